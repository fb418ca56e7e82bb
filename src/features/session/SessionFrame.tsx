import { useEffect, type ReactNode } from 'react';
import css from './Session.module.css';

/** The one-column page around everything before unlocking. */
export function SessionFrame({ title, text, children }: { readonly title: string; readonly text?: string; readonly children?: ReactNode }): ReactNode {
  useEffect(() => { document.title = `${title} · Anlauf`; }, [title]);
  return (
    <main className={css.page}>
      <div className={css.head}>
        <img className={css.mark} src="/icon.svg" alt="" />
        <h1>{title}</h1>
        {text ? <p className={css.soft}>{text}</p> : null}
      </div>
      {children}
    </main>
  );
}
