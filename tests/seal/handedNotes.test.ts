import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type CircleId, type SpaceId } from '#base/ids.ts';
import { createDeviceKeys, type DeviceKeys } from '#seal/deviceKeys.ts';
import { handedBy, openHandedNotes, sealHandedNotes } from '#seal/handedNotes.ts';
import { sealMail } from '#seal/mail.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(36);
const place = { space: keyIdFrom<SpaceId>(random(16)), circle: 'mentor:second' as CircleId };
const notes = utf8('Kommt gut an, braucht Mut vor der ersten Rede');
const recipient = ({ id, public: { box } }: DeviceKeys) => ({ id, box });
const sender = ({ id, public: { sign } }: DeviceKeys) => ({ id, sign });
const flipped = (bytes: Bytes, at: number): Bytes => bytes.with(at, bytes[at]! ^ 1);

async function people() {
  const [old, phone, tablet, lead] = [await createDeviceKeys(random), await createDeviceKeys(random), await createDeviceKeys(random), await createDeviceKeys(random)];
  return { old, phone, tablet, lead, sealed: await sealHandedNotes(place, old, [recipient(phone), recipient(tablet)], notes, random) };
}

test('S-36 handed notes open on each device of the new mentor and nowhere else, not even where they were sealed', async () => {
  const { old, phone, tablet, lead, sealed } = await people();
  expect(handedBy(sealed)).toBe(old.id);
  for (const device of [phone, tablet]) expect(must(await openHandedNotes(place, sender(old), device, sealed))).toEqual(notes);
  for (const device of [lead, old, { ...lead, id: phone.id }]) expect(await openHandedNotes(place, sender(old), device, sealed)).toMatchObject({ refusal: 'not-for-us' });
});

test('S-36 for another mentorship or space, with one byte altered or missing, handed notes do not open', async () => {
  const { old, phone, sealed } = await people();
  for (const other of [{ ...place, circle: 'mentor:third' as CircleId }, { ...place, space: keyIdFrom<SpaceId>(random(16)) }]) {
    expect(await openHandedNotes(other, sender(old), phone, sealed)).toMatchObject({ refusal: 'forged' });
  }
  for (let at = 0; at < sealed.length; at += 7) expect((await openHandedNotes(place, sender(old), phone, flipped(sealed, at))).ok).toBe(false);
  for (let length = 0; length < sealed.length; length += 13) expect((await openHandedNotes(place, sender(old), phone, sealed.slice(0, length))).ok).toBe(false);
});

test('S-37 notes that somebody else signed are forged, under their own name for the mentor’s and under the mentor’s', async () => {
  const { old, phone, lead } = await people();
  const theirs = await sealHandedNotes(place, lead, [recipient(phone)], utf8('nie gesagt'), random);
  expect(await openHandedNotes(place, sender(old), phone, theirs)).toMatchObject({ refusal: 'forged' });
  const named = concatBytes(keyIdBytes(old.id), theirs.slice(16));
  expect(await openHandedNotes(place, sender(old), phone, named)).toMatchObject({ refusal: 'forged' });
});

test('S-37 a mail passes for no handed notes', async () => {
  const { old, phone } = await people();
  const mail = await sealMail({ space: place.space, device: old.id, number: 1, of: 1 }, old.sign, [recipient(phone)], notes, random);
  expect(await openHandedNotes(place, sender(old), phone, concatBytes(keyIdBytes(old.id), mail))).toMatchObject({ refusal: 'forged' });
});

test('S-38 one letter and nine hundred are of one length, a thousand more of another', async () => {
  const { old, phone } = await people();
  const lengthOf = async (letters: number) => (await sealHandedNotes(place, old, [recipient(phone)], utf8('x'.repeat(letters)), random)).length;
  expect(await lengthOf(900)).toBe(await lengthOf(1));
  expect(await lengthOf(1_900)).toBe((await lengthOf(1)) + 1_024);
});

test('S-39 no bytes make the reader of handed notes throw', async () => {
  const { old, phone } = await people();
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
    const whole = concatBytes(keyIdBytes(old.id), new Uint8Array(bytes));
    expect(await openHandedNotes(place, sender(old), phone, whole)).toMatchObject({ ok: false });
    expect(await openHandedNotes(place, sender(old), phone, new Uint8Array(bytes))).toMatchObject({ ok: false });
  }), { numRuns: 50 });
});
