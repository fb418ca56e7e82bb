import { ArrowLeft } from 'lucide-react';
import { createContext, useCallback, useContext, useEffect, useId, useRef, type FocusEvent, type ReactNode, type Ref, type RefObject } from 'react';
import { Link } from 'wouter';
import { classes } from './classes.ts';
import { goesBack } from './ScrollPlace.ts';
import { useControlWords } from './words.tsx';
import css from './Page.module.css';

const CommonChip = createContext<ReactNode>(null);
const CommonEnd = createContext<ReactNode>(null);
const InPane = createContext(false);
const APP = 'Anlauf';
let anyShown = false;

/** What stands at the end of every page's header on a phone: the connection, unless the page has a chip of its own, and what is needed everywhere. On wide screens the sidebar has both. */
export function CommonChipProvider({ chip, end, children }: { readonly chip: ReactNode; readonly end: ReactNode; readonly children: ReactNode }): ReactNode {
  return <CommonChip value={chip}><CommonEnd value={end}>{children}</CommonEnd></CommonChip>;
}

type PageProps = {
  readonly title: string;
  /** What the browser's tab, and with it its history on the disk, says instead of a title that is a person's name. */
  readonly tab?: string;
  /** Where "Zurück" leads: a route, or what to do. */
  readonly back?: string | (() => void);
  /** Instead of the common chip, e.g. "Entwurf hier". */
  readonly chip?: ReactNode;
  readonly actions?: ReactNode;
  /** The sticky bar at the thumb; while it stands, the bottom navigation gives way. */
  readonly save?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A screen: header, main part, save bar. Moves the focus to its heading when one comes to it from another screen. */
export function Page({ title, tab = title, back, chip, actions, save, wide, children }: PageProps): ReactNode {
  const common = useContext(CommonChip);
  const end = useContext(CommonEnd);
  const inPane = useContext(InPane);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => announce(heading.current), []);
  const keepFocus = useFocusKept(heading);
  useEffect(() => { document.title = `${tab} · ${APP}`; }, [tab]);
  const Part = inPane ? 'section' : 'main';
  return (
    <Part onFocus={keepFocus} className={classes(css.page, wide && css.wide)} aria-labelledby={id} data-save={save ? '' : undefined}>
      <header className={classes(css.header, back !== undefined && css.returns)}>
        {back === undefined ? null : <Back to={back} />}
        <h1 id={id} ref={heading} className={css.title} tabIndex={-1}>{title}</h1>
        {actions}
        {chip ?? (common ? <span className={css.common}>{common}</span> : null)}
        {end ? <span className={classes(css.common, css.end)}>{end}</span> : null}
      </header>
      <div className={css.body}>{children}</div>
      {save ? <div className={css.save}>{save}</div> : null}
    </Part>
  );
}

/** What had the focus may go (a card that was settled, a row that left): then the heading has it, not the top of the document. */
function useFocusKept(heading: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    if (last.current === null || last.current.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    heading.current?.focus({ preventScroll: true });
  });
  return useCallback((event) => { last.current = event.target; }, []);
}

function Back({ to }: { readonly to: string | (() => void) }): ReactNode {
  const words = useControlWords();
  const icon = <ArrowLeft aria-hidden="true" />;
  return typeof to === 'string'
    ? <Link href={to} state={goesBack} className={css.back} aria-label={words.back}>{icon}</Link>
    : <button type="button" className={css.back} aria-label={words.back} onClick={to}>{icon}</button>;
}

/** Not on the first screen after loading, and not where a field has taken the focus for itself. */
function announce(heading: HTMLHeadingElement | null): void {
  const field = document.activeElement?.closest('input, textarea, select, dialog, [role="dialog"]');
  if (anyShown && !field) heading?.focus({ preventScroll: true });
  anyShown = true;
}

type TwoPanesProps = {
  readonly list: ReactNode;
  /** Null: nothing picked. On phones the detail then covers the list; the list stays mounted. */
  readonly detail: ReactNode | null;
  /** Says on the right of a wide screen, while nothing is picked, what will stand there. */
  readonly hint: string | null;
  /** The scrolling element of the list on wide screens (on phones the window scrolls). */
  readonly listRef?: Ref<HTMLDivElement>;
};

/** List and detail side by side from 900 px on, one of them on phones. */
export function TwoPanes({ list, detail, hint, listRef }: TwoPanesProps): ReactNode {
  return (
    <InPane value={true}>
      <main className={css.panes} data-panes="">
        <div ref={listRef} className={css.pane} data-shown={detail === null}>{list}</div>
        <div className={css.pane} data-shown={detail !== null}>{detail ?? (hint && <p className={css.hint}>{hint}</p>)}</div>
      </main>
    </InPane>
  );
}
