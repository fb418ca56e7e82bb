import { SlidersHorizontal, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { filterCount } from './contactList.ts';
import { useListView } from './listView.ts';
import { SearchBox } from './SearchBox.tsx';
import css from './ContactList.module.css';

const FilterSheet = lazy(async () => ({ default: (await import('./FilterSheet.tsx')).FilterSheet }));

/** What stands above the list: search, creating, filter. */
export function ListTools(): ReactNode {
  const m = useMessages();
  const set = useListView((view) => filterCount(view.filter));
  const [filtering, setFiltering] = useState(false);
  return (
    <>
      <SearchBox />
      <div className={css.tools}>
        <LinkButton href="/kontakte/neu" icon={<UserPlus aria-hidden="true" />}>{m.contacts.list.create}</LinkButton>
        <Button icon={<SlidersHorizontal aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setFiltering(true)}>{m.contacts.filter.open(set)}</Button>
      </div>
      {filtering ? <Suspense><FilterSheet onClose={() => setFiltering(false)} /></Suspense> : null}
    </>
  );
}
