import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { classes } from './classes.ts';
import css from './Chip.module.css';

/** safe: at the hub; due: soon; late: overdue; here: on this device only. */
export type Tone = 'safe' | 'due' | 'late' | 'here' | 'neutral';

type ChipProps = { readonly tone?: Tone; readonly href?: string; /** What it says is being brought up to date. */ readonly busy?: boolean; readonly children: ReactNode };

/** A word with a shape and a colour, never colour alone. With `href` it is a link. */
export function Chip({ tone = 'neutral', href, busy, children }: ChipProps): ReactNode {
  const content = <><Shape tone={tone} />{children}</>;
  const className = classes(css.chip, css[tone], href && css.link);
  return href ? <Link href={href} className={className}>{content}</Link> : <span className={className} aria-busy={busy || undefined}>{content}</span>;
}

function Shape({ tone }: { readonly tone: Tone }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
      {tone === 'safe' ? <path d="M1.5 6.5 4.5 9.5 10.5 2.5" />
        : tone === 'due' ? <path d="M6 1.5V6l3.5 2.5" />
          : tone === 'late' ? <path d="M6 1.5v5.5M6 10.4v.1" />
            : tone === 'here' ? <circle cx="6" cy="6" r="4" />
              : <circle cx="6" cy="6" r="3" fill="currentColor" stroke="none" />}
    </svg>
  );
}
