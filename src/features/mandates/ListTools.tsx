import { Plus, SlidersHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { mandates } from '#messages/later/mandates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { FilterSheet } from './FilterSheet.tsx';
import { changeListView, useListView } from './listView.ts';
import { filterCount } from './mandateList.ts';
import css from './Mandates.module.css';

/** What stands above the list: search, entering a mandate, filter. */
export function ListTools(): ReactNode {
  const m = useTexts(mandates);
  const common = useMessages().common;
  const query = useListView((view) => view.query);
  const set = useListView((view) => filterCount(view.filter));
  const [filtering, setFiltering] = useState(false);
  return (
    <>
      <SearchField label={common.search} placeholder={m.list.searchHint} value={query} onChange={(typed) => changeListView({ query: typed })} />
      <div className={css.tools}>
        <LinkButton href="/mandate/neu" icon={<Plus aria-hidden="true" />}>{m.list.create}</LinkButton>
        <Button icon={<SlidersHorizontal aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setFiltering(true)}>{m.filter.open(set)}</Button>
      </div>
      {filtering ? <FilterSheet onClose={() => setFiltering(false)} /> : null}
    </>
  );
}
