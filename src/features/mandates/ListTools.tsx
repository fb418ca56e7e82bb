import { Plus, Search, SlidersHorizontal } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { mandates } from '#messages/later/mandates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Hidden } from '#ui/Hidden.tsx';
import { FilterSheet } from './FilterSheet.tsx';
import { changeListView, useListView } from './listView.ts';
import { filterCount } from './mandateList.ts';
import css from './Mandates.module.css';

/** What stands above the list: search, entering a mandate, filter. */
export function ListTools(): ReactNode {
  const m = useTexts(mandates);
  const common = useMessages().common;
  const id = useId();
  const query = useListView((view) => view.query);
  const set = useListView((view) => filterCount(view.filter));
  const [filtering, setFiltering] = useState(false);
  return (
    <>
      <div className={css.search} role="search">
        <label htmlFor={id}><Hidden>{common.search}</Hidden><Search aria-hidden="true" /></label>
        <input id={id} type="search" value={query} placeholder={m.list.searchHint} autoComplete="off" spellCheck={false} enterKeyHint="search" onChange={(event) => changeListView({ query: event.target.value })} />
      </div>
      <div className={css.tools}>
        <LinkButton href="/mandate/neu" icon={<Plus aria-hidden="true" />}>{m.list.create}</LinkButton>
        <Button icon={<SlidersHorizontal aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setFiltering(true)}>{m.filter.open(set)}</Button>
      </div>
      {filtering ? <FilterSheet onClose={() => setFiltering(false)} /> : null}
    </>
  );
}
