import { concatBytes, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type CircleId, type DeviceId, type InviteId, type MemberId, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { decode, encode, readFixed, readList, readText, readUint, readWord, writeFixed, writeList, writeText, writeUint, writeWord, type Reader, type Writer } from './codec.ts';
import { HASH_BYTES, PUBLIC_KEY_BYTES, SIGNATURE_BYTES, deviceIdOf, hashFor, signFor, verifyFor, type KeyObject } from './signing.ts';

export const roles = ['lead', 'treasurer', 'canvasser', 'mentor'] as const;
/** Leitung, Kasse, Werber:in, Pat:in; a member may have several. */
export type Role = (typeof roles)[number];

/** A device's or an invite's public keys: Ed25519 to sign, X25519 to receive keys (HPKE, RFC 9180). */
export type PublicKeys = { readonly sign: Bytes; readonly box: Bytes };

/** A wrap lies beside the chain, which holds its hash, so that it can be deleted. */
export type WrapRef = { readonly circle: CircleId; readonly epoch: number; readonly hash: Bytes };

export type RosterAction =
  | { readonly kind: 'found'; readonly salt: Bytes; readonly member: MemberId; readonly device: PublicKeys; readonly wraps: readonly WrapRef[] }
  | { readonly kind: 'invite'; readonly invite: PublicKeys; readonly roles: readonly Role[]; /** null: a new member; otherwise a further device of this one. */ readonly member: MemberId | null; readonly expires: number; readonly wraps: readonly WrapRef[] }
  | { readonly kind: 'join'; readonly invite: InviteId; readonly member: MemberId; readonly device: PublicKeys; readonly wraps: readonly WrapRef[]; /** The invite key's signature over the device's keys: proof of holding the secret. */ readonly proof: Bytes };
const kinds = ['found', 'invite', 'join'] as const;
/** Kinds 3 to 9 (role, grant, remove, epoch, withdraw, settle) are reserved in PROTOCOL.md. */
const LAST_RESERVED_KIND = 9;

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

function writeKeys(to: Writer, keys: PublicKeys): void {
  writeFixed(to, keys.sign);
  writeFixed(to, keys.box);
}
function readKeys(from: Reader): PublicKeys {
  return { sign: readFixed(from, PUBLIC_KEY_BYTES), box: readFixed(from, PUBLIC_KEY_BYTES) };
}
function writeWrapRef(to: Writer, wrap: WrapRef): void {
  writeText(to, wrap.circle);
  writeUint(to, wrap.epoch);
  writeFixed(to, wrap.hash);
}
function readWrapRef(from: Reader): WrapRef {
  return { circle: readText(from) as CircleId, epoch: readUint(from), hash: readFixed(from, HASH_BYTES) };
}

function writeAction(to: Writer, action: RosterAction): void {
  writeWord(to, kinds, action.kind);
  switch (action.kind) {
    case 'found':
      writeFixed(to, action.salt);
      writeText(to, action.member);
      writeKeys(to, action.device);
      break;
    case 'invite':
      writeKeys(to, action.invite);
      writeList(to, action.roles, (at, role) => writeWord(at, roles, role));
      writeText(to, action.member ?? '');
      writeUint(to, action.expires);
      break;
    case 'join':
      writeFixed(to, keyIdBytes(action.invite));
      writeText(to, action.member);
      writeKeys(to, action.device);
      writeFixed(to, action.proof);
      break;
  }
  writeList(to, action.wraps, writeWrapRef);
}

function readAction(from: Reader): RosterAction {
  const kind = readWord(from, kinds);
  switch (kind) {
    case 'found': {
      const head = { salt: readFixed(from, 32), member: readText(from) as MemberId, device: readKeys(from) };
      return { kind, ...head, wraps: readList(from, readWrapRef) };
    }
    case 'invite': {
      const head = { invite: readKeys(from), roles: readList(from, (at) => readWord(at, roles)), member: (readText(from) || null) as MemberId | null, expires: readUint(from) };
      return { kind, ...head, wraps: readList(from, readWrapRef) };
    }
    case 'join': {
      const head = { invite: keyIdFrom<InviteId>(readFixed(from, 16)), member: readText(from) as MemberId, device: readKeys(from), proof: readFixed(from, SIGNATURE_BYTES) };
      return { kind, ...head, wraps: readList(from, readWrapRef) };
    }
  }
}

type Unsigned = Omit<RosterEntry, 'signature'>;

function signedPart(entry: Unsigned): Bytes {
  return encode((to) => {
    writeFixed(to, entry.previous);
    writeFixed(to, keyIdBytes(entry.author));
    writeUint(to, entry.at);
    writeAction(to, entry.action);
  });
}

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
  return kind.ok && kind.value >= kinds.length && kind.value <= LAST_RESERVED_KIND;
}

export async function signRosterEntry(entry: Unsigned, key: KeyObject): Promise<RosterEntry> {
  return { ...entry, signature: await signFor('roster', signedPart(entry), key) };
}

/** The hash the next entry names and an invite's link carries: over the whole entry, signature included. */
export async function rosterHash(entry: RosterEntry): Promise<Bytes> {
  return hashFor('roster', encodeRosterEntry(entry));
}

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
  if (entry.action.kind === 'invite') return accept(null);
  return (await deviceIdOf(entry.action.device.sign)) === entry.author ? accept(null) : refuse('forged');
}

