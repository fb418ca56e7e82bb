import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, toBase64Url, type Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, FileId, InviteId, MemberId, SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { decode, encode, readList, readUint, writeUint } from '#wire/codec.ts';
import { decodeEntry, encodeEntry, type Entry, type EntryHeader } from '#wire/entry.ts';
import { FILE_SEAL_BYTES, FILE_STEP_BYTES, MAX_BODY_BYTES, MAX_FILE_CHUNKS, MAX_FRAME_BYTES, MAX_LIST, MAX_MAIL_BYTES, MAX_MAILS, MAX_SNAPSHOT_PARTS, PROTOCOL_VERSION, SNAPSHOT_PART_BYTES } from '#wire/limits.ts';
import { decodeToHub, encodeToHub } from '#wire/toHub.ts';
import { decodeFromHub, encodeFromHub } from '#wire/fromHub.ts';
import { appendRefusals, chunkOutcomes, purposes, rosterRefusals, type FromHub, type ToHub } from '#wire/messages.ts';
import { decodeRosterEntry, encodeRosterEntry, type RosterEntry } from '#wire/rosterEntry.ts';
import { epochReasons, roles, type RosterAction } from '#wire/rosterAction.ts';

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength }).map((view): Bytes => new Uint8Array(view));
const keyId = <T extends SpaceId | DeviceId | InviteId | FileId>() => bytes(16).map((id) => toBase64Url(id) as T);
const uint = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const from1 = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const circle = fc.constantFrom('team', 'board', 'desk:a', 'mentor:b', 'x'.repeat(64)).map((id) => id as CircleId);
const member = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed()).map((text) => text as MemberId);

const header = fc.record<EntryHeader>({ circle, epoch: from1, author: keyId<DeviceId>(), number: from1 });
const entry = fc.record<Entry>({ header, body: bytes(0, 300), signature: bytes(64) });
const wrap = fc.record({ recipient: keyId<DeviceId>(), circle, epoch: uint, bytes: bytes(0, 90) });
const wraps = fc.array(fc.record({ recipient: keyId<DeviceId>(), circle, epoch: uint, hash: bytes(32) }), { maxLength: 3 });
const keys = fc.record({ sign: bytes(32), box: bytes(32) });
const head = fc.record({ author: keyId<DeviceId>(), number: uint });
const offer = fc.record({ entry: bytes(0, 300), wraps: fc.array(wrap, { maxLength: 3 }) });
const heads = fc.array(head, { maxLength: 3 });
const parts = fc.record({ circle, epoch: uint, part: fc.nat(9), parts: fc.integer({ min: 10, max: MAX_SNAPSHOT_PARTS }), bytes: bytes(0, 300) });
const standing = { circle, epoch: uint, signature: bytes(64) };
const reported = fc.record({ device: keyId<DeviceId>(), lastContact: fc.option(from1), erased: fc.option(bytes(64)), standings: fc.array(fc.record(standing), { maxLength: 3 }) });
const sent = fc.tuple(fc.integer({ min: 1, max: MAX_MAILS }), fc.nat(), bytes(65, 300)).map(([of, at, sealed]) => ({ number: 1 + (at % of), of, bytes: sealed }));
const mail = fc.tuple(uint, keyId<DeviceId>(), sent).map(([id, device, rest]) => ({ id, device, ...rest }));
// Cut at every byte, so no larger than they must be: a chunk is never shorter than a step.
const chunk = fc.record({ circle, epoch: uint, file: keyId<FileId>(), part: fc.constant(15), parts: fc.constant(16), bytes: fc.constant(new Uint8Array(FILE_STEP_BYTES + FILE_SEAL_BYTES)) });
const heldFile = fc.tuple(keyId<FileId>(), fc.integer({ min: 1, max: MAX_FILE_CHUNKS }), fc.nat()).map(([file, parts, bits]) => ({ file, parts, held: bits % 2 ** parts }));
const is = <T extends string>(word: T) => fc.constant(word);

