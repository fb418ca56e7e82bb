import type { Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type CircleId, type DeviceId, type InviteId, type MemberId } from '#base/ids.ts';
import { readFixed, readList, readText, readUint, readWord, writeFixed, writeList, writeText, writeUint, writeWord, type Reader, type Writer } from './codec.ts';
import { HASH_BYTES, PUBLIC_KEY_BYTES, SIGNATURE_BYTES } from './signing.ts';

export const roles = ['lead', 'treasurer', 'canvasser', 'mentor'] as const;
/** Leitung, Kasse, Werber:in, Pat:in; a member may have several. */
export type Role = (typeof roles)[number];

/** A device's or an invite's public keys: Ed25519 to sign, X25519 to receive keys (HPKE, RFC 9180). */
export type PublicKeys = { readonly sign: Bytes; readonly box: Bytes };

/** Whom a wrap is for. */
export type RecipientId = DeviceId | InviteId;
/** A device or an invite, and its public X25519 key. */
export type Recipient = { readonly id: RecipientId; readonly box: Bytes };
/** A wrap lies beside the chain, which holds its hash, so that it can be deleted. */
export type WrapRef = { readonly recipient: RecipientId; readonly circle: CircleId; readonly epoch: number; readonly hash: Bytes };

/** The last number held of an author, in one circle and epoch. */
export type Head = { readonly author: DeviceId; readonly number: number };

/** Why an epoch was opened. `opening`: a circle's first one. */
export const epochReasons = ['opening', 'rotation', 'compaction', 'erasure'] as const;
export type EpochReason = (typeof epochReasons)[number];

export type Found = { readonly kind: 'found'; readonly salt: Bytes; readonly member: MemberId; readonly device: PublicKeys; readonly wraps: readonly WrapRef[] };
export type Invite = {
  readonly kind: 'invite';
  readonly invite: PublicKeys;
  readonly roles: readonly Role[];
  /** null: a new member; otherwise a further device of this one. */
  readonly member: MemberId | null;
  /** Milliseconds since 1970; 0: never, which only a member's own recovery sheet may. */
  readonly expires: number;
  readonly wraps: readonly WrapRef[];
};
export type Join = { readonly kind: 'join'; readonly invite: InviteId; readonly member: MemberId; readonly device: PublicKeys; readonly wraps: readonly WrapRef[]; /** The invite key's signature over the device's keys: proof of holding the secret. */ readonly proof: Bytes };
/** A member's roles from now on, each once. */
export type RoleChange = { readonly kind: 'role'; readonly member: MemberId; readonly roles: readonly Role[] };
/** A holder wraps existing keys for somebody newly entitled. */
export type Grant = { readonly kind: 'grant'; readonly wraps: readonly WrapRef[] };
/** These devices of the member; none named: the member as a whole. */
export type Remove = { readonly kind: 'remove'; readonly member: MemberId; readonly devices: readonly DeviceId[] };
/** A circle's next period: one key, first a snapshot, then entries. */
export type OpenEpoch = {
  readonly kind: 'epoch';
  readonly circle: CircleId;
  readonly epoch: number;
  readonly reason: EpochReason;
  /** Who is in a circle that is named for no role (`mentor:…`); empty for all others. */
  readonly members: readonly MemberId[];
  /** Hash of the snapshot it begins with (snapshot.ts); zeros: it begins empty. */
  readonly snapshot: Bytes;
  /** Per author, the last number of the epoch before that the snapshot contains. */
  readonly heads: readonly Head[];
  readonly wraps: readonly WrapRef[];
};
export type Withdraw = { readonly kind: 'withdraw'; readonly invite: InviteId };
/** Of two chains that parted, the one this entry stands on holds and the other does not. */
export type Settle = {
  readonly kind: 'settle';
  /** How many entries both have in common. */
  readonly common: number;
  /** The hashes of the other chain's entries from there on, in their order. */
  readonly abandoned: readonly Bytes[];
  /** Whom and what the other chain took away meanwhile: they do not come back. */
  readonly members: readonly MemberId[];
  readonly devices: readonly DeviceId[];
  readonly invites: readonly InviteId[];
  /** Circles whose keys the other chain handed out, by epochs, invites, joins or grants, and their last epoch there: no number serves twice. */
  readonly epochs: readonly UsedEpoch[];
};
export type UsedEpoch = { readonly circle: CircleId; readonly epoch: number };

export type RosterAction = Found | Invite | Join | RoleChange | Grant | Remove | OpenEpoch | Withdraw | Settle;
const kinds = ['found', 'invite', 'join', 'role', 'grant', 'remove', 'epoch', 'withdraw', 'settle'] as const;
/** Kind 9 is reserved in PROTOCOL.md. */
export const firstReservedKind = kinds.length;
export const LAST_RESERVED_KIND = 9;

/** Two public keys of 32 bytes each: Ed25519 (RFC 8032) to sign, X25519 (RFC 7748) to receive. */
export function writeKeys(to: Writer, keys: PublicKeys): void {
  writeFixed(to, keys.sign);
  writeFixed(to, keys.box);
}
function readKeys(from: Reader): PublicKeys {
  return { sign: readFixed(from, PUBLIC_KEY_BYTES), box: readFixed(from, PUBLIC_KEY_BYTES) };
}
function writeWrapRef(to: Writer, wrap: WrapRef): void {
  writeFixed(to, keyIdBytes(wrap.recipient));
  writeText(to, wrap.circle);
  writeUint(to, wrap.epoch);
  writeFixed(to, wrap.hash);
}
function readWrapRef(from: Reader): WrapRef {
  return { recipient: keyIdFrom<DeviceId>(readFixed(from, 16)), circle: readText(from) as CircleId, epoch: readUint(from), hash: readFixed(from, HASH_BYTES) };
}

