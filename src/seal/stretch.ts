import { utf8, type Bytes } from '#base/bytes.ts';
import type { Clock, Random } from '#base/ids.ts';
import type { Argon2Cost } from './argon2.ts';
import { argon2Ladder, calibrate } from './calibrate.ts';

/** How a typed secret becomes a key (Argon2id, RFC 9106), kept in the clear beside what that key wraps. */
export type Stretching = Argon2Cost & { readonly name: 'argon2id'; readonly salt: Bytes };

/** `now` (milliseconds) measures what this device can bear; `cost` skips the measuring, for tests. */
export type StretchDeps = { readonly random: Random; readonly now: Clock; readonly cost?: Argon2Cost };

const SALT_BYTES = 16;
/** A lock that asks for more was altered: nobody's tab should die of it. */
const MOST_MEMORY_KIB = 256 * 1024;
const MOST_PASSES = 16;

/** 32 bytes by Argon2id (RFC 9106) of what was typed, in UTF-8 and NFKC (Unicode UAX #15), as keyboards differ in how they write an ö. */
export async function stretch(typed: string, stretching: Stretching): Promise<Bytes> {
  const { argon2Bytes } = await import('./argon2.ts');
  return argon2Bytes(utf8(typed.normalize('NFKC')), stretching.salt, stretching);
}

/** For a passphrase: as much as this device bears (calibrate.ts). */
export async function bearableStretching(typed: string, { random, now, cost }: StretchDeps): Promise<Stretching> {
  const salt = random(SALT_BYTES);
  return { name: 'argon2id', salt, ...(cost ?? (await calibrate(now, (tried) => stretch(typed, { name: 'argon2id', salt, ...tried })))) };
}

/** For a PIN: the most of the ladder on every device, since its digits are few. A slow phone opens in two seconds or three instead of one. */
export function highestStretching({ random, cost }: StretchDeps): Stretching {
  return { name: 'argon2id', salt: random(SALT_BYTES), ...(cost ?? argon2Ladder.at(-1) ?? argon2Ladder[0]) };
}

/** Whether the device should pay for it at all: neither less than the least nor more than a tab survives. */
export function isBearable({ memoryKiB, passes, salt }: Stretching): boolean {
  const [least] = argon2Ladder;
  const whole = Number.isInteger(memoryKiB) && Number.isInteger(passes) && salt.length >= SALT_BYTES;
  return whole && memoryKiB >= least.memoryKiB && memoryKiB <= MOST_MEMORY_KIB && passes >= least.passes && passes <= MOST_PASSES;
}
