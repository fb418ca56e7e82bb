import { expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import { BOARD, TEAM, keyIdBytes, keyIdFrom, newId, type DeviceId, type MemberId, type SpaceId } from '#base/ids.ts';
import { createDeviceKeys, inviteKeys } from '#seal/deviceKeys.ts';
import { signEntry, verifyEntry, type Entry } from '#wire/entry.ts';
import { signHello, verifyHello } from '#wire/hello.ts';
import { joinProofBytes, namesItself, noHash, rosterHash, signRosterEntry, spaceIdOf, verifyRosterEntry } from '#wire/rosterEntry.ts';
import { signErased, signStanding, verifyErased, verifyMail, verifyStanding } from '#wire/statements.ts';
import { deviceIdOf, hashFor, inviteIdOf, signFor, verifyFor, type Purpose } from '#wire/signing.ts';
import { sealMail } from '#seal/mail.ts';
import { seededRandom } from '../support/random.ts';
import type { RosterAction } from '#wire/rosterAction.ts';

const random = seededRandom(60);
const space = keyIdFrom<SpaceId>(random(16));
const elsewhere = keyIdFrom<SpaceId>(random(16));

test('W-2 an entry’s signature holds for its space, circle, epoch, author, number and body only', async () => {
  const keys = await createDeviceKeys(random);
  const other = await createDeviceKeys(random);
  const entry = await signEntry(space, { circle: TEAM, epoch: 1, author: keys.id, number: 1 }, utf8('body'), keys.sign);
  expect(await verifyEntry(space, entry, keys.public.sign)).toBe(true);
  const moved = (header: Partial<Entry['header']>): Entry => ({ ...entry, header: { ...entry.header, ...header } });
  for (const wrong of [moved({ circle: BOARD }), moved({ epoch: 2 }), moved({ number: 2 }), moved({ author: other.id }), { ...entry, body: utf8('bodi') }]) {
    expect(await verifyEntry(space, wrong, keys.public.sign)).toBe(false);
  }
  expect(await verifyEntry(elsewhere, entry, keys.public.sign)).toBe(false);
  expect(await verifyEntry(space, entry, other.public.sign)).toBe(false);
  expect(await verifyEntry(space, entry, new Uint8Array(32))).toBe(false);
  expect(await verifyEntry(space, entry, new Uint8Array(5))).toBe(false);
});

test('W-2 nothing signed or hashed for one purpose passes for another', async () => {
  const keys = await createDeviceKeys(random);
  const purposes: Purpose[] = ['entry', 'roster', 'hello', 'join', 'space', 'device', 'invite', 'wrap', 'snapshot', 'mail', 'standing', 'erased'];
  const signature = await signFor('entry', utf8('same'), keys.sign);
  for (const purpose of purposes) expect(await verifyFor(purpose, utf8('same'), signature, keys.public.sign)).toBe(purpose === 'entry');
  const hashes = await Promise.all(purposes.map((purpose) => hashFor(purpose, utf8('same'))));
  expect(new Set(hashes.map(String)).size).toBe(purposes.length);
});

test('W-2 a hello proves one space, purpose and nonce', async () => {
  const keys = await createDeviceKeys(random);
  const nonce = random(32);
  const signature = await signHello(space, 'device', nonce, keys.sign);
  expect(await verifyHello(space, 'device', nonce, signature, keys.public.sign)).toBe(true);
  expect(await verifyHello(elsewhere, 'device', nonce, signature, keys.public.sign)).toBe(false);
  expect(await verifyHello(space, 'invite', nonce, signature, keys.public.sign)).toBe(false);
  expect(await verifyHello(space, 'device', random(32), signature, keys.public.sign)).toBe(false);
});

test('W-8 what a device says of itself holds for its space, device, circle and epoch only', async () => {
  const [keys, other] = [await createDeviceKeys(random), await createDeviceKeys(random)];
  const [by, log] = [{ space, device: keys.id }, { circle: TEAM, epoch: 2 }];
  const standing = await signStanding(by, log, keys.sign);
  const erased = await signErased(by, keys.sign);
  expect(await verifyStanding(by, log, standing, keys.public.sign)).toBe(true);
  expect(await verifyErased(by, erased, keys.public.sign)).toBe(true);
  for (const wrong of [{ ...by, space: elsewhere }, { ...by, device: other.id }]) {
    expect(await verifyStanding(wrong, log, standing, keys.public.sign)).toBe(false);
    expect(await verifyErased(wrong, erased, keys.public.sign)).toBe(false);
  }
  for (const wrong of [{ ...log, circle: BOARD }, { ...log, epoch: 3 }]) expect(await verifyStanding(by, wrong, standing, keys.public.sign)).toBe(false);
  expect(await verifyStanding(by, log, standing, other.public.sign)).toBe(false);
  expect(await verifyErased(by, standing, keys.public.sign)).toBe(false);
});

test('W-9 a sealed mail is known for its device’s in its place, whoever looks, and no other is', async () => {
  const [keys, other] = [await createDeviceKeys(random), await createDeviceKeys(random)];
  const place = { space, device: keys.id, number: 1, of: 2 };
  const bytes = await sealMail(place, keys.sign, [{ id: other.id, box: other.public.box }], utf8('unsent'), random);
  const mail = { number: 1, of: 2, bytes };
  expect(await verifyMail(place, mail, keys.public.sign)).toBe(true);
  for (const wrong of [{ ...mail, number: 2 }, { ...mail, of: 1 }, { ...mail, bytes: bytes.with(3, bytes[3]! ^ 1) }]) expect(await verifyMail(place, wrong, keys.public.sign)).toBe(false);
  expect(await verifyMail({ ...place, space: elsewhere }, mail, keys.public.sign)).toBe(false);
  expect(await verifyMail({ ...place, device: other.id }, mail, keys.public.sign)).toBe(false);
  expect(await verifyMail(place, mail, other.public.sign)).toBe(false);
});

test('W-2 a roster entry’s signature holds for every part of it, and its hash covers the signature', async () => {
  const keys = await createDeviceKeys(random);
  const action: RosterAction = { kind: 'found', salt: random(32), member: newId<MemberId>(random), device: keys.public, wraps: [] };
  const entry = await signRosterEntry({ previous: noHash, author: keys.id, at: 1, action }, keys.sign);
  expect(await verifyRosterEntry(entry, keys.public.sign)).toBe(true);
  for (const wrong of [{ ...entry, at: 2 }, { ...entry, previous: random(32) }, { ...entry, author: keyIdFrom<DeviceId>(random(16)) }, { ...entry, action: { ...action, salt: random(32) } }]) {
    expect(await verifyRosterEntry(wrong, keys.public.sign)).toBe(false);
  }
  expect(await rosterHash({ ...entry, signature: random(64) })).not.toEqual(await rosterHash(entry));
  expect(await spaceIdOf({ ...action, salt: random(32) })).not.toBe(await spaceIdOf(action));
});

test('W-2 a join’s proof names space, member and both keys', async () => {
  const device = (await createDeviceKeys(random)).public;
  const member = newId<MemberId>(random);
  const all = [
    joinProofBytes(space, member, device), joinProofBytes(elsewhere, member, device), joinProofBytes(space, newId<MemberId>(random), device),
    joinProofBytes(space, member, { ...device, box: random(32) }), joinProofBytes(space, member, { ...device, sign: random(32) }),
  ];
  expect(new Set(all.map(String)).size).toBe(all.length);
});

test('W-6 a founding and a join name themselves by the key they carry; ids of devices and invites never meet', async () => {
  const [keys, other] = [await createDeviceKeys(random), await createDeviceKeys(random)];
  const invite = await inviteKeys(random(32));
  const found: RosterAction = { kind: 'found', salt: random(32), member: newId<MemberId>(random), device: keys.public, wraps: [] };
  const join: RosterAction = { kind: 'join', invite: invite.id, member: newId<MemberId>(random), device: keys.public, wraps: [], proof: random(64) };
  for (const action of [found, join]) {
    const entry = { previous: noHash, author: keys.id, at: 1, action, signature: random(64) };
    expect((await namesItself(entry)).ok).toBe(true);
    expect((await namesItself({ ...entry, author: other.id })).ok).toBe(false);
  }
  expect(await deviceIdOf(keys.public.sign)).toBe(keys.id);
  expect(String(await inviteIdOf(keys.public.sign))).not.toBe(keys.id);
  expect(keyIdBytes(keys.id).length).toBe(16);
});
