/** Seconds to wait after the n-th wrong try in a row; three are free, since fingers slip. */
const seconds = [0, 0, 0, 1, 5, 30, 120, 300] as const;

/**
 * Milliseconds until the next try counts, after so many wrong ones in a row. It stops whoever has the device in the hand, not whoever has read its disk:
 * only what a try costs (Argon2id) and how many there are to make (the secret's length) stops those.
 */
export function waitAfter(wrongTries: number): number {
  return wrongTries < 1 ? 0 : (seconds[wrongTries - 1] ?? 300) * 1_000;
}
