import type { ReactNode } from 'react';
import type { Hue, MarkShape } from '#domain/committee.ts';
import { classes } from '#ui/classes.ts';
import css from './MarkSign.module.css';

type MarkSignProps = { readonly hue: Hue; readonly shape: MarkShape; /** Beside a line of text instead of among other marks. */ readonly large?: boolean };

/** A body's colour and shape in one element, since a month has a hundred of them. Its name stands beside it or in the label around it. */
export function MarkSign({ hue, shape, large }: MarkSignProps): ReactNode {
  return <span className={markClass(hue, shape, large)} aria-hidden="true" />;
}

/** The same for who draws the element in one with others. */
export function markClass(hue: Hue, shape: MarkShape, large = false): string {
  return classes(css.mark, large && css.large, css[hue], css[shape]);
}
