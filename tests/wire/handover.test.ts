import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, toBase64Url, utf8, type Bytes } from '#base/bytes.ts';
import { BOARD, TEAM, type CircleId, type DeviceId, type SpaceId } from '#base/ids.ts';
import { encode, writeBytes, writeFixed, writeUint } from '#wire/codec.ts';
import { encodeEntry, type Entry } from '#wire/entry.ts';
import { encodeHandover, readHandover } from '#wire/handover.ts';
import { MAX_BODY_BYTES, MAX_HANDOVER_BYTES, MAX_HANDOVER_ENTRIES } from '#wire/limits.ts';

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength }).map((view): Bytes => new Uint8Array(view));
const id = bytes(16).map((raw) => toBase64Url(raw));
const circles = fc.constantFrom(TEAM, BOARD, 'desk:a' as CircleId, 'mentor:b' as CircleId);
const header = fc.record({ circle: circles, epoch: fc.integer({ min: 1, max: 9 }), author: id.map((one) => one as DeviceId), number: fc.integer({ min: 1, max: 9_999 }) });
const entry = fc.record<Entry>({ header, body: bytes(0, 200), signature: bytes(64) });
const file = fc.record({ space: id.map((one) => one as SpaceId), entries: fc.array(entry, { maxLength: 6 }) });

const MAGIC = utf8('anlauf-handover\n');
const SPACE = new Uint8Array(16).fill(7);
const one: Entry = { header: { circle: TEAM, epoch: 1, author: toBase64Url(SPACE) as DeviceId, number: 1 }, body: utf8('sealed'), signature: new Uint8Array(64) };

/** A file that says of itself what it wants to. */
const said = (version: number, count: number, pieces: readonly Bytes[]): Bytes =>
  encode((to) => {
    writeFixed(to, MAGIC);
    writeUint(to, version);
    writeFixed(to, SPACE);
    writeUint(to, count);
    for (const piece of pieces) writeBytes(to, piece);
  });
const read = (bytes: Uint8Array) => {
  const result = readHandover(bytes);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
};

test('W-25 a handover file reads back as what it was made of', () => {
  fc.assert(fc.property(file, (made) => void expect(read(encodeHandover(made))).toEqual({ ...made, lacking: 0 })));
  expect(read(encodeHandover({ space: toBase64Url(SPACE) as SpaceId, entries: [] })).entries).toEqual([]);
});

test('W-25 of a file cut anywhere the whole entries in front are read, and the others counted', () => {
  fc.assert(
    fc.property(file, fc.nat(), (made, at) => {
      const whole = encodeHandover(made);
      const cut = readHandover(whole.subarray(0, at % whole.length));
      const value = cut.ok ? cut.value : { entries: [], lacking: made.entries.length };
      expect(cut.ok ? 'read' : cut.refusal).toMatch(/^(?:read|no-handover|handover-damaged)$/);
      expect(value.entries).toEqual(made.entries.slice(0, value.entries.length));
      expect(value.entries.length + value.lacking).toBe(made.entries.length);
    }),
  );
});

test('W-25 one broken entry costs no other, and bytes behind the last are counted', () => {
  const broken = concatBytes(encodeEntry(one), utf8('x'));
  expect(read(said(1, 3, [encodeEntry(one), broken, encodeEntry(one)]))).toMatchObject({ entries: [one, one], lacking: 1 });
  expect(read(concatBytes(said(1, 1, [encodeEntry(one)]), Uint8Array.of(0, 0, 200)))).toMatchObject({ entries: [one], lacking: 3 });
});

test('W-25 with a bit turned over anywhere, and of any bytes at all, it throws nothing', () => {
  const whole = encodeHandover({ space: toBase64Url(SPACE) as SpaceId, entries: [one, one, one] });
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const flipped = new Uint8Array(whole);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => readHandover(flipped)).not.toThrow();
  }
  fc.assert(fc.property(bytes(0, 400), (any) => void readHandover(concatBytes(MAGIC, Uint8Array.of(1), any))));
});

test('W-26 what a file says of its own length takes no memory, and more than the limits is not read', () => {
  expect(read(said(1, Number.MAX_SAFE_INTEGER, [encodeEntry(one)]))).toMatchObject({ entries: [one], lacking: MAX_HANDOVER_ENTRIES - 1 });
  expect(readHandover(new Uint8Array(MAX_HANDOVER_BYTES + 1))).toMatchObject({ ok: false, refusal: 'handover-too-large' });
  const many = concatBytes(said(1, MAX_HANDOVER_ENTRIES + 9, []), new Uint8Array(MAX_HANDOVER_ENTRIES + 9));
  expect(read(many)).toMatchObject({ entries: [], lacking: MAX_HANDOVER_ENTRIES + 1 });
  const large = encodeEntry({ ...one, body: new Uint8Array(MAX_BODY_BYTES + 1) });
  expect(read(said(1, 2, [large, encodeEntry(one)]))).toMatchObject({ entries: [one], lacking: 1 });
});

test('W-27 other bytes, a later format and an early end are refused by their words', () => {
  for (const other of [new Uint8Array(), utf8('BEGIN:VCARD'), utf8('anlauf-handover\r\n'), new Uint8Array(500)]) {
    expect(readHandover(other)).toMatchObject({ ok: false, refusal: 'no-handover' });
  }
  expect(readHandover(said(2, 1, [utf8('another format')]))).toMatchObject({ ok: false, refusal: 'newer-handover' });
  for (const early of [MAGIC, concatBytes(MAGIC, Uint8Array.of(1)), concatBytes(MAGIC, Uint8Array.of(1), SPACE)]) {
    expect(readHandover(early)).toMatchObject({ ok: false, refusal: 'handover-damaged' });
  }
  expect(read(said(1, 0, [])).space).toBe(toBase64Url(SPACE));
});
