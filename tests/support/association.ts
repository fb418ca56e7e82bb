import type { Bytes } from '#base/bytes.ts';
import { TEAM, type CircleId, type DeviceId, type InviteId, type MemberId, type SpaceId } from '#base/ids.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import type { RosterOffer, Wrap } from '#wire/messages.ts';
import { encodeRosterEntry, joinProofBytes, noHash, rosterHash, signRosterEntry, spaceIdOf, type RosterEntry } from '#wire/rosterEntry.ts';
import { deviceIdOf, hashFor, inviteIdOf, signFor, type KeyObject } from '#wire/signing.ts';
import type { PublicKeys, RecipientId, RosterAction, WrapRef } from '#wire/rosterAction.ts';

/** Keys as a device or an invite holds them, made by WebCrypto. */
export type Keys = { readonly sign: KeyObject; readonly keys: PublicKeys };
export type Device = Keys & { readonly id: DeviceId };
export type Founding = { readonly space: SpaceId; readonly device: Device; readonly entry: RosterEntry; readonly offer: RosterOffer };
export type Invite = Keys & { readonly id: InviteId; readonly entry: RosterEntry; readonly offer: RosterOffer };

export async function newKeys(): Promise<Keys> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as { privateKey: KeyObject; publicKey: KeyObject };
  const sign = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { sign: pair.privateKey, keys: { sign, box: crypto.getRandomValues(new Uint8Array(32)) } };
}

export async function newDevice(): Promise<Device> {
  const keys = await newKeys();
  return { ...keys, id: await deviceIdOf(keys.keys.sign) };
}

/** A wrap as long as a real one; the hub can not tell the difference, which is the point. */
export async function newWrap(recipient: RecipientId, circle = TEAM, epoch = 1): Promise<{ readonly wraps: readonly Wrap[]; readonly refs: readonly WrapRef[] }> {
  const bytes = crypto.getRandomValues(new Uint8Array(80));
  return { wraps: [{ recipient, circle, epoch, bytes }], refs: [{ recipient, circle, epoch, hash: await hashFor('wrap', bytes) }] };
}

/** A founding ready to be offered with a code. `member` names the founder. */
export async function newFounding(member = 'founder' as MemberId, at = Date.now()): Promise<Founding> {
  const device = await newDevice();
  const { wraps, refs } = await newWrap(device.id);
  const action = { kind: 'found' as const, salt: crypto.getRandomValues(new Uint8Array(32)), member, device: device.keys, wraps: refs };
  const entry = await signRosterEntry({ previous: noHash, author: device.id, at, action }, device.sign);
  return { space: await spaceIdOf(action), device, entry, offer: { entry: encodeRosterEntry(entry), wraps } };
}

/** An invite for a new member on top of `previous`, by a device of Leitung. */
export async function newInvite(by: Device, previous: Bytes, options: { readonly at?: number; readonly expires?: number; readonly epoch?: number } = {}): Promise<Invite> {
  const keys = await newKeys();
  const id = await inviteIdOf(keys.keys.sign);
  const { wraps, refs } = await newWrap(id, TEAM, options.epoch);
  const at = options.at ?? Date.now();
  const action: RosterAction = { kind: 'invite', invite: keys.keys, roles: ['canvasser'], member: null, expires: options.expires ?? at + 7 * 86_400_000, wraps: refs };
  const entry = await signRosterEntry({ previous, author: by.id, at, action }, by.sign);
  return { ...keys, id, entry, offer: { entry: encodeRosterEntry(entry), wraps } };
}

/** A join of a new device by an invite, on top of `previous`. */
export async function newJoin(space: SpaceId, invite: Invite, device: Device, member: MemberId, previous: Bytes, at = Date.now(), epoch = 1): Promise<{ readonly entry: RosterEntry; readonly offer: RosterOffer }> {
  const { wraps, refs } = await newWrap(device.id, TEAM, epoch);
  const proof = await signFor('join', joinProofBytes(space, member, device.keys), invite.sign);
  const entry = await signRosterEntry({ previous, author: device.id, at, action: { kind: 'join', invite: invite.id, member, device: device.keys, wraps: refs, proof } }, device.sign);
  return { entry, offer: { entry: encodeRosterEntry(entry), wraps } };
}

/** Any other action on top of `previous`, with the wraps that lie beside it. */
export async function newOffer(by: Device, previous: Bytes, action: RosterAction, wraps: readonly Wrap[] = [], at = Date.now()): Promise<{ readonly entry: RosterEntry; readonly offer: RosterOffer }> {
  const entry = await signRosterEntry({ previous, author: by.id, at, action }, by.sign);
  return { entry, offer: { entry: encodeRosterEntry(entry), wraps } };
}

export async function hashOf(entry: RosterEntry): Promise<Bytes> {
  return rosterHash(entry);
}

/** Signed entries with the numbers `from` to `to`; bodies of random bytes, as sealed ones look. */
export async function newEntries(space: SpaceId, device: Device, from: number, to: number, options: { readonly bytes?: number; readonly circle?: CircleId; readonly epoch?: number } = {}): Promise<Entry[]> {
  const { bytes = 120, circle = TEAM, epoch = 1 } = options;
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return Promise.all(numbers.map((number) => signEntry(space, { circle, epoch, author: device.id, number }, randomBytes(bytes), device.sign)));
}

/** getRandomValues gives at most 64 KiB at a time. */
export function randomBytes(length: number): Bytes {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, length)));
  return bytes;
}
