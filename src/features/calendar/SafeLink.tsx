import type { ReactNode } from 'react';
import css from './Event.module.css';

/** Leaves the app, in a tab of its own that learns nothing of where it was opened. What is no https address is text. */
export function SafeLink({ href, icon, children }: { readonly href: string; readonly icon?: ReactNode; readonly children: ReactNode }): ReactNode {
  const safe = URL.canParse(href) && new URL(href).protocol === 'https:';
  return safe ? <a className={css.link} href={href} target="_blank" rel="noreferrer noopener">{icon}{children}</a> : <span>{children}</span>;
}
