import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, type DeviceId, type SpaceId } from '#base/ids.ts';
import { encode, writeFixed, writeList, writeUint } from './codec.ts';
import { writeHead, type Head } from './rosterAction.ts';
import { hashFor, signFor, verifyFor, type KeyObject, type SignKey } from './signing.ts';

/** The state of the board that a published calendar shows. `form`: the writer's version, for which the same board gives the same bytes. */
export type FeedStand = { readonly epoch: number; readonly heads: readonly Head[]; readonly form: number };
/** A device's signed word that these bytes (by their hash) are the board in that state, as it reads it. */
export type FeedClaim = FeedStand & { readonly device: DeviceId; readonly hash: Bytes; readonly signature: Bytes };

/** 24 random bytes as base64url: nobody guesses one. */
export const FEED_TOKEN_BYTES = 24;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/** Where the hub serves the calendar of this address. */
export function feedPath(token: string): string {
  return `/kalender/${token}.ics`;
}
/** The token in such a path; null: it is none. */
export function tokenIn(path: string): string | null {
  const token = /^\/kalender\/([^/]+)\.ics$/.exec(path)?.[1] ?? '';
  return TOKEN.test(token) ? token : null;
}
/** SHA-256 `feed-address` over the token: all that the hub keeps of it. */
export async function feedAddressOf(token: string): Promise<Bytes> {
  return hashFor('feed-address', utf8(token));
}
/** SHA-256 `feed` over the calendar's bytes. */
export async function feedHashOf(bytes: Uint8Array): Promise<Bytes> {
  return hashFor('feed', bytes);
}

/** Signs for this space and device (Ed25519, RFC 8032): the hub can withhold a calendar or hand out an older one, but not make one up. */
export async function signFeed(space: SpaceId, claim: Omit<FeedClaim, 'signature'>, key: KeyObject): Promise<FeedClaim> {
  return { ...claim, signature: await signFor('feed', claimBytes(space, claim), key) };
}
/** False for another space, device, state or hash; never throws. */
export async function verifyFeed(space: SpaceId, claim: FeedClaim, key: SignKey): Promise<boolean> {
  return verifyFor('feed', claimBytes(space, claim), claim.signature, key);
}

/**
 * Whether a calendar of the one state takes the place of one of the other: it has all of the board the other has, and more, or the same by
 * a writer that is not older. Of two states apart neither does: whoever has both publishes what they make together.
 */
export function takesPlaceOf(next: FeedStand, held: FeedStand): boolean {
  if (next.epoch !== held.epoch) return next.epoch > held.epoch;
  return covers(next.heads, held.heads) && (!covers(held.heads, next.heads) || next.form >= held.form);
}

/** Whether every number of `fewer` is among these. */
export function covers(heads: readonly Head[], fewer: readonly Head[]): boolean {
  const numbers = new Map(heads.map(({ author, number }) => [author, number]));
  return fewer.every(({ author, number }) => number <= (numbers.get(author) ?? 0));
}

function claimBytes(space: SpaceId, { device, epoch, heads, form, hash }: Omit<FeedClaim, 'signature'>): Bytes {
  return concatBytes(keyIdBytes(space), keyIdBytes(device), encode((to) => {
    writeUint(to, epoch);
    writeList(to, heads, writeHead);
    writeUint(to, form);
    writeFixed(to, hash);
  }));
}
