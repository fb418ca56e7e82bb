import type { ReactNode } from 'react';
import css from './Fields.module.css';

/** What is filled in, below each other with even gaps: on a sheet, or as a part of a form. */
export function Fields({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css.fields}>{children}</div>;
}
