import { memo, useId, type ReactNode } from 'react';
import type { ContactRow } from '#app/api.ts';
import type { ContactId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { dueWords } from '#messages/dates.ts';
import { Chip } from '#ui/Chip.tsx';
import { ReceiptMark } from '#ui/ReceiptMark.tsx';
import { Avatar, LongRow, PickBox, PickName } from '#ui/Rows.tsx';
import { dueBy } from './contactList.ts';
import css from './ContactList.module.css';

type ContactRowProps = {
  readonly row: ContactRow;
  readonly place: string;
  readonly today: LocalDate;
  readonly current: boolean;
  /** Whether it is selected, while several are being selected: a checkbox instead of the link. */
  readonly picked: boolean | null;
  readonly onPick: (id: ContactId) => void;
  readonly index: number;
  readonly of: number;
  readonly m: Catalogue;
};

/** One person in the list: name, stage and place; what is due; where the latest edit is. Everything comes as a property: a letter typed renders a screenful of these. */
export const ContactRowView = memo(function ContactRowView({ row, place, today, current, picked, onPick, index, of, m }: ContactRowProps): ReactNode {
  const id = useId();
  const stage = m.contacts.stages[row.stage];
  return (
    <LongRow
      index={index}
      of={of}
      current={current}
      href={picked === null ? `/kontakte/${row.id}` : undefined}
      lead={picked === null ? <Avatar name={row.name} /> : <PickBox id={id} checked={picked} onChange={() => onPick(row.id)} />}
      title={picked === null ? row.name : <PickName id={id}>{row.name}</PickName>}
      detail={<>{place ? `${stage} · ${place}` : stage}{chips(row, today, m)}</>}
      mark={<ReceiptMark receipt={row.receipt} word={m.common.receipt[row.receipt]} />}
    />
  );
});

/** What presses: two values nobody settled, something due. Below the name, so that the name keeps the line to itself on a phone. */
function chips(row: ContactRow, today: LocalDate, m: Catalogue): ReactNode {
  const due = dueBy(row, today);
  if (!row.contested && !due) return null;
  return (
    <span className={css.chips}>
      {due ? <Chip tone={due < today ? 'late' : 'due'}>{m.contacts.list.due(dueWords(due, today))}</Chip> : null}
      {row.contested ? <Chip tone="due">{m.contacts.list.contested}</Chip> : null}
    </span>
  );
}
