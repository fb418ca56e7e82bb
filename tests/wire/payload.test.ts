import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode, writeBytes, writeList, writeUint } from '#wire/codec.ts';
import { MAX_UPDATE_BYTES, deflate, inflate, packPayload, paddedLength, unpackPayload } from '#wire/payload.ts';
import { seededRandom } from '../support/random.ts';

test('W-1 a payload unpacks to itself, small or large, compressible or not', async () => {
  const sizes = fc.oneof(fc.nat(40), fc.nat(600), fc.nat(20_000));
  await fc.assert(fc.asyncProperty(sizes, fc.nat(), fc.boolean(), fc.array(fc.nat(2 ** 31), { maxLength: 3 }), async (length, seed, noisy, announces) => {
    const update = noisy ? seededRandom(seed)(length) : new Uint8Array(length).fill(seed % 256);
    expect(await unpackPayload(await packPayload({ announces, update }))).toEqual({ ok: true, value: { announces, update } });
  }), { numRuns: 60 });
});

test('W-1 a cut, noisy or unknown payload is refused, never thrown', async () => {
  const whole = await packPayload({ announces: [7], update: new Uint8Array(5_000).fill(1) });
  for (let length = 0; length < 20; length += 1) expect((await unpackPayload(whole.slice(0, length))).ok, `cut to ${length}`).toBe(false);
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (noise) => { await unpackPayload(new Uint8Array(noise)); }));
  const form2 = encode((to) => { writeUint(to, 2); writeList(to, [], writeUint); writeBytes(to, new Uint8Array(3)); });
  expect(await unpackPayload(form2)).toMatchObject({ refusal: 'malformed' });
});

test('W-4 the packed length is a step of padding, so it tells the content’s length only that far', async () => {
  for (let length = 0; length < 600; length += 1) {
    const packed = await packPayload({ announces: [], update: seededRandom(length)(length) });
    expect(paddedLength(packed.length)).toBe(packed.length);
    expect(packed.length % 32).toBe(0);
  }
  expect([1, 32, 33, 512, 513, 1024, 1025, 100_000].map(paddedLength)).toEqual([32, 32, 64, 512, 576, 1024, 1152, 106_496]);
});

test('W-4 padding costs at most an eighth above 512 bytes, and never shrinks', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (length) => {
    const padded = paddedLength(length);
    expect(padded).toBeGreaterThanOrEqual(length);
    expect(padded - length).toBeLessThan(Math.max(32, length / 8 + 1));
    expect(paddedLength(length + 1)).toBeGreaterThanOrEqual(padded);
  }));
});

test('W-4 a small entry that inflates past the limit is refused, one at the limit is not', async () => {
  const packed = async (length: number) => packPayload({ announces: [], update: new Uint8Array(length) });
  const bomb = await packed(MAX_UPDATE_BYTES + 1);
  expect(bomb.length).toBeLessThan(20_000);
  expect(await unpackPayload(bomb)).toMatchObject({ refusal: 'malformed' });
  expect((await unpackPayload(await packed(MAX_UPDATE_BYTES))).ok).toBe(true);
});

test('W-4 what is no deflate stream inflates to nothing', async () => {
  expect(await inflate(seededRandom(1)(100), 1_000)).toBeNull();
  expect(await inflate((await deflate(new Uint8Array(1_000))).slice(0, 5), 1_000)).toBeNull();
});
