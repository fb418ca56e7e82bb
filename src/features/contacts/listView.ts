import { create } from 'zustand';
import { useLive } from '#app/live.ts';
import { noFilter, type ListFilter, type Sorting } from './contactList.ts';

type ListView = {
  readonly query: string;
  readonly filter: ListFilter;
  readonly sorting: Sorting;
  /** Pixels the list was scrolled by when it was last seen. */
  readonly scroll: number;
  /** The name a new contact starts with; kept in memory because addresses stay in the browser's history. */
  readonly newName: string;
};

const fresh: ListView = { query: '', filter: noFilter, sorting: 'name', scroll: 0, newName: '' };

/** How the list was left, so that coming back from a contact or a form finds it so. */
export const useListView = create<ListView>(() => fresh);

export function changeListView(change: Partial<ListView>): void {
  useListView.setState(change);
}

/** The name for a new contact, until the form that began with it has forgotten it. */
export function newName(): string {
  return useListView.getState().newName;
}

export function forgetNewName(): void {
  changeListView({ newName: '' });
}

// A query may be a person's name: locking forgets it.
useLive.subscribe((live, before) => {
  if (before.session.at === 'unlocked' && live.session.at !== 'unlocked') useListView.setState(fresh);
});
