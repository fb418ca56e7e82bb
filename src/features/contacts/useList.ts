import { useEffect, useMemo, useRef } from 'react';
import type { ContactRow } from '#app/api.ts';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { whenIdle } from '#app/whenIdle.ts';
import { findIn } from '#domain/search.ts';
import { chooseRows, orderedRows, orderRows, type Answer } from './contactList.ts';
import { useListView } from './listView.ts';

type List = {
  readonly answer: Answer;
  /** Another object whenever the list is asked for something else. */
  readonly question: object;
};

/** The rows as searched, filtered and sorted: fast enough to stand in the same frame as the letter that was typed. */
export function useList(): List {
  const live = useLive((state) => state.rows);
  const query = useListView((view) => view.query);
  const filter = useListView((view) => view.filter);
  const sorting = useListView((view) => view.sorting);
  const sorted = useRef<readonly ContactRow[]>([]);
  const answered = useRef<Answer | null>(null);
  const ordered = useMemo(() => orderedRows((sorted.current = orderRows(live, sorting, sorted.current))), [live, sorting]);
  const day = today();
  const answer = useMemo(() => (answered.current = chooseRows(ordered, query, filter, day, answered.current)), [ordered, query, filter, day]);
  const question = useMemo(() => ({ query, filter, sorting }), [query, filter, sorting]);
  // Made ready while nobody waits, and looked through once, so that the code is as ready as the text: then the first letter does not wait either.
  useEffect(() => whenIdle(() => void findIn(ordered.haystacks(), ['e', 'er'], null)), [ordered]);
  return { answer, question };
}
