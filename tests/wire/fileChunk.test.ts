import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFileId, type CircleId, type FileId, type SpaceId } from '#base/ids.ts';
import { encode, writeFixed, writeText, writeUint } from '#wire/codec.ts';
import { isChunkLength, signChunk, verifyChunk, type FilePlace } from '#wire/fileChunk.ts';
import { decodeFromHub, encodeFromHub } from '#wire/fromHub.ts';
import { FILE_CHUNK_BYTES, FILE_SEAL_BYTES, FILE_STEP_BYTES, MAX_FILE_CHUNKS, MAX_FRAME_BYTES } from '#wire/limits.ts';
import { decodeToHub, encodeToHub } from '#wire/toHub.ts';
import { newKeys } from '../support/association.ts';

const FULL = FILE_CHUNK_BYTES + FILE_SEAL_BYTES;
const file = 'A'.repeat(22) as FileId;
const good = { is: 'put-chunk' as const, circle: 'desk:a' as CircleId, epoch: 1, file, part: 0, parts: 2, bytes: new Uint8Array(FULL) };
const inBytes = (length: number) => new Uint8Array(length);

test('W-18 a chunk beyond the last, one of too many, of no step’s length or larger than one may be is refused', () => {
  expect(decodeToHub(encodeToHub(good))).toEqual({ ok: true, value: good });
  expect(encodeToHub(good).length).toBeLessThan(MAX_FRAME_BYTES);
  const wrong = [{ part: 2 }, { parts: 0 }, { part: MAX_FILE_CHUNKS, parts: MAX_FILE_CHUNKS + 1 }, { bytes: inBytes(FULL + 1) }, { bytes: inBytes(FULL + FILE_STEP_BYTES) }, { bytes: inBytes(FULL - 1) }, { bytes: inBytes(FULL - FILE_STEP_BYTES) }, { bytes: inBytes(0) }];
  for (const some of wrong) expect(decodeToHub(encodeToHub({ ...good, ...some })).ok).toBe(false);
  for (const some of wrong.slice(0, -1)) expect(decodeFromHub(encodeFromHub({ ...good, ...some, is: 'chunk' })).ok).toBe(false);
  expect(decodeFromHub(encodeFromHub({ ...good, is: 'chunk', bytes: inBytes(0) })).ok).toBe(true);
});

test('W-18 the last chunk alone may be shorter, by whole steps', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: MAX_FILE_CHUNKS }), fc.nat(FULL * 2), (parts, length) => {
    const steps = (length - FILE_SEAL_BYTES) / FILE_STEP_BYTES;
    expect(isChunkLength(length, { part: parts - 1, parts })).toBe(Number.isInteger(steps) && steps >= 1 && steps <= 8);
    if (parts > 1) expect(isChunkLength(length, { part: 0, parts })).toBe(length === FULL);
  }));
  for (let steps = 1; steps <= 8; steps += 1) expect(isChunkLength(steps * FILE_STEP_BYTES + FILE_SEAL_BYTES, { part: 0, parts: 1 })).toBe(true);
});

test('W-19 of a file no more is told to be there than it has chunks', () => {
  const list = (parts: number, held: number) => encodeFromHub({ is: 'files', circle: good.circle, epoch: 1, files: [{ file, parts, held }], more: false });
  expect(decodeFromHub(list(MAX_FILE_CHUNKS, 2 ** MAX_FILE_CHUNKS - 1)).ok).toBe(true);
  for (const [parts, held] of [[MAX_FILE_CHUNKS + 1, 1], [2, 4], [0, 1]] as const) expect(decodeFromHub(list(parts, held)).ok).toBe(false);
});

test('W-19 a list goes on after a file’s id or begins anew, nothing else', () => {
  const pull = (after: number) => encode((to) => {
    writeUint(to, 20);
    writeText(to, 'desk:a');
    writeUint(to, 1);
    writeUint(to, after);
    writeFixed(to, inBytes(after));
  });
  expect([0, 16].map((length) => decodeToHub(pull(length)).ok)).toEqual([true, true]);
  for (const length of [1, 15, 17]) expect(decodeToHub(pull(length)).ok).toBe(false);
});

test('W-19 a file’s id in a record is sixteen bytes as they are written here, and no other text', () => {
  expect(parseFileId(file)).toBe(file);
  for (const wrong of ['', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}B`, `${'A'.repeat(21)}=`, 'ä'.repeat(22)]) expect(parseFileId(wrong)).toBeNull();
});

test('W-20 a chunk’s signature holds for its place and bytes and its maker’s key, and for no other', async () => {
  const [maker, other] = [await newKeys(), await newKeys()];
  const at: FilePlace = { space: 'A'.repeat(22) as SpaceId, circle: good.circle, file };
  const sealed = new Uint8Array(FULL).fill(7);
  const signature = await signChunk(at, { part: 0, parts: 2 }, sealed, maker.sign);
  const holds = (some: Partial<FilePlace> = {}, place = { part: 0, parts: 2 }, bytes = sealed, key = maker.keys.sign) => verifyChunk({ ...at, ...some }, place, bytes, signature, key);
  expect(await holds()).toBe(true);
  const wrong = [holds({ space: `${'A'.repeat(21)}Q` as SpaceId }), holds({ circle: 'desk:b' as CircleId }), holds({ file: `${'A'.repeat(21)}Q` as FileId }), holds({}, { part: 1, parts: 2 }), holds({}, { part: 0, parts: 3 }), holds({}, undefined, sealed.with(9, 8)), holds({}, undefined, undefined, other.keys.sign)];
  expect(await Promise.all(wrong)).toEqual(wrong.map(() => false));
});
