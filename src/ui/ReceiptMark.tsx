import type { ReactNode } from 'react';
import css from './ReceiptMark.module.css';

/** A hollow ring: on this device; half full: handed over to another one; a full dot: safe at the hub. The word is read out and shown on pointing. */
export function ReceiptMark({ receipt, word }: { readonly receipt: 'device' | 'handed' | 'hub'; readonly word: string }): ReactNode {
  return <span className={css.mark} data-receipt={receipt} role="img" aria-label={word} title={word} />;
}
