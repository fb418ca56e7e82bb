import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type CircleId, type SpaceId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import { encodeHandover, readHandover } from '#wire/handover.ts';
import { MAX_HANDOVER_BYTES } from '#wire/limits.ts';
import { fileOf, names, nothingTaken, takes } from '../support/handovers.ts';
import { leavingTeam, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(666);
let world: LeavingTeam;
let ina: Village;
let kim: Village;
let space: SpaceId;
/** Kim's three entries, as a file and one by one. */
let file: Bytes;
let entries: readonly Entry[];

beforeEach(async () => {
  world = await leavingTeam(random);
  const { mara, ...team } = await world.team();
  kim = team.kim;
  ina = await world.joining(mara.phone, 'Ina');
  space = (await readDevice(ina.database))!.space;
  for (const { line } of [kim, ina]) line.off();
  await world.workApart(kim, team.known);
  file = await fileOf(kim.phone, 3);
  entries = must(readHandover(file)).entries;
}, 60_000);
afterEach(() => world.end());

const fromKim = () => ina.database.entries.filter(({ author }) => author === kim.device).toArray();
const opens = (bad: readonly Entry[], of = space) => ina.phone.engine.takeHandover(encodeHandover({ space: of, entries: bad }));
const contains = (whole: Uint8Array, part: Uint8Array): boolean => Buffer.from(whole).includes(Buffer.from(part));

test('Y-64 another association’s file is refused as a whole, and what is no file of ours by its word', async () => {
  const other = keyIdFrom<SpaceId>(random(16));
  expect(await opens(entries, other)).toEqual({ ok: false, refusal: 'other-space' });
  for (const [bytes, refusal] of [[utf8('BEGIN:VCARD'), 'no-handover'], [new Uint8Array(MAX_HANDOVER_BYTES + 1), 'handover-too-large'], [file.slice(0, 20), 'handover-damaged']] as const) {
    expect(await ina.phone.engine.takeHandover(bytes)).toEqual({ ok: false, refusal });
  }
});

test('Y-60 forged authors, altered words and someone else’s numbers are refused one by one, and set nothing aside', async () => {
  const thief = await createDeviceKeys(random);
  const [first, second, third] = entries as [Entry, Entry, Entry];
  const inKimsName = await signEntry(space, first.header, first.body, thief.sign);
  const byNobody = await signEntry(space, { ...first.header, author: thief.id }, first.body, thief.sign);
  const inInasName = await signEntry(space, { ...first.header, author: ina.device, number: 99 }, first.body, thief.sign);
  const ofElsewhere = { ...first, header: { ...first.header, circle: 'desk:somebody' as CircleId } };
  expect(must(await opens([inKimsName, byNobody, inInasName, ofElsewhere, { ...second, body: third.body }, { ...third, header: second.header }]))).toMatchObject({
    ...nothingTaken,
    not: [{ why: 'forged', count: 3 }, { why: 'unknown-device', count: 1 }, { why: 'own', count: 1 }, { why: 'ahead', count: 1 }],
  });
  expect([names(ina.phone), ina.phone.status().setAside]).toEqual([['Jörg Müller'], 0]);
});

test('W-25 S-50 with any one bit turned over nothing is taken that Kim did not write, and nobody who finds the file reads a word in it', async () => {
  for (let at = 16; at < file.length; at += 7) {
    const flipped = new Uint8Array(file);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    const answer = await ina.phone.engine.takeHandover(flipped);
    if (answer.ok) expect(answer.value.taken + answer.value.known).toBeLessThanOrEqual(3);
  }
  const written = entries.map(({ signature }) => String(signature));
  const taken = (await fromKim()).filter(({ number }) => number >= entries[0]!.header.number);
  expect(taken.filter(({ signature }) => !written.includes(String(signature)))).toEqual([]);
  expect(contains(file, keyIdBytes(kim.device))).toBe(true);
  for (const word of ['Ada', 'Neu', '3023125100', 'interested']) expect(contains(file, utf8(word))).toBe(false);
});

test('Y-59 replayed from however many files, everything is there once', async () => {
  await takes(ina.phone, file);
  const before = (await fromKim()).length;
  expect(await takes(ina.phone, file)).toEqual({ ...nothingTaken, known: 3 });
  expect(must(await opens([...entries, ...entries.toReversed()]))).toMatchObject({ taken: 0, known: 6 });
  expect([(await fromKim()).length, names(ina.phone)]).toEqual([before, ['Ada Neu', 'Jörg Müller']]);
});