/** An author's 16 bytes and the last number that is contained of theirs. */
export function writeHead(to: Writer, head: Head): void {
  writeFixed(to, keyIdBytes(head.author));
  writeUint(to, head.number);
}
/** Throws where bytes are missing. */
export function readHead(from: Reader): Head {
  return { author: keyIdFrom<DeviceId>(readFixed(from, 16)), number: readUint(from) };
}
const writeRole = (to: Writer, role: Role): void => writeWord(to, roles, role);
const readRole = (from: Reader): Role => readWord(from, roles);
const writeDevice = (to: Writer, device: DeviceId): void => writeFixed(to, keyIdBytes(device));
const readDevice = (from: Reader): DeviceId => keyIdFrom<DeviceId>(readFixed(from, 16));
const readMember = (from: Reader): MemberId => readText(from) as MemberId;
const readInvite = (from: Reader): InviteId => keyIdFrom<InviteId>(readFixed(from, 16));

/** Its kind's place, then its parts (PROTOCOL.md, Roster). */
export function writeAction(to: Writer, action: RosterAction): void {
  writeWord(to, kinds, action.kind);
  switch (action.kind) {
    case 'found':
      writeFixed(to, action.salt);
      writeText(to, action.member);
      writeKeys(to, action.device);
      break;
    case 'invite':
      writeKeys(to, action.invite);
      writeList(to, action.roles, writeRole);
      writeText(to, action.member ?? '');
      writeUint(to, action.expires);
      break;
    case 'join':
      writeFixed(to, keyIdBytes(action.invite));
      writeText(to, action.member);
      writeKeys(to, action.device);
      writeFixed(to, action.proof);
      break;
    case 'role':
      writeText(to, action.member);
      return writeList(to, action.roles, writeRole);
    case 'remove':
      writeText(to, action.member);
      return writeList(to, action.devices, writeDevice);
    case 'epoch':
      writeEpoch(to, action);
      break;
    case 'withdraw':
      return writeFixed(to, keyIdBytes(action.invite));
    case 'settle':
      return writeSettle(to, action);
    case 'grant':
      break;
  }
  writeList(to, action.wraps, writeWrapRef);
}

function writeEpoch(to: Writer, action: OpenEpoch): void {
  writeText(to, action.circle);
  writeUint(to, action.epoch);
  writeWord(to, epochReasons, action.reason);
  writeList(to, action.members, writeText);
  writeFixed(to, action.snapshot);
  writeList(to, action.heads, writeHead);
}

function writeSettle(to: Writer, action: Settle): void {
  writeUint(to, action.common);
  writeList(to, action.abandoned, writeFixed);
  writeList(to, action.members, writeText);
  writeList(to, action.devices, writeDevice);
  writeList(to, action.invites, (at, invite) => writeFixed(at, keyIdBytes(invite)));
  writeList(to, action.epochs, (at, { circle, epoch }) => {
    writeText(at, circle);
    writeUint(at, epoch);
  });
}

function readSettle(from: Reader): Settle {
  const fork = { common: readUint(from), abandoned: readList(from, (at) => readFixed(at, HASH_BYTES)) };
  const gone = { members: readList(from, readMember), devices: readList(from, readDevice), invites: readList(from, readInvite) };
  return { kind: 'settle', ...fork, ...gone, epochs: readList(from, (at) => ({ circle: readText(at) as CircleId, epoch: readUint(at) })) };
}

/** Throws on an unknown kind and on parts that are none. Whether the action makes sense is for the roster's rules. */
export function readAction(from: Reader): RosterAction {
  const kind = readWord(from, kinds);
  switch (kind) {
    case 'found': {
      const head = { salt: readFixed(from, 32), member: readMember(from), device: readKeys(from) };
      return { kind, ...head, wraps: readList(from, readWrapRef) };
    }
    case 'invite': {
      const head = { invite: readKeys(from), roles: readList(from, readRole), member: (readText(from) || null) as MemberId | null, expires: readUint(from) };
      return { kind, ...head, wraps: readList(from, readWrapRef) };
    }
    case 'join': {
      const head = { invite: readInvite(from), member: readMember(from), device: readKeys(from), proof: readFixed(from, SIGNATURE_BYTES) };
      return { kind, ...head, wraps: readList(from, readWrapRef) };
    }
    case 'role':
      return { kind, member: readMember(from), roles: readList(from, readRole) };
    case 'grant':
      return { kind, wraps: readList(from, readWrapRef) };
    case 'remove':
      return { kind, member: readMember(from), devices: readList(from, readDevice) };
    case 'epoch': {
      const head = { circle: readText(from) as CircleId, epoch: readUint(from), reason: readWord(from, epochReasons), members: readList(from, readMember) };
      return { kind, ...head, snapshot: readFixed(from, HASH_BYTES), heads: readList(from, readHead), wraps: readList(from, readWrapRef) };
    }
    case 'withdraw':
      return { kind, invite: readInvite(from) };
    case 'settle':
      return readSettle(from);
  }
}