const action = fc.oneof(
  fc.record({ kind: is('found'), salt: bytes(32), member, device: keys, wraps }),
  fc.record({ kind: is('invite'), invite: keys, roles: fc.array(fc.constantFrom(...roles), { maxLength: 4 }), member: fc.option(member), expires: uint, wraps }),
  fc.record({ kind: is('join'), invite: keyId<InviteId>(), member, device: keys, wraps, proof: bytes(64) }),
  fc.record({ kind: is('role'), member, roles: fc.array(fc.constantFrom(...roles), { maxLength: 4 }) }),
  fc.record({ kind: is('grant'), wraps }),
  fc.record({ kind: is('remove'), member, devices: fc.array(keyId<DeviceId>(), { maxLength: 3 }) }),
  fc.record({ kind: is('epoch'), circle, epoch: uint, reason: fc.constantFrom(...epochReasons), members: fc.array(member, { maxLength: 3 }), snapshot: bytes(32), heads, wraps }),
  fc.record({ kind: is('withdraw'), invite: keyId<InviteId>() }),
) satisfies fc.Arbitrary<RosterAction>;
const rosterEntry = fc.record<RosterEntry>({ previous: bytes(32), author: keyId<DeviceId>(), at: uint, action, signature: bytes(64) });

const toHub = fc.oneof(
  fc.record({ is: is('hello'), version: uint, purpose: fc.constantFrom(...purposes), space: fc.option(keyId<SpaceId>()) }),
  fc.record({ is: is('prove'), id: keyId<DeviceId>(), signature: bytes(64) }),
  fc.record({ is: is('found'), code: fc.string().filter((text) => text.isWellFormed()), offer }),
  fc.record({ is: is('pull-roster'), from: uint }),
  fc.record({ is: is('append-roster'), offer }),
  fc.record({ is: is('pull-wraps') }),
  fc.record({ is: is('follow'), circle, epoch: uint, have: heads }),
  fc.record({ is: is('more'), circle, epoch: uint }),
  fc.record({ is: is('append'), entries: fc.array(entry, { maxLength: 3 }) }),
  fc.record({ is: is('ping') }),
  parts.map((part) => ({ is: 'put-snapshot' as const, ...part })),
  fc.record({ is: is('pull-snapshot'), circle, epoch: uint, part: uint }),
  fc.record({ is: is('report-standing'), ...standing }),
  fc.record({ is: is('pull-devices'), from: uint }),
  sent.map((one) => ({ is: 'put-mail' as const, ...one })),
  fc.record({ is: is('erased'), signature: bytes(64) }),
  fc.record({ is: is('pull-mail'), after: uint }),
  fc.record({ is: is('drop-mail'), ids: fc.array(uint, { maxLength: 3 }) }),
  chunk.map((one) => ({ is: 'put-chunk' as const, ...one })),
  fc.tuple(chunk, keyId<DeviceId>(), bytes(64)).map(([one, author, signature]) => ({ is: 'bring-chunk' as const, ...one, author, signature })),
  fc.record({ is: is('pull-chunk'), circle, epoch: uint, file: keyId<FileId>(), part: uint }),
  fc.record({ is: is('pull-files'), circle, epoch: uint, after: fc.option(keyId<FileId>()) }),
  fc.record({ is: is('drop-files'), circle, epoch: uint, files: fc.array(keyId<FileId>(), { maxLength: 3 }) }),
  fc.record({ is: is('feed'), bytes: bytes(0, 300) }),
) satisfies fc.Arbitrary<ToHub>;
const fromHub = fc.oneof(
  fc.record({ is: is('challenge'), version: uint, nonce: bytes(32) }),
  fc.record({ is: is('welcome'), rosterLength: uint, rosterHead: bytes(32) }),
  fc.record({ is: is('roster'), from: uint, entries: fc.array(bytes(0, 50), { maxLength: 3 }), total: uint }),
  fc.record({ is: is('roster-accepted'), index: uint, head: bytes(32) }),
  fc.record({ is: is('roster-refused'), refusal: fc.constantFrom(...rosterRefusals) }),
  fc.record({ is: is('wraps'), wraps: fc.array(wrap, { maxLength: 3 }) }),
  fc.record({ is: is('heads'), circle, epoch: uint, heads }),
  fc.record({ is: is('page'), circle, epoch: uint, entries: fc.array(entry, { maxLength: 3 }), more: fc.boolean() }),
  fc.record({ is: is('ack'), header }),
  fc.record({ is: is('refused'), header, refusal: fc.constantFrom(...appendRefusals), head: uint }),
  fc.record({ is: is('pong') }),
  fc.record({ is: is('snapshot-kept'), circle, epoch: uint, part: uint }),
  parts.map((part) => ({ is: 'snapshot' as const, ...part })),
  fc.record({ is: is('standing-kept'), circle, epoch: uint }),
  fc.record({ is: is('devices'), from: uint, devices: fc.array(reported, { maxLength: 3 }), total: uint }),
  fc.record({ is: fc.constantFrom('mail-kept' as const, 'mail-refused' as const), number: uint }),
  fc.record({ is: fc.constantFrom('erased-kept' as const, 'mail-dropped' as const) }),
  fc.record({ is: is('mail'), mails: fc.array(mail, { maxLength: 3 }), more: fc.boolean() }),
  fc.record({ is: is('chunk-put'), circle, epoch: uint, file: keyId<FileId>(), part: uint, outcome: fc.constantFrom(...chunkOutcomes) }),
  chunk.map((one) => ({ is: 'chunk' as const, ...one })),
  fc.record({ is: is('files'), circle, epoch: uint, files: fc.array(heldFile, { maxLength: 3 }), more: fc.boolean() }),
  fc.record({ is: is('files-dropped'), circle, epoch: uint }),
  fc.record({ is: is('feed'), bytes: bytes(0, 300) }),
) satisfies fc.Arbitrary<FromHub>;

