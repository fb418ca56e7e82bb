import type { ReactNode } from 'react';
import css from './Folded.module.css';

/** A longer text below its one line, folded until it is asked for; several stand below each other with hairlines. */
export function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className={css.folded}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
