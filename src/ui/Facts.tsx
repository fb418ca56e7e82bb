import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import frame from './Frame.module.css';
import css from './Facts.module.css';

/** What is known, on a card with hairlines: each fact below what it is of. `strong` where they are few words each. */
export function Facts({ strong, children }: { readonly strong?: boolean; readonly children: ReactNode }): ReactNode {
  return <dl className={classes(frame.frame, strong && css.strong)}>{children}</dl>;
}

/** One fact of `Facts`: several things stand below each other, and breaks in what was typed stay. */
export function Fact({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }): ReactNode {
  return <div className={css.fact}><dt>{label}</dt><dd>{children}</dd></div>;
}
