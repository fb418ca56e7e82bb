import type { Random } from '#base/ids.ts';

/** The platform's randomness. */
export const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
