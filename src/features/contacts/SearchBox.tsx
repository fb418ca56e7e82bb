import { Search } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Hidden } from '#ui/Hidden.tsx';
import { useMessages } from '#messages/useMessages.ts';
import { changeListView, useListView } from './listView.ts';
import css from './ContactList.module.css';

/** The search over all contacts; its label is read, the magnifier shown. */
export function SearchBox(): ReactNode {
  const m = useMessages();
  const id = useId();
  const query = useListView((view) => view.query);
  return (
    <div className={css.search} role="search">
      <label htmlFor={id}><Hidden>{m.common.search}</Hidden>{magnifier}</label>
      <input id={id} type="search" value={query} placeholder={m.contacts.list.searchHint} autoComplete="off" spellCheck={false} enterKeyHint="search" onChange={(event) => changeListView({ query: event.target.value, scroll: 0 })} />
    </div>
  );
}

const magnifier = <Search aria-hidden="true" />;
