import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { SearchField } from '#ui/SearchField.tsx';
import { changeListView, useListView } from './listView.ts';

/** The search over all contacts. */
export function SearchBox(): ReactNode {
  const m = useMessages();
  return <SearchField label={m.common.search} placeholder={m.contacts.list.searchHint} value={useListView((view) => view.query)} onChange={(query) => changeListView({ query, scroll: 0 })} />;
}
