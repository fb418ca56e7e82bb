import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './Paper.module.css';

type PaperProps = {
  readonly label: string;
  /** Where the sheet keeps to one language whatever the screen speaks. */
  readonly lang?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A sheet as it goes to a meeting; printing leaves everything else of the app away (print.css). */
export function Paper({ label, lang, className, children }: PaperProps): ReactNode {
  return <article lang={lang} className={classes(css.paper, className)} data-prints="alone" aria-label={label}>{children}</article>;
}

/** One part of a sheet below its heading; `level` as it stands under the sheet's own title. */
export function PaperPart({ title, level = 2, children }: { readonly title: string; readonly level?: 2 | 3; readonly children: ReactNode }): ReactNode {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section>
      <Title className={css.heading}>{title}</Title>
      {children}
    </section>
  );
}
