import { useId, type ReactNode } from 'react';
import { Hidden } from './Hidden.tsx';
import { useControlWords } from './words.tsx';
import css from './Progress.module.css';

/** How far long work is; without `value` it only says that it goes on. */
export function Progress({ label, value, max = 1 }: { readonly label: string; readonly value?: number; readonly max?: number }): ReactNode {
  const id = useId();
  return (
    <div className={css.progress}>
      <label htmlFor={id}>{label}</label>
      <progress id={id} className={css.bar} value={value} max={max} />
    </div>
  );
}

/** The place where rows will stand; invisible for the first 300 ms. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }): ReactNode {
  const words = useControlWords();
  return (
    <div className={css.skeleton} aria-busy="true">
      <Hidden>{words.loading}</Hidden>
      {Array.from({ length: rows }, (_, index) => <div key={index} className={css.bone} />)}
    </div>
  );
}
