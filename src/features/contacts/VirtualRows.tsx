import { useLayoutEffect, useReducer, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { ContactRow } from '#app/api.ts';
import { CardList, Gap } from '#ui/Rows.tsx';
import { rowAt, type Answer } from './contactList.ts';
import { knownHeights } from './knownHeights.ts';
import { changeListView, useListView } from './listView.ts';
import { keysFor, noKeys } from './rowKeys.ts';
import { rowsBetween } from './rowPlaces.ts';

/** Rows kept ready beyond what one sees; at the top, where a search begins, every one costs time to the answer. */
const BEYOND_ROWS = 8;
const BEYOND_AT_TOP = 1;
/** As last seen, also by the list before this one: a list that comes back into view stands where it was left. */
const heights = knownHeights();

export type PlacedRow = { readonly row: ContactRow; readonly index: number; readonly of: number };
type RowsProps = {
  readonly label: string;
  readonly answer: Answer;
  /** Changes with what the list is asked for, and only then. */
  readonly question: object;
  /** What scrolls the list: its pane on wide screens; null: the window. */
  readonly pane: HTMLElement | null;
  /** False while a contact covers the list on a phone: the list then neither measures nor remembers its place. */
  readonly shown: boolean;
  /** With the key its element has. */
  readonly renderRow: (placed: PlacedRow, key: number) => ReactNode;
};

/** As many rows as one sees, of any number. They stand in the document's own flow between two gaps, so they never overlap. */
export function VirtualRows({ label, answer, question, pane, shown, renderRow }: RowsProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const { starts, measure } = useStarts(answer, list);
  const margin = useMargin(list, shown, pane);
  const { top, height } = useView(pane, shown);
  const { first, end } = rowsBetween(starts, top - margin, top - margin + height, top > 0 ? BEYOND_ROWS : BEYOND_AT_TOP);
  const seen = Array.from({ length: end - first }, (_, place) => rowAt(answer, first + place)).filter((row) => row !== undefined);
  const keys = useRef(noKeys);
  keys.current = keysFor(keys.current, question, seen.map((row) => row.id));
  useLayoutEffect(() => {
    if (shown) measure(seen, first);
  });
  return (
    <CardList ref={list} label={label}>
      <Gap height={starts[first] ?? 0} />
      {seen.map((row, place) => renderRow({ row, index: first + place, of: starts.length - 1 }, keys.current.shown[place]?.key ?? place))}
      <Gap height={(starts.at(-1) ?? 0) - (starts[end] ?? 0)} />
    </CardList>
  );
}

/** Where the rows of the answer begin, as far as known; `measure` looks at those that are there. */
function useStarts(answer: Answer, list: RefObject<HTMLUListElement | null>) {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const measure = (seen: readonly ContactRow[], first: number) => {
    const elements = list.current?.querySelectorAll<HTMLElement>(':scope > [aria-posinset]');
    const measured = seen.map((row, place) => ({ row, place: first + place, height: elements?.[place]?.getBoundingClientRect().height ?? 0 }));
    if (heights.learn(answer, measured)) draw();
  };
  useWidth(list, () => {
    heights.forget();
    draw();
  });
  return { starts: heights.startsOf(answer), measure };
}

/** How far the list begins below the start of what scrolls; banners above it may come and go. */
function useMargin(list: RefObject<HTMLElement | null>, shown: boolean, pane: HTMLElement | null): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    if (!shown || !list.current) return;
    const start = pane ? pane.getBoundingClientRect().top - pane.scrollTop : -window.scrollY;
    setMargin(Math.round(list.current.getBoundingClientRect().top - start));
  });
  return margin;
}

type View = { readonly top: number; readonly height: number };
/** Rows ready beyond the view make it enough to look again after as much. */
const STEP_PX = 60;

/** Goes back to where the list was left, and follows where it is while it is seen. */
function useView(pane: HTMLElement | null, shown: boolean): View {
  const [view, setView] = useState<View>(() => ({ top: useListView.getState().scroll, height: window.innerHeight }));
  useLayoutEffect(() => {
    if (!shown) return undefined;
    const scroller = pane ?? window;
    const look = () => {
      const seen = pane ? { top: pane.scrollTop, height: pane.clientHeight } : { top: window.scrollY, height: window.innerHeight };
      changeListView({ scroll: seen.top });
      setView((before) => (isNear(before, seen) ? before : seen));
    };
    scroller.scrollTo({ top: useListView.getState().scroll, behavior: 'instant' });
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      scroller.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [shown, pane]);
  return view;
}

function isNear(a: View, b: View): boolean {
  return a.height === b.height && Math.abs(a.top - b.top) < STEP_PX && (a.top > 0) === (b.top > 0);
}

/** Tells when the element has got another width. */
function useWidth(element: RefObject<HTMLElement | null>, changed: () => void): void {
  const tell = useRef(changed);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    let width = 0;
    const observer = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0;
      if (now > 0 && width > 0 && now !== width) tell.current();
      if (now > 0) width = now;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
}
