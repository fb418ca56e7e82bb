import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, toBase64Url, type Bytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import { encode, writeBytes, writeText, writeUint } from '#wire/codec.ts';
import { FEED_TOKEN_BYTES, feedAddressOf, feedHashOf, feedPath, signFeed, takesPlaceOf, tokenIn, verifyFeed, type FeedClaim } from '#wire/feed.ts';
import { decodeFeedAnswer, decodeFeedQuestion, encodeFeedAnswer, encodeFeedQuestion, fetchRefusals, type FeedAnswer, type FeedQuestion } from '#wire/feedMessages.ts';
import { CALENDAR_PART_BYTES, MAX_ADDRESS_LENGTH, MAX_BODY_BYTES, MAX_CALENDAR_PARTS } from '#wire/limits.ts';
import { newDevice, randomBytes } from '../support/association.ts';

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength }).map((view): Bytes => new Uint8Array(view));
const uint = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const device = bytes(16).map((id) => toBase64Url(id) as DeviceId);
const is = <T extends string>(word: T) => fc.constant(word);
const claim = fc.record<FeedClaim>({ device, epoch: uint, heads: fc.array(fc.record({ author: device, number: uint }), { maxLength: 3 }), form: uint, hash: bytes(32), signature: bytes(64) });
const question = fc.oneof(
  fc.record({ is: is('pull') }),
  fc.record({ is: is('set'), number: uint, address: fc.option(bytes(32)) }),
  fc.record({ is: is('put'), claim, deflated: bytes(0, 300) }),
  fc.record({ is: is('fetch'), address: fc.webUrl(), known: fc.option(bytes(32)), part: uint }),
) satisfies fc.Arbitrary<FeedQuestion>;
const answer = fc.oneof(
  fc.record({ is: is('state'), state: fc.record({ number: uint, address: fc.option(bytes(32)), claim: fc.option(claim), at: uint }) }),
  fc.record({ is: is('fetching') }),
  fc.record({ is: is('unchanged'), at: uint }),
  fc.record({ is: is('refused'), why: fc.constantFrom(...fetchRefusals), at: uint }),
  fc.record({ is: is('fetched'), at: uint, hash: bytes(32), part: fc.nat(9), parts: fc.integer({ min: 10, max: MAX_CALENDAR_PARTS }), bytes: bytes(0, 300) }),
) satisfies fc.Arbitrary<FeedAnswer>;

test('W-28 questions about calendars and their answers decode to themselves, whole only', () => {
  fc.assert(fc.property(question, answer, (asked, told) => {
    expect(decodeFeedQuestion(encodeFeedQuestion(asked))).toEqual({ ok: true, value: asked });
    expect(decodeFeedAnswer(encodeFeedAnswer(told))).toEqual({ ok: true, value: told });
    for (const [encoded, read] of [[encodeFeedQuestion(asked), decodeFeedQuestion], [encodeFeedAnswer(told), decodeFeedAnswer]] as const) {
      for (let length = 0; length < encoded.length; length += 1) expect(read(encoded.slice(0, length)).ok).toBe(false);
      expect(read(concatBytes(encoded, new Uint8Array(1))).ok).toBe(false);
    }
  }), { numRuns: 50 });
});

test('W-28 what goes beyond the limits is refused, and no bytes make it throw', () => {
  const [good] = fc.sample(claim, 1);
  expect(decodeFeedQuestion(encodeFeedQuestion({ is: 'put', claim: good!, deflated: new Uint8Array(MAX_BODY_BYTES + 1) })).ok).toBe(false);
  expect(decodeFeedQuestion(encodeFeedQuestion({ is: 'fetch', address: 'x'.repeat(MAX_ADDRESS_LENGTH + 1), known: null, part: 0 })).ok).toBe(false);
  const part = { is: 'fetched', at: 0, hash: randomBytes(32), bytes: new Uint8Array() } as const;
  for (const wrong of [{ part: 1, parts: 1 }, { part: 0, parts: MAX_CALENDAR_PARTS + 1 }]) expect(decodeFeedAnswer(encodeFeedAnswer({ ...part, ...wrong })).ok).toBe(false);
  expect(decodeFeedAnswer(encodeFeedAnswer({ ...part, part: 0, parts: 1, bytes: new Uint8Array(CALENDAR_PART_BYTES + 1) })).ok).toBe(false);
  const shortHash = encode((to) => {
    writeUint(to, 3);
    writeText(to, 'https://kalender.example.org');
    writeBytes(to, new Uint8Array(31));
    writeUint(to, 0);
  });
  expect(decodeFeedQuestion(shortHash).ok).toBe(false);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
    decodeFeedQuestion(noise);
    decodeFeedAnswer(noise);
  }), { numRuns: 2_000 });
});

