import { useEffect, useRef, type ReactNode } from 'react';
import css from './Step.module.css';

/** Brings a new step of one screen to its beginning: the button that led to it is gone, and with it the focus of keyboard and screen reader. */
export function Step({ at, children }: { readonly at: string; readonly children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    box.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [at]);
  return <div ref={box} className={css.step} tabIndex={-1}>{children}</div>;
}
