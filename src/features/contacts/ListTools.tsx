import { SlidersHorizontal, UserPlus } from 'lucide-react';
import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import type { ContactRow } from '#app/api.ts';
import { formatNumber } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Hidden } from '#ui/Hidden.tsx';
import { filterCount, sortings } from './contactList.ts';
import { changeListView, useListView } from './listView.ts';
import { SearchBox } from './SearchBox.tsx';
import css from './ContactList.module.css';

const FilterSheet = lazy(async () => ({ default: (await import('./FilterSheet.tsx')).FilterSheet }));

type ListToolsProps = { readonly rows: readonly ContactRow[]; readonly selecting: boolean; readonly onSelecting: (on: boolean) => void };

/** What stands above the list: search, creating, filter, how many, order, selecting. */
export function ListTools({ rows, selecting, onSelecting }: ListToolsProps): ReactNode {
  const m = useMessages();
  const { query, filter } = useListView();
  const [filtering, setFiltering] = useState(false);
  const set = filterCount(filter);
  return (
    <>
      <SearchBox value={query} onChange={(typed) => changeListView({ query: typed, scroll: 0 })} />
      <div className={css.tools}>
        <LinkButton href="/kontakte/neu" icon={<UserPlus aria-hidden="true" />}>{m.contacts.list.create}</LinkButton>
        <Button icon={<SlidersHorizontal aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setFiltering(true)}>{m.contacts.filter.open(set)}</Button>
      </div>
      <div className={css.above}>
        <span className={css.count} role="status">{m.contacts.list.count(rows.length, formatNumber(rows.length))}</span>
        <SortSelect />
        <Button kind="plain" className={css.select} aria-pressed={selecting} onClick={() => onSelecting(!selecting)}>{selecting ? m.common.cancel : m.contacts.list.select}</Button>
      </div>
      {filtering ? <Suspense><FilterSheet found={rows.length} onClose={() => setFiltering(false)} /></Suspense> : null}
    </>
  );
}

function SortSelect(): ReactNode {
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
}
