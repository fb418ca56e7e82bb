import { expect, test } from 'vitest';
import { concatBytes } from '#base/bytes.ts';
import { TEAM } from '#base/ids.ts';
import { isWorthCompacting } from '#circle/compaction.ts';
import { NOT_BEGUN } from '#circle/ports.ts';
import { storeReceived } from '#circle/storing.ts';
import type { Entry } from '#wire/entry.ts';
import { openEpoch } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { asides, logOf, phones, said, say, start, TEAM_LOG, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(28);

async function spoken(phone: Phone, ...words: readonly string[]): Promise<readonly Entry[]> {
  const circle = await start(phone);
  for (const word of words) must(await say(circle, word));
  return logOf(phone);
}

function stored(phone: Phone, entries: readonly Entry[]) {
  const { roster } = phone.world;
  return storeReceived({ space: roster.space, log: TEAM_LOG, author: phone.keys, roster: () => phone.world.roster, store: memoryStore(phone.disk) }, entries);
}

test('C-28 entries in any order, doubled and with gaps are stored as an open circle takes them, and opened to the same document', async () => {
  const [anna, bela, cem] = (await phones(3, random)) as [Phone, Phone, Phone];
  const [one, two, three, four] = (await spoken(bela, 'one', 'two', 'three', 'four')) as [Entry, Entry, Entry, Entry];
  const open = await start(cem);
  for (const entries of [[two, one, one], [four], [], [four, three, two]]) {
    expect(await stored(anna, entries)).toEqual(await open.receive(entries));
  }
  expect(logOf(anna)).toEqual(logOf(cem));
  expect(said((await start(anna)).doc())).toEqual(['one', 'two', 'three', 'four']);
});

test('C-28 what is forged is set aside and the true entry still taken; what is one’s own or of an epoch that is over is not', async () => {
  const [anna, bela] = (await phones(2, random)) as [Phone, Phone];
  const [entry] = (await spoken(bela, 'true')) as [Entry];
  const forged = { ...entry, body: concatBytes(entry.body.subarray(1), entry.body.subarray(0, 1)) };
  expect(await stored(anna, [forged])).toEqual({ applied: 0, setAside: 1, refusal: null });
  expect([asides(anna), logOf(anna)]).toEqual([['forged'], []]);
  expect(await stored(bela, [entry])).toEqual({ applied: 0, setAside: 0, refusal: null });
  expect(await stored(anna, [entry])).toEqual({ applied: 1, setAside: 0, refusal: null });
  await openEpoch(anna.world, await start(anna));
  expect(await stored(anna, [{ ...entry, header: { ...entry.header, number: 2 } }])).toEqual({ applied: 0, setAside: 0, refusal: null });
});

test('C-28 what the phone could not store is still missing', async () => {
  const [anna, bela] = (await phones(2, random)) as [Phone, Phone];
  const entries = await spoken(bela, 'once');
  anna.disk.failNext = 'storage-full';
  expect(await stored(anna, entries)).toEqual({ applied: 0, setAside: 0, refusal: 'storage-full' });
  expect(await stored(anna, entries)).toEqual({ applied: 1, setAside: 0, refusal: null });
});

test('C-29 a device new to a circle has an empty document, writes nothing, and begins from the snapshot', async () => {
  const [anna, bela] = (await phones(2, random)) as [Phone, Phone];
  const office = await start(anna);
  must(await say(office, 'before'));
  const next = await openEpoch(anna.world, office);
  const circle = await start(bela, { log: { circle: TEAM, epoch: NOT_BEGUN }, key: bela.world.key });
  expect([said(circle.doc()), circle.heads()]).toEqual([[], []]);
  expect(await say(circle, 'too early')).toEqual({ ok: false, refusal: 'not-saved' });
  expect(await circle.checkpoint('now')).toEqual({ ok: true, value: null });
  expect([logOf(bela), said(circle.doc())]).toEqual([[], []]);
  expect(must(await circle.advance(next))).toEqual({ reissued: 0, rescued: 0 });
  must(await say(circle, 'after'));
  expect([said(circle.doc()), logOf(bela).map(({ header }) => header.epoch)]).toEqual([['before', 'after'], [2]]);
});

test('C-30 a tail is worth compacting once it is larger than the snapshot and than 256 KiB', () => {
  const tail = (bytes: number) => ({ entries: 1, bytes });
  expect([tail(0), tail(262_144)].map((one) => isWorthCompacting(one, 0))).toEqual([false, false]);
  expect([[262_145, 0], [262_145, 262_145], [300_001, 300_000], [300_000, 2_500_000], [2_500_001, 2_500_000]].map(([bytes = 0, snapshot = 0]) => isWorthCompacting(tail(bytes), snapshot)))
    .toEqual([true, false, true, false, true]);
});
