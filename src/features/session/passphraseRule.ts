import type { AppRefusal } from '#app/api.ts';

export const SHORTEST_PASSPHRASE = 10;

/** What is wrong with a new passphrase and its repetition, each in its own place. Letters count as typed, spaces too. */
export function checkNewPassphrase(passphrase: string, again: string): { readonly passphrase: AppRefusal | null; readonly again: AppRefusal | null } {
  const tooShort = Array.from(passphrase).length < SHORTEST_PASSPHRASE;
  return { passphrase: tooShort ? 'passphrase-too-short' : null, again: passphrase === again ? null : 'passphrases-differ' };
}
