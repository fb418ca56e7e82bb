import { createHash } from 'node:crypto';
import { toBase64Url, type Bytes } from '#base/bytes.ts';
import type { Clock, Random } from '#base/ids.ts';
import type { HubStore } from './store.ts';

const CODE_BYTES = 12;

/** A new founding code, 16 letters from 96 random bits; the store gets only its hash, so it is shown this once. */
export async function makeCode(store: HubStore, random: Random, start: boolean): Promise<string> {
  const code = toBase64Url(random(CODE_BYTES));
  await store.addCode(codeHash(code), start);
  return code;
}

/** Unsalted is enough: the code is random and long. */
export function codeHash(code: string): Bytes {
  return new Uint8Array(createHash('sha256').update(`anlauf/1 code\0${code.trim()}`).digest());
}

/** Wrong codes one address may offer in a window, and how many addresses are remembered at most. */
const GUESSES = 10;
const WINDOW_MS = 60_000;
const MAX_ADDRESSES = 10_000;

export type Guesses = { readonly mayGuess: (address: string) => boolean; readonly wrong: (address: string) => void };

/** Counts wrong founding codes by address. Codes are too long to be guessed; this keeps the trying cheap for the hub. */
export function createGuesses(clock: Clock): Guesses {
  const counts = new Map<string, { wrong: number; readonly since: number }>();
  const fresh = (address: string) => {
    const count = counts.get(address);
    return count && clock() - count.since < WINDOW_MS ? count : null;
  };
  return {
    mayGuess: (address) => (fresh(address)?.wrong ?? 0) < GUESSES,
    wrong: (address) => {
      if (counts.size >= MAX_ADDRESSES) counts.clear();
      const count = fresh(address);
      if (count) count.wrong += 1;
      else counts.set(address, { wrong: 1, since: clock() });
    },
  };
}
