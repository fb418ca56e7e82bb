import type { Random } from '#base/ids.ts';

/** The same bytes for the same seed, on every machine: mulberry32 (Tommy Ettinger, public domain). Never for real keys. */
export function seededRandom(seed: number): Random {
  const next = seededNumbers(seed);
  return (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256));
}

/** Numbers from 0 up to, not including, 1. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
