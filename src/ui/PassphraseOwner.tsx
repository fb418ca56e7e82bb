import type { ReactNode } from 'react';

/** Stands before a new passphrase: a browser that keeps it files it under the app, not under the person's name typed above it. */
export function PassphraseOwner(): ReactNode {
  return <input type="text" autoComplete="username" value="Anlauf" readOnly hidden />;
}
