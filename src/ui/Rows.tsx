import type { MouseEvent, ReactNode, Ref } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { classes } from './classes.ts';
import frame from './Frame.module.css';
import css from './Rows.module.css';

/** A card with hairlines between its rows. */
export function CardList({ children, label, ref }: { readonly children: ReactNode; readonly label?: string; readonly ref?: Ref<HTMLUListElement> }): ReactNode {
  return <ul ref={ref} className={frame.frame} role="list" aria-label={label}>{children}</ul>;
}

/** Stands for the rows of a long list that are not there, as high as they would be. */
export function Gap({ height }: { readonly height: number }): ReactNode {
  return height > 0 ? <li className={css.gap} aria-hidden="true" style={{ blockSize: height }} /> : null;
}

type RowProps = {
  /** One sentence a person would say. */
  readonly title: ReactNode;
  /** State and place. */
  readonly detail?: ReactNode;
  readonly lead?: ReactNode;
  /** Chips and buttons at the end; they stay pressable above the row's own target. */
  readonly end?: ReactNode;
  /** What needs the row's whole width on a phone, e.g. a button with a longer verb. */
  readonly below?: ReactNode;
  /** What opens under the row, from edge to edge. */
  readonly panel?: ReactNode;
  readonly href?: string;
  readonly onPress?: () => void;
  readonly current?: boolean;
  /** Pressing opens or closes what stands below: says which. */
  readonly expanded?: boolean;
};

/** A line of a list; with `href` or `onPress` the whole row is one target. */
export function Row({ title, detail, lead, end, below, panel, href, onPress, current, expanded }: RowProps): ReactNode {
  return (
    <li className={classes(css.row, (href || onPress) && css.pressed, current && css.current)}>
      {lead ? <span className={css.lead}>{lead}</span> : null}
      <span className={css.text}>
        <RowTitle title={title} href={href} onPress={onPress} current={current} expanded={expanded} />
        {detail ? <span className={css.detail}>{detail}</span> : null}
      </span>
      {end ? <span className={css.end}>{end}</span> : null}
      {below ? <div className={css.below}>{below}</div> : null}
      {panel ? <div className={css.panel}>{panel}</div> : null}
    </li>
  );
}

type LongRowProps = Pick<RowProps, 'title' | 'detail' | 'current'> & {
  /** Without one, what is pressed is in the title. */
  readonly href: string | undefined;
  /** 2.5rem wide; the mark 0.75rem. */
  readonly lead: ReactNode;
  readonly mark: ReactNode;
  /** The list is not there as a whole: which one of how many. */
  readonly index: number;
  readonly of: number;
};

/** A line of a list of thousands: a row in the fewest elements, none of which measures another, because every letter of a search lays out a screenful. */
export function LongRow({ title, detail, lead, mark, href, current, index, of }: LongRowProps): ReactNode {
  return (
    <li className={classes(css.long, href && css.pressed, current && css.current)} aria-posinset={index + 1} aria-setsize={of}>
      {lead}
      {href ? <a href={href} className={linkClass} aria-current={current ? 'true' : undefined} onClick={follow}>{title}</a> : <span className={css.title}>{title}</span>}
      <span className={css.detail}>{detail}</span>
      {mark}
    </li>
  );
}

const linkClass = classes(css.title, css.target);

function RowTitle({ title, href, onPress, current, expanded }: Pick<RowProps, 'title' | 'href' | 'onPress' | 'current' | 'expanded'>): ReactNode {
  if (href?.startsWith('/')) return <a href={href} className={linkClass} aria-current={current ? 'true' : undefined} onClick={follow}>{title}</a>;
  if (href) return <a href={href} className={linkClass}>{title}</a>;
  if (onPress) return <button type="button" className={linkClass} aria-expanded={expanded} onClick={onPress}>{title}</button>;
  return <span className={css.title}>{title}</span>;
}

/** Stays in the app. The router's own link would listen to every change of the address, once for each row of a long list. */
export function follow(event: MouseEvent<HTMLAnchorElement>): void {
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  const to = event.currentTarget.getAttribute('href');
  if (elsewhere || !to) return;
  event.preventDefault();
  navigate(to);
}

/** Ticks the row it leads; the row's title is its label (`PickName`). */
export function PickBox({ id, checked, onChange }: { readonly id: string; readonly checked: boolean; readonly onChange: () => void }): ReactNode {
  return <span className={css.pickBox}><input id={id} type="checkbox" checked={checked} onChange={onChange} /></span>;
}

/** The title of a row that is picked, not opened: the whole row ticks the box. */
export function PickName({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  return <label className={css.pickName} htmlFor={id}>{children}</label>;
}

/** Initials in a circle, beside the name they abbreviate: not read out. */
export function Avatar({ name }: { readonly name: string }): ReactNode {
  return <span className={css.avatar} aria-hidden="true">{initials(name)}</span>;
}

/** First letters of the first and the last word, "?" where there is none. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => Array.from(word ?? '')[0] ?? '').join('').toLocaleUpperCase() || '?';
}
