import { memo, useCallback, useId, useLayoutEffect, type ReactNode } from 'react';
import { usePlaceName } from '#app/places.ts';
import type { ContactId } from '#base/ids.ts';
import { formatNumber } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Hidden } from '#ui/Hidden.tsx';
import { rowCount, sortings, type Answer } from './contactList.ts';
import { ContactRowView } from './ContactRowView.tsx';
import { changeListView, useListView } from './listView.ts';
import { NobodyFound } from './NoContacts.tsx';
import { useList } from './useList.ts';
import { VirtualRows, type PlacedRow } from './VirtualRows.tsx';
import css from './ContactList.module.css';

type AnsweredRowsProps = {
  readonly current: ContactId | null;
  readonly pane: HTMLElement | null;
  /** Whether what scrolls the list is known. */
  readonly placed: boolean;
  readonly shown: boolean;
  readonly picked: ReadonlySet<ContactId> | null;
  readonly onPick: (id: ContactId) => void;
  readonly onSelecting: (on: boolean) => void;
  /** Told what the list shows, for who acts on all of it. */
  readonly onAnswer: (answer: Answer) => void;
};

/** How many were found, in which order, and they themselves. */
export function AnsweredRows({ current, pane, placed, shown, picked, onPick, onSelecting, onAnswer }: AnsweredRowsProps): ReactNode {
  const m = useMessages();
  const { answer, question } = useList();
  const placeOf = usePlaceName();
  const count = rowCount(answer);
  useLayoutEffect(() => onAnswer(answer), [answer, onAnswer]);
  const renderRow = useCallback(({ row, index, of }: PlacedRow, key: number): ReactNode => (
    <ContactRowView key={key} m={m} row={row} place={placeOf(row.municipality)} today={answer.today} current={row.id === current} picked={picked && picked.has(row.id)} onPick={onPick} index={index} of={of} />
  ), [m, placeOf, answer.today, current, picked, onPick]);
  return (
    <>
      <div className={css.above}>
        <span className={css.count} role="status">{m.contacts.list.count(count, formatNumber(count))}</span>
        <SortSelect />
        <SelectButton selecting={picked !== null} onSelecting={onSelecting} />
      </div>
      {count === 0 ? <NobodyFound /> : placed ? <VirtualRows label={m.contacts.list.label} answer={answer} question={question} pane={pane} shown={shown} renderRow={renderRow} /> : null}
    </>
  );
}

const SelectButton = memo(function SelectButton({ selecting, onSelecting }: { readonly selecting: boolean; readonly onSelecting: (on: boolean) => void }): ReactNode {
  const m = useMessages();
  return <Button kind="plain" className={css.select} aria-pressed={selecting} onClick={() => onSelecting(!selecting)}>{selecting ? m.common.cancel : m.contacts.list.select}</Button>;
});

const SortSelect = memo(function SortSelect(): ReactNode {
  const m = useMessages();
  const id = useId();
  const sorting = useListView((view) => view.sorting);
  const choose = (value: string) => {
    const chosen = sortings.find((one) => one === value);
    if (chosen) changeListView({ sorting: chosen, scroll: 0 });
  };
  return (
    <>
      <label htmlFor={id}><Hidden>{m.contacts.list.sort}</Hidden></label>
      <select id={id} className={css.sort} value={sorting} onChange={(event) => choose(event.target.value)}>
        {sortings.map((one) => <option key={one} value={one}>{m.contacts.list.sortings[one]}</option>)}
      </select>
    </>
  );
});
