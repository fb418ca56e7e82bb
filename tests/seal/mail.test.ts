import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8, type Bytes } from '#base/bytes.ts';
import { keyIdFrom, type SpaceId } from '#base/ids.ts';
import { createDeviceKeys, type DeviceKeys } from '#seal/deviceKeys.ts';
import { openMail, sealMail, type MailPlace } from '#seal/mail.ts';
import { openParcel, sealParcel } from '#seal/parcel.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(31);
const space = keyIdFrom<SpaceId>(random(16));
const recipient = ({ id, public: { box } }: DeviceKeys) => ({ id, box });
const flipped = (bytes: Bytes, at: number): Bytes => bytes.with(at, bytes[at]! ^ 1);

async function people() {
  const [sender, lead, second, stranger] = [await createDeviceKeys(random), await createDeviceKeys(random), await createDeviceKeys(random), await createDeviceKeys(random)];
  const place: MailPlace = { space, device: sender.id, number: 1, of: 2 };
  return { sender, lead, second, stranger, place, from: sender.public.sign };
}

test('S-31 a mail opens for each device it was sealed to and for nobody else', async () => {
  const { sender, lead, second, stranger, place, from } = await people();
  const mail = await sealMail(place, sender.sign, [recipient(lead), recipient(second)], utf8('Gespräch mit Ada'), random);
  expect(must(await openMail(place, from, lead, mail))).toEqual(utf8('Gespräch mit Ada'));
  expect(must(await openMail(place, from, second, mail))).toEqual(utf8('Gespräch mit Ada'));
  expect(await openMail(place, from, stranger, mail)).toMatchObject({ refusal: 'not-for-us' });
  expect(await openMail(place, from, { ...stranger, id: lead.id }, mail)).toMatchObject({ refusal: 'not-for-us' });
});

test('S-31 under another space, device, number or count, or with one byte altered or missing, it does not open', async () => {
  const { sender, lead, second, place, from } = await people();
  const mail = await sealMail(place, sender.sign, [recipient(lead)], utf8('x'), random);
  for (const other of [{ ...place, number: 2 }, { ...place, of: 1 }, { ...place, device: second.id }, { ...place, space: keyIdFrom<SpaceId>(random(16)) }]) {
    expect(await openMail(other, from, lead, mail)).toMatchObject({ refusal: 'forged' });
  }
  for (let at = 0; at < mail.length; at += 1) expect((await openMail(place, from, lead, flipped(mail, at))).ok).toBe(false);
  for (let length = 0; length < mail.length; length += 1) expect((await openMail(place, from, lead, mail.slice(0, length))).ok).toBe(false);
});

test('S-32 a mail that somebody else signed is forged, though it is sealed to us', async () => {
  const { lead, second, place, from } = await people();
  const forged = await sealMail(place, second.sign, [recipient(lead)], utf8('nie gesagt'), random);
  expect(await openMail(place, from, lead, forged)).toMatchObject({ refusal: 'forged' });
});

test('S-32 no bytes make the reader throw', async () => {
  const { lead, place, from } = await people();
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
    expect(await openMail(place, from, lead, new Uint8Array(bytes))).toMatchObject({ ok: false });
  }), { numRuns: 50 });
});

test('S-33 a long parcel is put together from its mails in any order, doubled, beside forged ones, and not while one is missing', async () => {
  const { sender, lead, second, from } = await people();
  const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
  const mails = await sealParcel({ space, device: sender.id, sign: sender.sign }, [recipient(lead)], bytes, random);
  expect(mails).toHaveLength(3);
  for (const mail of mails) expect(mail.length).toBeLessThan(200 * 1024);
  const received = mails.map((mail, index) => ({ number: index + 1, of: 3, bytes: mail }));
  const forged = await sealMail({ space, device: sender.id, number: 2, of: 3 }, second.sign, [recipient(lead)], utf8('x'), random);
  const at = { space, device: sender.id, from };
  expect(must(await openParcel(at, lead, [{ number: 2, of: 3, bytes: forged }, ...received.toReversed(), ...received]))).toEqual(bytes);
  expect(await openParcel(at, lead, received.slice(1))).toMatchObject({ refusal: 'incomplete' });
  expect(await openParcel(at, lead, [])).toMatchObject({ refusal: 'incomplete' });
  expect(await openParcel(at, second, received)).toMatchObject({ refusal: 'not-for-us' });
});

test('S-33 an empty parcel is one mail', async () => {
  const { sender, lead, from } = await people();
  const mails = await sealParcel({ space, device: sender.id, sign: sender.sign }, [recipient(lead)], new Uint8Array(), random);
  expect(mails).toHaveLength(1);
  expect(must(await openParcel({ space, device: sender.id, from }, lead, [{ number: 1, of: 1, bytes: mails[0]! }]))).toEqual(new Uint8Array());
});
