import type { ReactNode } from 'react';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import css from './ContestedCard.module.css';

type FrameProps = {
  readonly title: string;
  readonly why: string;
  /** How deep the title stands under the page's own: 2 unless told. */
  readonly level?: 2 | 3;
  /** Why the last answer was refused, as a sentence that stays. */
  readonly problem?: string | null;
  readonly children: ReactNode;
};

/** Frames what somebody has to settle: what stands there, why, and what may be answered. */
export function ContestedFrame({ title, why, level = 2, problem, children }: FrameProps): ReactNode {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section className={css.card} aria-label={title}>
      <Title className={css.title}>{title}</Title>
      <p>{why}</p>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      {children}
    </section>
  );
}

type CardProps<C> = Omit<FrameProps, 'why' | 'children'> & {
  /** `pick` is the button's verb; `pickValue` its whole name, which tells the values apart for who only hears them. */
  readonly words: { readonly why: string; readonly pick: string; readonly pickValue: (value: string) => string };
  readonly choices: readonly C[];
  readonly value: (choice: C) => string;
  /** Who said it, and when. */
  readonly from?: (choice: C) => string;
  readonly busy: boolean;
  readonly onPick: (choice: C) => void;
};

/** Values that were said apart from each other, side by side: picking one replaces all of them. */
export function ContestedCard<C extends { readonly edit: string }>({ words, choices, value, from, busy, onPick, ...frame }: CardProps<C>): ReactNode {
  return (
    <ContestedFrame {...frame} why={words.why}>
      <ul role="list" className={css.values}>
        {choices.map((choice) => {
          const said = value(choice);
          return (
            <li key={choice.edit} className={css.value}>
              <span><strong className={css.said}>{said}</strong>{from ? <span className={css.from}>{from(choice)}</span> : null}</span>
              <Button aria-label={words.pickValue(said)} busy={busy} onClick={() => onPick(choice)}>{words.pick}</Button>
            </li>
          );
        })}
      </ul>
    </ContestedFrame>
  );
}
