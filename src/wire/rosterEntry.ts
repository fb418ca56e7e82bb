import { concatBytes, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type DeviceId, type MemberId, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { decode, encode, readFixed, readUint, writeFixed, writeText, writeUint, type Reader } from './codec.ts';
import { LAST_RESERVED_KIND, firstReservedKind, readAction, writeAction, writeKeys, type PublicKeys, type RosterAction } from './rosterAction.ts';
import { HASH_BYTES, SIGNATURE_BYTES, deviceIdOf, hashFor, signFor, verifyFor, type KeyObject } from './signing.ts';

export type RosterEntry = {
  /** Hash of the entry before; zeros for the founding. */
  readonly previous: Bytes;
  readonly author: DeviceId;
  /** Milliseconds since 1970, by the author's clock: shown, and held against an invite's expiry; never trusted for order. */
  readonly at: number;
  readonly action: RosterAction;
  readonly signature: Bytes;
};

export const noHash: Bytes = new Uint8Array(HASH_BYTES);

type Unsigned = Omit<RosterEntry, 'signature'>;

function signedPart(entry: Unsigned): Bytes {
  return encode((to) => {
    writeFixed(to, entry.previous);
    writeFixed(to, keyIdBytes(entry.author));
    writeUint(to, entry.at);
    writeAction(to, entry.action);
  });
}

/** previous · author · at · action · signature (PROTOCOL.md, Roster). */
export function encodeRosterEntry(entry: RosterEntry): Bytes {
  return concatBytes(signedPart(entry), entry.signature);
}

/** `other-version`: of one of the reserved kinds, which a newer version writes. */
export function decodeRosterEntry(bytes: Uint8Array): Result<RosterEntry, 'malformed' | 'other-version'> {
  const decoded = decode(bytes, (from) => {
    const head = readStart(from);
    return { ...head, action: readAction(from), signature: readFixed(from, SIGNATURE_BYTES) };
  });
  return decoded.ok || !isReservedKind(bytes) ? decoded : refuse('other-version');
}

function readStart(from: Reader): Pick<RosterEntry, 'previous' | 'author' | 'at'> {
  return { previous: readFixed(from, HASH_BYTES), author: keyIdFrom<DeviceId>(readFixed(from, 16)), at: readUint(from) };
}

function isReservedKind(bytes: Uint8Array): boolean {
  const kind = decode(bytes, (from) => {
    readStart(from);
    const word = readUint(from);
    from.pos = from.arr.length;
    return word;
  });
  return kind.ok && kind.value >= firstReservedKind && kind.value <= LAST_RESERVED_KIND;
}

/** Ed25519 (RFC 8032) over all of it before the signature. */
export async function signRosterEntry(entry: Unsigned, key: KeyObject): Promise<RosterEntry> {
  return { ...entry, signature: await signFor('roster', signedPart(entry), key) };
}

/** The hash the next entry names and an invite's link carries: over the whole entry, signature included. */
export async function rosterHash(entry: RosterEntry): Promise<Bytes> {
  return hashFor('roster', encodeRosterEntry(entry));
}

/** Whether this key signed it; whether it may be so, only the fold tells. Never throws. */
export async function verifyRosterEntry(entry: RosterEntry, author: Bytes): Promise<boolean> {
  return verifyFor('roster', signedPart(entry), entry.signature, author);
}

/** What the invite's key signs in a join: nobody who only saw the invite can join with it. */
export function joinProofBytes(space: SpaceId, member: MemberId, device: PublicKeys): Bytes {
  return concatBytes(keyIdBytes(space), encode((to) => { writeText(to, member); writeKeys(to, device); }));
}

/** A space is named by its founding's salt and founder's key, so wraps made before the founding is hashed can be bound to it. */
export async function spaceIdOf(action: { readonly salt: Bytes; readonly device: PublicKeys }): Promise<SpaceId> {
  return keyIdFrom<SpaceId>(await hashFor('space', concatBytes(action.salt, action.device.sign)));
}

/** Names a join's or founding's author by its own key and an invite by its; other authors are looked up in the roster. */
export async function namesItself(entry: RosterEntry): Promise<Result<null, 'forged'>> {
  if (entry.action.kind !== 'found' && entry.action.kind !== 'join') return accept(null);
  return (await deviceIdOf(entry.action.device.sign)) === entry.author ? accept(null) : refuse('forged');
}