/** Every part shorter than the whole, and the whole with a byte more, must be refused. */
function holdsToItsLength(encoded: Bytes, read: (bytes: Bytes) => Result<unknown>): void {
  for (let length = 0; length < encoded.length; length += 1) expect(read(encoded.slice(0, length)).ok, `cut to ${length}`).toBe(false);
  expect(read(concatBytes(encoded, new Uint8Array(1))).ok, 'one byte over').toBe(false);
}

test('W-1 every message of a device decodes to itself, whole only', () => {
  fc.assert(fc.property(toHub, (message) => {
    expect(decodeToHub(encodeToHub(message))).toEqual({ ok: true, value: message });
    holdsToItsLength(encodeToHub(message), decodeToHub);
  }));
});

test('W-1 every message of the hub decodes to itself, whole only', () => {
  fc.assert(fc.property(fromHub, (message) => {
    expect(decodeFromHub(encodeFromHub(message))).toEqual({ ok: true, value: message });
    holdsToItsLength(encodeFromHub(message), decodeFromHub);
  }));
});

test('W-1 every entry and roster entry decodes to itself, whole only', () => {
  fc.assert(fc.property(entry, rosterEntry, (one, other) => {
    expect(decodeEntry(encodeEntry(one))).toEqual({ ok: true, value: one });
    holdsToItsLength(encodeEntry(one), decodeEntry);
    expect(decodeRosterEntry(encodeRosterEntry(other))).toEqual({ ok: true, value: other });
    holdsToItsLength(encodeRosterEntry(other), decodeRosterEntry);
  }));
});

test('W-1 arbitrary and altered bytes are refused or read, never thrown', () => {
  const decoders = [decodeToHub, decodeFromHub, decodeEntry, decodeRosterEntry];
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => decoders.forEach((read) => read(noise))), { numRuns: 2_000 });
  fc.assert(fc.property(toHub, fc.nat(), fc.nat(255), (message, at, byte) => {
    const encoded = encodeToHub(message);
    decodeToHub(encoded.with(at % encoded.length, byte));
  }), { numRuns: 1_000 });
});

test('W-1 unknown words are refused', () => {
  for (const word of [24, 25, 127, 2 ** 40]) expect(decodeToHub(encode((to) => writeUint(to, word)))).toMatchObject({ refusal: 'malformed' });
  expect(decodeToHub(encode((to) => [0, PROTOCOL_VERSION, purposes.length, 0].forEach((part) => writeUint(to, part))))).toMatchObject({ refusal: 'malformed' });
});

