import { expect, test } from 'vitest';
import type { Circle } from '#circle/circle.ts';
import { openNextEpoch, type NextEpoch } from '#circle/nextEpoch.ts';
import type { ErasedRecord } from '#circle/replica.ts';
import type { EpochReason } from '#wire/rosterAction.ts';
import { advanced, newEpoch, rosterIn, startIn, tell } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { bearing, recordsIn } from '../support/ownRecords.ts';
import { logOf, phones, start, type At, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(52);
const record = (id: string): ErasedRecord => ({ root: 'contact', id });

/** Anna has written of three people, and everybody has it; Cem opens epochs. */
async function world() {
  const [anna, bela, cem] = (await phones(3, random)) as readonly [Phone, Phone, Phone];
  const [ofAnna, ofBela, ofCem] = [await start(anna), await start(bela), await start(cem)];
  for (const name of ['one', 'two', 'three']) must(await ofAnna.write(bearing(name, `word of ${name}`), { records: () => [], draft: null }));
  for (const circle of [ofBela, ofCem]) await circle.receive(logOf(anna));
  return { anna, bela, cem, ofAnna, ofBela, ofCem };
}

/** The next epoch by Cem's circle, whose snapshot lacks these; the roster says what for. */
async function opened({ world: there }: Phone, circle: Circle, reason: EpochReason, erase: readonly ErasedRecord[]): Promise<NextEpoch> {
  const { prepared, next } = await newEpoch(circle, random, { erase });
  tell(there, rosterIn(there.roster, prepared, reason));
  return next;
}

/** Begins it on a phone whose circle is not open. */
function beginUnopened(phone: Phone, from: At | null, next: NextEpoch): ReturnType<typeof openNextEpoch> {
  const { roster } = phone.world;
  const author = { id: phone.keys.id, sign: phone.keys.sign };
  return openNextEpoch({ space: roster.space, store: memoryStore(phone.disk), author, vault: phone.vault, roster: () => phone.world.roster, random, listView: () => new Uint8Array(), from }, next);
}

const names = (circle: Circle): readonly string[] => Object.keys(recordsIn(circle.doc())).toSorted();
const all = ['one', 'three', 'two'];
const broken = { ok: false, refusal: 'snapshot-broken' };

test.each<EpochReason>(['rotation', 'compaction'])('C-51 whoever opens an epoch as a %s erases nothing: its snapshot is refused and everybody keeps what they have', async (reason) => {
  const { anna, bela, ofAnna, ofCem } = await world();
  const next = await opened(anna, ofCem, reason, [record('one')]);
  expect(await ofAnna.advance(next)).toEqual(broken);
  expect(await beginUnopened(bela, { log: { ...next.log, epoch: 1 }, key: bela.world.key }, next)).toEqual(broken);
  expect([names(ofAnna), names(await start(anna)), names(await start(bela))]).toEqual([all, all, all]);
  expect(anna.disk.snapshots.size + bela.disk.snapshots.size).toBe(0);
});

test('C-51 a phone that is new to the circle believes no erasure where there was none', async () => {
  const { anna, bela, ofCem } = await world();
  const next = await opened(anna, ofCem, 'compaction', [record('one')]);
  bela.disk.entries.clear();
  expect(await beginUnopened(bela, null, next)).toEqual(broken);
});

test('C-51 what Leitung erased stays named in every later snapshot, and nobody adds to it', async () => {
  const { anna, bela, ofAnna, ofBela, ofCem } = await world();
  const erased = await opened(anna, ofCem, 'erasure', [record('one')]);
  for (const circle of [ofAnna, ofBela, ofCem]) await advanced(circle, erased);
  const compacted = await opened(anna, ofCem, 'compaction', []);
  for (const circle of [ofAnna, ofCem]) await advanced(circle, compacted);
  expect(await beginUnopened(bela, erased as At, compacted)).toMatchObject({ ok: true });
  const more = await opened(anna, ofCem, 'compaction', [record('two')]);
  expect(await ofAnna.advance(more)).toEqual(broken);
  expect(await beginUnopened(bela, compacted as At, more)).toEqual(broken);
  expect([names(ofAnna), names(await startIn(bela, compacted))]).toEqual([['three', 'two'], ['three', 'two']]);
});

test('C-51 a phone that skipped the epoch of an erasure takes what the next one says erased', async () => {
  const { anna, bela, ofAnna, ofBela, ofCem } = await world();
  for (const reason of ['erasure', 'compaction'] as const) {
    const next = await opened(anna, ofCem, reason, reason === 'erasure' ? [record('one')] : []);
    for (const circle of [ofAnna, ofCem]) await advanced(circle, next);
    if (reason === 'erasure') continue;
    await advanced(ofBela, next);
    expect(names(await startIn(bela, next))).toEqual(['three', 'two']);
  }
});

test('C-51 a phone that leaves an abandoned chain’s epoch takes the word of an erasure, whatever the epochs’ numbers; where there was none it takes nobody’s', async () => {
  const { anna, bela, ofBela, ofCem } = await world();
  const common = anna.world.roster;
  const abandoned = await opened(bela, ofBela, 'rotation', []);
  await advanced(ofBela, abandoned);
  tell(anna.world, common);
  await advanced(ofCem, await opened(anna, ofCem, 'erasure', [record('one')]));
  const next = await opened(anna, ofCem, 'compaction', []);
  expect(await beginUnopened(bela, abandoned as At, next)).toEqual(broken);
  const told = anna.world.roster;
  tell(anna.world, { ...told, circles: new Map([...told.circles].map(([id, circle]) => [id, { ...circle, lastErasure: 0 }])) });
  expect(await beginUnopened(bela, abandoned as At, { ...next, stray: true })).toEqual(broken);
  tell(anna.world, told);
  expect(await beginUnopened(bela, abandoned as At, { ...next, stray: true })).toMatchObject({ ok: true });
  expect(names(await startIn(bela, next))).toEqual(['three', 'two']);
});
