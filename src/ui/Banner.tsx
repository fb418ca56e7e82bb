import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import type { Tone } from './Chip.tsx';
import css from './Banner.module.css';

type BannerProps = {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** One line where it fits: for what stands above every screen. */
  readonly slim?: boolean;
  /** `alert` interrupts a screen reader: for what just failed. `status` waits: for what just changed. */
  readonly live?: 'alert' | 'status';
};

/** A message that stays in its place until its cause is gone. */
export function Banner({ tone = 'neutral', title, children, action, slim, live }: BannerProps): ReactNode {
  return (
    <div className={classes(css.banner, tone !== 'neutral' && css[tone], slim && css.slim)} role={live}>
      <div className={css.text}>
        {title ? <strong className={css.title}>{title}</strong> : null}
        {children}
      </div>
      {action}
    </div>
  );
}