test('W-29 a published calendar’s signature holds for its space, device, state of the board, form and bytes alone', async () => {
  const { id, sign, keys } = await newDevice();
  const [space, other] = [toBase64Url(randomBytes(16)) as SpaceId, toBase64Url(randomBytes(16)) as SpaceId];
  const signed = await signFeed(space, { device: id, epoch: 2, heads: [{ author: id, number: 3 }], form: 1, hash: await feedHashOf(randomBytes(50)) }, sign);
  expect(await verifyFeed(space, signed, keys.sign)).toBe(true);
  expect(await verifyFeed(other, signed, keys.sign)).toBe(false);
  for (const change of [{ device: (await newDevice()).id }, { epoch: 3 }, { heads: [] }, { heads: [{ author: id, number: 4 }] }, { form: 2 }, { hash: randomBytes(32) }, { signature: randomBytes(64) }]) {
    expect(await verifyFeed(space, { ...signed, ...change }, keys.sign)).toBe(false);
  }
});

test('W-30 which of two calendars takes the other’s place follows from what they show alone', () => {
  const [a, b] = ['a', 'b'].map((letter) => letter as DeviceId) as [DeviceId, DeviceId];
  const at = (epoch: number, numbers: Partial<Record<string, number>>, form = 1) => ({ epoch, form, heads: Object.entries(numbers).map(([author, number]) => ({ author: author as DeviceId, number: number! })) });
  expect(takesPlaceOf(at(1, { [a]: 2 }), at(1, { [a]: 1 }))).toBe(true);
  expect(takesPlaceOf(at(1, { [a]: 1 }), at(1, { [a]: 2 }))).toBe(false);
  expect(takesPlaceOf(at(1, { [a]: 1 }), at(1, { [a]: 1 }))).toBe(true);
  expect(takesPlaceOf(at(1, { [a]: 1 }, 1), at(1, { [a]: 1 }, 2))).toBe(false);
  expect(takesPlaceOf(at(1, { [a]: 2 }, 1), at(1, { [a]: 1 }, 2))).toBe(true);
  expect([takesPlaceOf(at(1, { [a]: 2 }), at(1, { [b]: 2 })), takesPlaceOf(at(1, { [b]: 2 }), at(1, { [a]: 2 }))]).toEqual([false, false]);
  expect(takesPlaceOf(at(1, { [a]: 2, [b]: 2 }), at(1, { [b]: 2 }))).toBe(true);
  expect([takesPlaceOf(at(2, {}), at(1, { [a]: 9 })), takesPlaceOf(at(1, { [a]: 9 }), at(2, {}))]).toEqual([true, false]);
});

test('W-31 an address is 192 random bits under /kalender/, and its hash tells nothing of it', async () => {
  const token = toBase64Url(randomBytes(FEED_TOKEN_BYTES));
  expect(FEED_TOKEN_BYTES * 8).toBeGreaterThanOrEqual(128);
  expect(tokenIn(feedPath(token))).toBe(token);
  for (const path of ['/kalender/', '/kalender/.ics', `/kalender/${token}`, `/kalender/${token}x.ics`, `/kalender/${token.slice(1)}.ics`, `/kalender/a/${token}.ics`, `/kalender/${token.slice(1)}/.ics`, `//kalender/${token}.ics`]) expect(tokenIn(path)).toBeNull();
  expect(await feedAddressOf(token)).toHaveLength(32);
  expect(await feedAddressOf(token)).not.toEqual(await feedHashOf(new TextEncoder().encode(token)));
});
