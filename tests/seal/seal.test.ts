import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalBytes, utf8, type Bytes } from '#base/bytes.ts';
import { BOARD, TEAM, keyIdFrom, type DeviceId, type SpaceId } from '#base/ids.ts';
import { importEpochKey, openBody, sealBody } from '#seal/body.ts';
import { createDeviceKeys, exportDeviceKeys, importDeviceKeys, inviteKeys } from '#seal/deviceKeys.ts';
import { openWrap, wrapKey } from '#seal/wraps.ts';
import type { EntryHeader } from '#wire/entry.ts';
import { signFor, verifyFor } from '#wire/signing.ts';
import { must } from '../support/rosterActs.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(40);
const space = keyIdFrom<SpaceId>(random(16));
const header: EntryHeader = { circle: TEAM, epoch: 1, author: keyIdFrom<DeviceId>(random(16)), number: 3 };
const flipped = (bytes: Bytes, at: number): Bytes => bytes.with(at, bytes[at]! ^ 1);

test('S-1 a body opens to what was sealed', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), fc.integer({ min: 1 }), async (bytes, number) => {
    const key = await importEpochKey(random(32));
    const payload = new Uint8Array(bytes);
    const sealed = await sealBody(key, space, { ...header, number }, payload, random);
    expect(sealed.length).toBe(12 + payload.length + 16);
    expect(must(await openBody(key, space, { ...header, number }, sealed))).toEqual(payload);
  }), { numRuns: 30 });
});

test('S-1 another key, space, circle, epoch, author or number, or one altered byte, and it is unreadable', async () => {
  const key = await importEpochKey(random(32));
  const body = await sealBody(key, space, header, utf8('wählt'), random);
  const others: EntryHeader[] = [
    { ...header, circle: BOARD }, { ...header, epoch: 2 }, { ...header, number: 4 }, { ...header, author: keyIdFrom<DeviceId>(random(16)) },
  ];
  for (const other of others) expect(await openBody(key, space, other, body)).toMatchObject({ refusal: 'unreadable' });
  expect(await openBody(key, keyIdFrom<SpaceId>(random(16)), header, body)).toMatchObject({ refusal: 'unreadable' });
  expect(await openBody(await importEpochKey(random(32)), space, header, body)).toMatchObject({ refusal: 'unreadable' });
  for (let at = 0; at < body.length; at += 1) expect((await openBody(key, space, header, flipped(body, at))).ok).toBe(false);
  for (let length = 0; length < body.length; length += 1) expect((await openBody(key, space, header, body.slice(0, length))).ok).toBe(false);
});

test('S-2 the same payload sealed twice shares no nonce and no ciphertext', async () => {
  const key = await importEpochKey(random(32));
  const [a, b] = [await sealBody(key, space, header, new Uint8Array(64), random), await sealBody(key, space, header, new Uint8Array(64), random)];
  expect(equalBytes(a.slice(0, 12), b.slice(0, 12)) || equalBytes(a.slice(12), b.slice(12))).toBe(false);
});

test('S-3 a wrap opens for its recipient and place only', async () => {
  const [keys, other] = [await createDeviceKeys(random), await createDeviceKeys(random)];
  const key = random(32);
  const wrap = await wrapKey({ id: keys.id, box: keys.public.box }, { space, circle: TEAM, epoch: 1 }, key);
  expect(wrap.bytes.length).toBe(80);
  expect(must(await openWrap(keys, space, wrap))).toEqual(key);
  for (const attempt of [
    openWrap(other, space, wrap),
    openWrap({ ...keys, id: other.id }, space, wrap),
    openWrap(keys, keyIdFrom<SpaceId>(random(16)), wrap),
    openWrap(keys, space, { ...wrap, epoch: 2 }),
    openWrap(keys, space, { ...wrap, circle: BOARD }),
    openWrap(keys, space, { ...wrap, bytes: wrap.bytes.slice(0, 31) }),
    openWrap(keys, space, { ...wrap, bytes: new Uint8Array() }),
  ]) expect(await attempt).toMatchObject({ refusal: 'not-for-us' });
  for (let at = 0; at < 80; at += 5) expect((await openWrap(keys, space, { ...wrap, bytes: flipped(wrap.bytes, at) })).ok).toBe(false);
});

test('S-3 many wraps made and opened at once do not disturb each other', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => createDeviceKeys()));
  const keys = people.map(() => random(32));
  const wraps = await Promise.all(people.map((one, index) => wrapKey({ id: one.id, box: one.public.box }, { space, circle: TEAM, epoch: index + 1 }, keys[index]!)));
  expect(await Promise.all(people.map(async (one, index) => must(await openWrap(one, space, wraps[index]!))))).toEqual(keys);
});

test('S-4 exported device keys come back the same and sign and open as before', async () => {
  const keys = await createDeviceKeys();
  const again = await importDeviceKeys(await exportDeviceKeys(keys));
  expect([again.id, again.public]).toEqual([keys.id, keys.public]);
  expect(await verifyFor('hello', utf8('x'), await signFor('hello', utf8('x'), again.sign), keys.public.sign)).toBe(true);
  const wrap = await wrapKey({ id: keys.id, box: keys.public.box }, { space, circle: TEAM, epoch: 1 }, random(32));
  expect((await openWrap(again, space, wrap)).ok).toBe(true);
  expect((await createDeviceKeys()).id).not.toBe(keys.id);
});

test('S-4 an invite’s keys come from its secret alone, and differ from a device’s of the same secret', async () => {
  const secret = random(32);
  const [inviter, joiner] = [await inviteKeys(secret), await inviteKeys(secret.slice())];
  expect([joiner.id, joiner.public]).toEqual([inviter.id, inviter.public]);
  expect((await importDeviceKeys(secret)).public).not.toEqual(inviter.public);
  expect((await inviteKeys(random(32))).id).not.toBe(inviter.id);
  await expect(inviteKeys(random(31))).rejects.toThrow('32 bytes');
});
