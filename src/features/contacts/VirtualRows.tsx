import { measureElement, useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode, type Ref, type RefObject } from 'react';
import { CardList } from '#ui/Rows.tsx';
import { changeListView, useListView } from './listView.ts';

/** A row before it was measured; real heights follow the text size. */
const ROW_PX = 72;
const BEYOND_ROWS = 8;
/** Heights as last seen, by key: a list that comes back into view stands where it was left. */
const heights = new Map<string, number>();

export type PlacedRow = { readonly style: CSSProperties; readonly position: { readonly index: number; readonly of: number }; readonly ref: Ref<HTMLLIElement> };
type RowsProps = {
  readonly label: string;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** False while a contact covers the list on a phone: the list then neither measures nor remembers its place. */
  readonly shown: boolean;
  readonly renderRow: (index: number, placed: PlacedRow) => ReactNode;
};

/** As many rows as one sees, of any number; the window scrolls them (phones). */
export function WindowRows(props: RowsProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const margin = useMargin(list, props.shown, null);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    count: props.count, getItemKey: props.keyOf, ...sizing(props.keyOf), overscan: BEYOND_ROWS, scrollMargin: margin,
    enabled: props.shown, initialOffset: () => useListView.getState().scroll,
  });
  useKeptScroll(props.shown, window);
  return <Placed {...props} list={list} virtualizer={virtualizer} margin={margin} />;
}

/** The same inside a pane that scrolls by itself (wide screens). */
export function PaneRows({ pane, ...props }: RowsProps & { readonly pane: HTMLElement }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const margin = useMargin(list, props.shown, pane);
  const virtualizer = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: props.count, getItemKey: props.keyOf, ...sizing(props.keyOf), overscan: BEYOND_ROWS, scrollMargin: margin,
    getScrollElement: () => pane, initialOffset: () => useListView.getState().scroll,
  });
  useKeptScroll(true, pane);
  return <Placed {...props} list={list} virtualizer={virtualizer} margin={margin} />;
}

type PlacedProps<Scroller extends Element | Window> = RowsProps & { readonly list: RefObject<HTMLUListElement | null>; readonly virtualizer: Virtualizer<Scroller, HTMLLIElement>; readonly margin: number };

function Placed<Scroller extends Element | Window>({ label, count, renderRow, list, virtualizer, margin }: PlacedProps<Scroller>): ReactNode {
  return (
    <CardList ref={list} label={label} style={{ position: 'relative', blockSize: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => renderRow(item.index, {
        position: { index: item.index, of: count },
        style: { position: 'absolute', insetInline: 0, insetBlockStart: 0, transform: `translateY(${item.start - margin}px)` },
        ref: (element) => {
          if (!element) return;
          element.dataset.index = String(item.index);
          virtualizer.measureElement(element);
        },
      }))}
    </CardList>
  );
}

function sizing(keyOf: (index: number) => string) {
  const measure: typeof measureElement = (element, entry, instance) => {
    const height = measureElement(element, entry, instance);
    if (height > 0) heights.set(keyOf(instance.indexFromElement(element)), height);
    return height;
  };
  return { estimateSize: (index: number) => heights.get(keyOf(index)) ?? ROW_PX, measureElement: measure };
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

/** Goes back to where the list was left, and remembers where it is while it is seen. */
function useKeptScroll(shown: boolean, scroller: HTMLElement | Window): void {
  useLayoutEffect(() => {
    if (!shown) return undefined;
    const kept = useListView.getState().scroll;
    scroller.scrollTo({ top: kept, behavior: 'instant' });
    const remember = () => changeListView({ scroll: scroller instanceof Window ? scroller.scrollY : scroller.scrollTop });
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => scroller.removeEventListener('scroll', remember);
  }, [shown, scroller]);
}
