import type { Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type CircleId, type DeviceId, type InviteId, type SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { decode, encode, readBytes, readFixed, readList, readText, readUint, readWord, writeBytes, writeFixed, writeList, writeText, writeUint, writeWord, type Reader, type Writer } from './codec.ts';
import { readEntry, readHeader, writeEntry, writeHeader, type Entry, type EntryHeader } from './entry.ts';
import { readHead, writeHead, type Head, type RecipientId } from './rosterAction.ts';
import { HASH_BYTES, SIGNATURE_BYTES } from './signing.ts';

/** Why a connection is opened. `courier` delivers signed entries without any key: a locked app, a service worker. */
export const purposes = ['device', 'invite', 'courier', 'found'] as const;
export type ConnectionPurpose = (typeof purposes)[number];

/** A key sealed to one device or invite; `hash` in the roster entry is over exactly these bytes. */
export type Wrap = { readonly recipient: RecipientId; readonly circle: CircleId; readonly epoch: number; readonly bytes: Bytes };
/** A roster entry and, beside the chain, the wraps whose hashes it holds. */
export type RosterOffer = { readonly entry: Bytes; readonly wraps: readonly Wrap[] };

export const appendRefusals = ['number-reused', 'number-skipped', 'not-a-member', 'not-in-circle', 'wrong-epoch', 'forged', 'failed', 'epoch-due'] as const;
export type AppendRefusal = (typeof appendRefusals)[number];
/** `heads-moved`: an epoch names other heads than the hub has. `epoch-wrong`: not the next one, or for a stranger. */
export const rosterRefusals = ['not-on-head', 'not-allowed', 'forged', 'invite-unknown', 'invite-used', 'invite-expired', 'code-wrong', 'code-used', 'space-exists', 'wraps-missing', 'failed', 'heads-moved', 'snapshot-missing', 'last-lead', 'epoch-wrong', 'other-version', 'invite-void'] as const;
export type RosterRefusal = (typeof rosterRefusals)[number];

/** Part `part` (from 0) of `parts`. */
export type SnapshotPart = { readonly circle: CircleId; readonly epoch: number; readonly part: number; readonly parts: number; readonly bytes: Bytes };

/** Device, invite, courier or founder → hub. */
export type ToHub =
  | { readonly is: 'hello'; readonly version: number; readonly purpose: ConnectionPurpose; /** null when founding. */ readonly space: SpaceId | null }
  | { readonly is: 'prove'; readonly id: DeviceId | InviteId; readonly signature: Bytes }
  | { readonly is: 'found'; readonly code: string; readonly offer: RosterOffer }
  | { readonly is: 'pull-roster'; readonly from: number }
  | { readonly is: 'append-roster'; readonly offer: RosterOffer }
  | { readonly is: 'pull-wraps' }
  | { readonly is: 'follow'; readonly circle: CircleId; readonly epoch: number; readonly have: readonly Head[] }
  | { readonly is: 'more'; readonly circle: CircleId; readonly epoch: number }
  | { readonly is: 'append'; readonly entries: readonly Entry[] }
  | { readonly is: 'ping' }
  /** One part of a sealed snapshot for the next epoch, kept until that epoch's roster entry names its hash (snapshot.ts). */
  | ({ readonly is: 'put-snapshot' } & SnapshotPart)
  | { readonly is: 'pull-snapshot'; readonly circle: CircleId; readonly epoch: number; readonly part: number };

/** Hub → whoever connected. */
export type FromHub =
  | { readonly is: 'challenge'; readonly version: number; readonly nonce: Bytes }
  | { readonly is: 'welcome'; readonly rosterLength: number; readonly rosterHead: Bytes }
  | { readonly is: 'roster'; readonly from: number; readonly entries: readonly Bytes[]; readonly total: number }
  | { readonly is: 'roster-accepted'; readonly index: number; readonly head: Bytes }
  | { readonly is: 'roster-refused'; readonly refusal: RosterRefusal }
  | { readonly is: 'wraps'; readonly wraps: readonly Wrap[] }
  | { readonly is: 'heads'; readonly circle: CircleId; readonly epoch: number; readonly heads: readonly Head[] }
  | { readonly is: 'page'; readonly circle: CircleId; readonly epoch: number; readonly entries: readonly Entry[]; readonly more: boolean }
  /** Every number up to this one is committed to disk. */
  | { readonly is: 'ack'; readonly header: EntryHeader }
  | { readonly is: 'refused'; readonly header: EntryHeader; readonly refusal: AppendRefusal; /** The last number the hub holds of that author. */ readonly head: number }
  | { readonly is: 'pong' }
  | { readonly is: 'snapshot-kept'; readonly circle: CircleId; readonly epoch: number; readonly part: number }
  | ({ readonly is: 'snapshot' } & SnapshotPart);

const toHubKinds = ['hello', 'prove', 'found', 'pull-roster', 'append-roster', 'pull-wraps', 'follow', 'more', 'append', 'ping', 'put-snapshot', 'pull-snapshot'] as const;
const fromHubKinds = ['challenge', 'welcome', 'roster', 'roster-accepted', 'roster-refused', 'wraps', 'heads', 'page', 'ack', 'refused', 'pong', 'snapshot-kept', 'snapshot'] as const;

function writeWrap(to: Writer, wrap: Wrap): void {
  writeFixed(to, keyIdBytes(wrap.recipient));
  writeText(to, wrap.circle);
  writeUint(to, wrap.epoch);
  writeBytes(to, wrap.bytes);
}
function readWrap(from: Reader): Wrap {
  return { recipient: keyIdFrom<DeviceId>(readFixed(from, 16)), circle: readText(from) as CircleId, epoch: readUint(from), bytes: readBytes(from) };
}
function writeOffer(to: Writer, offer: RosterOffer): void {
  writeBytes(to, offer.entry);
  writeList(to, offer.wraps, writeWrap);
}
function readOffer(from: Reader): RosterOffer {
  return { entry: readBytes(from), wraps: readList(from, readWrap) };
}
function writeCircle(to: Writer, at: { readonly circle: CircleId; readonly epoch: number }): void {
  writeText(to, at.circle);
  writeUint(to, at.epoch);
}
function writePart(to: Writer, part: SnapshotPart): void {
  writeCircle(to, part);
  writeUint(to, part.part);
  writeUint(to, part.parts);
  writeBytes(to, part.bytes);
}
function readPart(from: Reader): SnapshotPart {
  return { ...readCircle(from), part: readUint(from), parts: readUint(from), bytes: readBytes(from) };
}
function readCircle(from: Reader): { circle: CircleId; epoch: number } {
  return { circle: readText(from) as CircleId, epoch: readUint(from) };
}

export function encodeToHub(message: ToHub): Bytes {
  return encode((to) => {
    writeWord(to, toHubKinds, message.is);
    switch (message.is) {
      case 'hello':
        writeUint(to, message.version);
        writeWord(to, purposes, message.purpose);
        writeBytes(to, message.space ? keyIdBytes(message.space) : new Uint8Array());
        break;
      case 'prove':
        writeFixed(to, keyIdBytes(message.id));
        writeFixed(to, message.signature);
        break;
      case 'found':
        writeText(to, message.code);
        writeOffer(to, message.offer);
        break;
      case 'pull-roster':
        writeUint(to, message.from);
        break;
      case 'append-roster':
        writeOffer(to, message.offer);
        break;
      case 'follow':
        writeCircle(to, message);
        writeList(to, message.have, writeHead);
        break;
      case 'more':
        writeCircle(to, message);
        break;
      case 'append':
        writeList(to, message.entries, writeEntry);
        break;
      case 'put-snapshot':
        writePart(to, message);
        break;
      case 'pull-snapshot':
        writeCircle(to, message);
        writeUint(to, message.part);
        break;
    }
  });
}

function readToHub(from: Reader): ToHub {
  const is = readWord(from, toHubKinds);
  switch (is) {
    case 'hello': {
      const head = { is, version: readUint(from), purpose: readWord(from, purposes) } as const;
      const space = readBytes(from);
      if (space.length !== 0 && space.length !== 16) throw new Error('space');
      return { ...head, space: space.length === 0 ? null : keyIdFrom<SpaceId>(space) };
    }
    case 'prove':
      return { is, id: keyIdFrom<DeviceId>(readFixed(from, 16)), signature: readFixed(from, SIGNATURE_BYTES) };
    case 'found':
      return { is, code: readText(from), offer: readOffer(from) };
    case 'pull-roster':
      return { is, from: readUint(from) };
    case 'append-roster':
      return { is, offer: readOffer(from) };
    case 'follow':
      return { is, ...readCircle(from), have: readList(from, readHead) };
    case 'more':
      return { is, ...readCircle(from) };
    case 'append':
      return { is, entries: readList(from, readEntry) };
    case 'put-snapshot':
      return { is, ...readPart(from) };
    case 'pull-snapshot':
      return { is, ...readCircle(from), part: readUint(from) };
    case 'pull-wraps':
    case 'ping':
      return { is };
  }
}

export function decodeToHub(bytes: Uint8Array): Result<ToHub, 'malformed'> {
  return decode(bytes, readToHub);
}

export function encodeFromHub(message: FromHub): Bytes {
  return encode((to) => {
    writeWord(to, fromHubKinds, message.is);
    switch (message.is) {
      case 'challenge':
        writeUint(to, message.version);
        writeFixed(to, message.nonce);
        break;
      case 'welcome':
        writeUint(to, message.rosterLength);
        writeFixed(to, message.rosterHead);
        break;
      case 'roster':
        writeUint(to, message.from);
        writeList(to, message.entries, writeBytes);
        writeUint(to, message.total);
        break;
      case 'roster-accepted':
        writeUint(to, message.index);
        writeFixed(to, message.head);
        break;
      case 'roster-refused':
        writeWord(to, rosterRefusals, message.refusal);
        break;
      case 'wraps':
        writeList(to, message.wraps, writeWrap);
        break;
      case 'heads':
        writeCircle(to, message);
        writeList(to, message.heads, writeHead);
        break;
      case 'page':
        writeCircle(to, message);
        writeList(to, message.entries, writeEntry);
        writeUint(to, message.more ? 1 : 0);
        break;
      case 'ack':
        writeHeader(to, message.header);
        break;
      case 'refused':
        writeHeader(to, message.header);
        writeWord(to, appendRefusals, message.refusal);
        writeUint(to, message.head);
        break;
      case 'snapshot-kept':
        writeCircle(to, message);
        writeUint(to, message.part);
        break;
      case 'snapshot':
        writePart(to, message);
        break;
    }
  });
}

function readFromHub(from: Reader): FromHub {
  const is = readWord(from, fromHubKinds);
  switch (is) {
    case 'challenge':
      return { is, version: readUint(from), nonce: readFixed(from, 32) };
    case 'welcome':
      return { is, rosterLength: readUint(from), rosterHead: readFixed(from, HASH_BYTES) };
    case 'roster':
      return { is, from: readUint(from), entries: readList(from, readBytes), total: readUint(from) };
    case 'roster-accepted':
      return { is, index: readUint(from), head: readFixed(from, HASH_BYTES) };
    case 'roster-refused':
      return { is, refusal: readWord(from, rosterRefusals) };
    case 'wraps':
      return { is, wraps: readList(from, readWrap) };
    case 'heads':
      return { is, ...readCircle(from), heads: readList(from, readHead) };
    case 'page':
      return { is, ...readCircle(from), entries: readList(from, readEntry), more: readUint(from) === 1 };
    case 'ack':
      return { is, header: readHeader(from) };
    case 'refused':
      return { is, header: readHeader(from), refusal: readWord(from, appendRefusals), head: readUint(from) };
    case 'snapshot-kept':
      return { is, ...readCircle(from), part: readUint(from) };
    case 'snapshot':
      return { is, ...readPart(from) };
    case 'pong':
      return { is };
  }
}

export function decodeFromHub(bytes: Uint8Array): Result<FromHub, 'malformed'> {
  return decode(bytes, readFromHub);
}
