import { useId, type ReactNode } from 'react';
import css from './Section.module.css';

type SectionProps = { readonly title: string; readonly count?: number | string; readonly id?: string; readonly children: ReactNode };

/** A heading with how many things stand below it. */
export function Section({ title, count, id, children }: SectionProps): ReactNode {
  const headingId = useId();
  return (
    <section className={css.section} id={id} aria-labelledby={headingId}>
      <h2 className={css.heading}>
        <span id={headingId}>{title}</span>
        {count === undefined ? null : <span>{count}</span>}
      </h2>
      {children}
    </section>
  );
}

/** Things below each other with even gaps. */
export function Stack({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css.stack}>{children}</div>;
}

type EmptyStateProps = { readonly icon?: ReactNode; readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode };

/** Says what will stand here and offers the first step. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={css.empty}>
      {icon}
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
