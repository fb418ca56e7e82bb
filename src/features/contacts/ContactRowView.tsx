import { useId, type CSSProperties, type ReactNode, type Ref } from 'react';
import type { ContactRow, Receipt } from '#app/api.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueWords } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Chip } from '#ui/Chip.tsx';
import { Hidden } from '#ui/Hidden.tsx';
import { Avatar, Row } from '#ui/Rows.tsx';
import css from './ContactList.module.css';

type Picking = { readonly picked: boolean; readonly onPick: () => void };

type ContactRowProps = {
  readonly row: ContactRow;
  readonly place: string;
  readonly today: LocalDate;
  readonly current: boolean;
  /** While several are being selected: a checkbox instead of the link. */
  readonly picking: Picking | null;
  readonly position: { readonly index: number; readonly of: number };
  readonly style: CSSProperties;
  readonly ref: Ref<HTMLLIElement>;
};

/** One person in the list: name, stage and place; what is due; where the latest edit is. */
export function ContactRowView({ row, place, today, current, picking, position, style, ref }: ContactRowProps): ReactNode {
  const m = useMessages();
  const id = useId();
  const shared = { position, style, ref, current };
  const detail = (
    <>
      {[m.contacts.stages[row.stage], place].filter(Boolean).join(' · ')}
      <RowChips row={row} today={today} />
    </>
  );
  const end = <ReceiptMark receipt={row.receipt} />;
  if (!picking) return <Row {...shared} title={row.name} detail={detail} lead={<Avatar name={row.name} />} end={end} href={`/kontakte/${row.id}`} />;
  return (
    <Row
      {...shared}
      lead={<span className={css.pickBox}><input id={id} type="checkbox" checked={picking.picked} onChange={picking.onPick} /></span>}
      title={<label className={css.pick} htmlFor={id}>{row.name}</label>}
      detail={detail}
      end={end}
    />
  );
}

/** What presses: two values nobody settled, something due. Below the name, so that the name keeps the line to itself on a phone. */
function RowChips({ row, today }: { readonly row: ContactRow; readonly today: LocalDate }): ReactNode {
  const m = useMessages();
  const due = row.due !== null && row.due <= today ? row.due : null;
  if (!row.contested && !due) return null;
  return (
    <span className={css.chips}>
      {due ? <Chip tone={due < today ? 'late' : 'due'}>{m.contacts.list.due(dueWords(due, today))}</Chip> : null}
      {row.contested ? <Chip tone="due">{m.contacts.list.contested}</Chip> : null}
    </span>
  );
}

/** A hollow ring: on this device; a full dot: safe at the hub. The word is read out and shown on pointing. */
function ReceiptMark({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const m = useMessages();
  const word = m.common.receipt[receipt];
  return <span className={css.receipt} data-receipt={receipt} title={word}><Hidden>{word}</Hidden></span>;
}
