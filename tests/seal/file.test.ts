import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, equalBytes, type Bytes } from '#base/bytes.ts';
import { keyIdFrom, type CircleId, type FileId, type SpaceId } from '#base/ids.ts';
import { openFile, sealFile, type SealedFile } from '#seal/file.ts';
import { chunkHash, isChunkLength, type FilePlace } from '#wire/fileChunk.ts';
import { FILE_CHUNK_BYTES, FILE_STEP_BYTES, MAX_FILE_CHUNKS } from '#wire/limits.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(45);
const at: FilePlace = { space: keyIdFrom<SpaceId>(random(16)), circle: 'desk:anna' as CircleId, file: keyIdFrom<FileId>(random(16)) };
const sealed = async (bytes: Bytes): Promise<SealedFile> => must(await sealFile(at, bytes, random));
const flipped = (bytes: Bytes, bit: number): Bytes => bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)));
const swapped = <T>(list: readonly T[]): T[] => [list[1]!, list[0]!, ...list.slice(2)];

test('S-45 a file opens with its key in its association, circle and place alone', async () => {
  const bytes = random(FILE_CHUNK_BYTES * 2 + 100);
  const { key, chunks } = await sealed(bytes);
  expect(must(await openFile(at, key, chunks, bytes.length))).toEqual(bytes);
  for (const other of [{ space: keyIdFrom<SpaceId>(random(16)) }, { circle: 'desk:bela' as CircleId }, { file: keyIdFrom<FileId>(random(16)) }]) {
    expect(await openFile({ ...at, ...other }, key, chunks, bytes.length)).toMatchObject({ refusal: 'unreadable' });
  }
  for (const wrong of [random(32), random(16), new Uint8Array()]) expect((await openFile(at, wrong, chunks, bytes.length)).ok).toBe(false);
});

test('S-45 chunks left out, doubled, in another order or of another file do not open', async () => {
  const bytes = random(FILE_CHUNK_BYTES * 3);
  const [{ key, chunks }, other] = [await sealed(bytes), await sealed(bytes)];
  for (const wrong of [chunks.slice(0, 2), chunks.slice(1), swapped(chunks), [...chunks, chunks[2]!], [chunks[0]!, chunks[0]!, chunks[2]!], [other.chunks[0]!, ...chunks.slice(1)], []]) {
    expect((await openFile(at, key, wrong, bytes.length)).ok).toBe(false);
  }
  expect((await openFile(at, key, chunks, bytes.length + 1)).ok).toBe(false);
});

test('S-46 a file of any length comes back as it was, in full chunks of which the last is filled up to whole steps', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: FILE_CHUNK_BYTES * 3 }), async (length) => {
    const bytes = random(length);
    const { key, chunks } = await sealed(bytes);
    expect(chunks.map((chunk, part) => isChunkLength(chunk.length, { part, parts: chunks.length }))).toEqual(chunks.map(() => true));
    expect(equalBytes(must(await openFile(at, key, chunks, length)), bytes)).toBe(true);
  }), { numRuns: 25 });
  const [most, none] = [new Uint8Array(FILE_CHUNK_BYTES * MAX_FILE_CHUNKS), new Uint8Array()];
  expect((await sealed(most)).chunks.length).toBe(MAX_FILE_CHUNKS);
  expect(await sealFile(at, concatBytes(most, new Uint8Array(1)), random)).toMatchObject({ refusal: 'too-large' });
  expect(await sealFile(at, none, random)).toMatchObject({ refusal: 'empty' });
});

test('S-47 how long a file is shows in its chunks only up to whole steps, and the same file sealed twice shows nothing in common', async () => {
  const length = FILE_CHUNK_BYTES + 5;
  const [one, longer, again] = [await sealed(new Uint8Array(length)), await sealed(new Uint8Array(FILE_CHUNK_BYTES + FILE_STEP_BYTES)), await sealed(new Uint8Array(length))];
  const lengths = ({ chunks }: SealedFile) => chunks.map((chunk) => chunk.length);
  expect(lengths(one)).toEqual(lengths(longer));
  expect(one.key).not.toEqual(again.key);
  expect(one.chunks.some((chunk, part) => equalBytes(chunk.subarray(0, 32), again.chunks[part]!.subarray(0, 32)))).toBe(false);
});

test('S-48 whichever bit of a chunk is flipped, its hash is another, and so it is without opening it', async () => {
  const bytes = random(2_000);
  const { key, chunks } = await sealed(bytes);
  const hash = await chunkHash(chunks[0]!);
  await fc.assert(fc.asyncProperty(fc.nat(chunks[0]!.length * 8 - 1), async (bit) => {
    const wrong = flipped(chunks[0]!, bit);
    expect(equalBytes(await chunkHash(wrong), hash)).toBe(false);
    expect((await openFile(at, key, [wrong], bytes.length)).ok).toBe(false);
  }), { numRuns: 60 });
});
