import { useDeferredValue, useMemo, useRef } from 'react';
import type { ContactRow } from '#app/api.ts';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { chooseRows, orderRows } from './contactList.ts';
import { useListView } from './listView.ts';

type List = {
  readonly rows: readonly ContactRow[];
  /** How many contacts there are before searching and filtering. */
  readonly all: number;
  readonly opening: boolean;
};

/** The rows as searched, filtered and sorted; typing stays ahead of a long list. */
export function useList(): List {
  const live = useLive((state) => state.rows);
  const opening = useLive((state) => state.status.opening);
  const { query, filter, sorting } = useListView();
  const wanted = useDeferredValue(query);
  const before = useRef<readonly ContactRow[]>([]);
  const ordered = useMemo(() => (before.current = orderRows(live, sorting, before.current)), [live, sorting]);
  const day = today();
  const rows = useMemo(() => chooseRows(ordered, wanted, filter, day), [ordered, wanted, filter, day]);
  return { rows, all: live.size, opening };
}
