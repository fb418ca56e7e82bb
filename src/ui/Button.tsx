import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'wouter';
import { classes } from './classes.ts';
import css from './Button.module.css';

export type ButtonKind = 'primary' | 'quiet' | 'danger' | 'plain';
type Look = { readonly kind?: ButtonKind; readonly wide?: boolean; readonly icon?: ReactNode };

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style'> & {
  /** Work is under way: the button stays focusable, says so, and takes no second press. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A verb. One `primary` a screen, `danger` for what cannot be undone, `plain` inside text and bars. */
export function Button({ kind = 'quiet', wide, icon, busy, children, className, onClick, type = 'button', ...rest }: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={classes(css.button, css[kind], wide && css.wide, className)}
    >
      {icon}
      {children}
    </button>
  );
}

type LinkButtonProps = Look & { readonly href: string; readonly children: ReactNode; readonly label?: string };

/** Looks like a button, goes somewhere: a link. `tel:`, `sms:` and `mailto:` leave the app. */
export function LinkButton({ kind = 'quiet', wide, icon, href, children, label }: LinkButtonProps): ReactNode {
  const className = classes(css.button, css[kind], wide && css.wide);
  const content = <>{icon}{children}</>;
  return href.startsWith('/')
    ? <Link href={href} className={className} aria-label={label}>{content}</Link>
    : <a href={href} className={className} aria-label={label}>{content}</a>;
}
