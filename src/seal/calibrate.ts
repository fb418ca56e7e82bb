import type { Clock } from '#base/ids.ts';
import type { Argon2Cost } from './argon2.ts';

/**
 * From the least that OWASP's Password Storage Cheat Sheet recommends (19 MiB, 2 passes) up to RFC 9106's second
 * recommendation for memory-poor places (64 MiB, 3 passes); more would risk the memory of a small phone's tab.
 */
export const argon2Ladder: readonly [Argon2Cost, ...Argon2Cost[]] = [
  { memoryKiB: 19 * 1024, passes: 2 },
  { memoryKiB: 32 * 1024, passes: 2 },
  { memoryKiB: 32 * 1024, passes: 3 },
  { memoryKiB: 48 * 1024, passes: 3 },
  { memoryKiB: 64 * 1024, passes: 3 },
];
/** Unlocking may take 0.8 s; what is measured at creation, on a device that is awake and warm, leaves room for a worse moment. */
export const UNLOCK_TARGET_MS = 500;

/** The highest cost of the ladder that this device is expected to pay within UNLOCK_TARGET_MS; the lowest where none is. */
export async function calibrate(now: Clock, hash: (cost: Argon2Cost) => Promise<unknown>): Promise<Argon2Cost> {
  const [least] = argon2Ladder;
  await hash({ memoryKiB: 8, passes: 1 });
  const began = now();
  await hash(least);
  const perUnit = (now() - began) / (least.memoryKiB * least.passes);
  const bearable = argon2Ladder.filter((cost) => perUnit * cost.memoryKiB * cost.passes <= UNLOCK_TARGET_MS);
  return bearable.at(-1) ?? least;
}
