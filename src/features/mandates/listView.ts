import { create } from 'zustand';
import { useLive } from '#app/live.ts';
import { noFilter, type MandateFilter } from './mandateList.ts';

type ListView = { readonly query: string; readonly filter: MandateFilter };
const fresh: ListView = { query: '', filter: noFilter };

/** How the list was left, so that coming back from a mandate or a form finds it so. */
export const useListView = create<ListView>(() => fresh);

export function changeListView(change: Partial<ListView>): void {
  useListView.setState(change);
}

// A query may be a person's name: locking forgets it.
useLive.subscribe((live, before) => {
  if (before.session.at === 'unlocked' && live.session.at !== 'unlocked') useListView.setState(fresh);
});