test('W-1 a header without circle, of epoch 0 or number 0, and a body too large for a frame are refused', () => {
  fc.assert(fc.property(entry, (good) => {
    for (const wrong of [{ circle: '' as CircleId }, { circle: 'x'.repeat(65) as CircleId }, { epoch: 0 }, { number: 0 }]) {
      expect(decodeEntry(encodeEntry({ ...good, header: { ...good.header, ...wrong } })).ok).toBe(false);
    }
  }), { numRuns: 10 });
  const [good] = fc.sample(entry, 1);
  expect(decodeEntry(encodeEntry({ ...good!, body: new Uint8Array(MAX_BODY_BYTES + 1) })).ok).toBe(false);
  expect(encodeToHub({ is: 'append', entries: [{ ...good!, body: new Uint8Array(MAX_BODY_BYTES) }] }).length).toBeLessThan(MAX_FRAME_BYTES);
});

test('W-7 a snapshot’s part that is larger than a part, beyond the last or one of too many is refused', () => {
  const part = { is: 'put-snapshot' as const, circle: 'team' as CircleId, epoch: 2, part: 0, parts: MAX_SNAPSHOT_PARTS, bytes: new Uint8Array(SNAPSHOT_PART_BYTES) };
  expect(decodeToHub(encodeToHub(part))).toEqual({ ok: true, value: part });
  expect(encodeToHub(part).length).toBeLessThan(MAX_FRAME_BYTES);
  for (const wrong of [{ part: MAX_SNAPSHOT_PARTS }, { parts: 0 }, { parts: MAX_SNAPSHOT_PARTS + 1 }, { bytes: new Uint8Array(SNAPSHOT_PART_BYTES + 1) }]) {
    expect(decodeToHub(encodeToHub({ ...part, ...wrong })).ok).toBe(false);
    expect(decodeFromHub(encodeFromHub({ ...part, ...wrong, is: 'snapshot' })).ok).toBe(false);
  }
});

test('W-9 a mail that is none of its count, one of too many, too large or without room for its signature is refused', () => {
  const good = { is: 'put-mail' as const, number: MAX_MAILS, of: MAX_MAILS, bytes: new Uint8Array(MAX_MAIL_BYTES) };
  expect(decodeToHub(encodeToHub(good))).toEqual({ ok: true, value: good });
  expect(encodeFromHub({ is: 'mail', mails: [{ ...good, id: 1, device: 'A'.repeat(22) as DeviceId }], more: true }).length).toBeLessThan(MAX_FRAME_BYTES);
  for (const wrong of [{ number: 0 }, { of: MAX_MAILS - 1 }, { of: MAX_MAILS + 1 }, { bytes: new Uint8Array(MAX_MAIL_BYTES + 1) }, { bytes: new Uint8Array(64) }]) {
    expect(decodeToHub(encodeToHub({ ...good, ...wrong })).ok).toBe(false);
    expect(decodeFromHub(encodeFromHub({ is: 'mail', mails: [{ ...good, ...wrong, id: 1, device: 'A'.repeat(22) as DeviceId }], more: false })).ok).toBe(false);
  }
});

test('W-3 a list longer than the limit is refused before any of it is read', () => {
  let read = 0;
  const list = (length: number, items: number) => encode((to) => { writeUint(to, length); for (let at = 0; at < items; at += 1) writeUint(to, 1); });
  const reading = (given: Bytes) => decode(given, (from) => readList(from, (at) => { read += 1; return readUint(at); }));
  for (const length of [MAX_LIST + 1, 2 ** 31, Number.MAX_SAFE_INTEGER]) expect(reading(list(length, 3)).ok).toBe(false);
  expect(read).toBe(0);
  expect(reading(list(MAX_LIST, MAX_LIST)).ok).toBe(true);
  const append = encode((to) => { writeUint(to, 8); writeUint(to, 2 ** 40); });
  expect(decodeToHub(append)).toMatchObject({ refusal: 'malformed' });
});
