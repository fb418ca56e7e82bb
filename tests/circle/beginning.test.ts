import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { concatBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import type { Circle } from '#circle/circle.ts';
import { forgetOlderEpochs, type NextEpoch } from '#circle/nextEpoch.ts';
import { emptyReplica, type Replica } from '#circle/replica.ts';
import { makeSnapshot } from '#circle/snapshot.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import { advanced, newEpoch, openEpoch, rosterIn, startIn, tell } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { TEAM_LOG, logOf, phones, said, say, spoken, start, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(13);

/** Bela has an unsent word and one of Anna's; Anna opens the second epoch. */
async function beforeTheSecond(): Promise<{ anna: Phone; bela: Phone; ofAnna: Circle; ofBela: Circle; next: NextEpoch }> {
  const [anna, bela] = (await phones(2, random)) as readonly [Phone, Phone];
  const [ofAnna, ofBela] = [await start(anna), await start(bela)];
  await say(ofAnna, 'of anna');
  await ofBela.receive(logOf(anna));
  await say(ofBela, 'unsent');
  return { anna, bela, ofAnna, ofBela, next: await openEpoch(anna.world, ofAnna) };
}

/** The app is gone; it opens in the epoch that was begun last. */
async function reopened(phone: Phone, next: NextEpoch): Promise<Circle> {
  phone.disk.lease += 1;
  const isBegun = (await memoryStore(phone.disk).begunEpoch(next.log.circle)) === next.log.epoch;
  return isBegun ? startIn(phone, next) : start(phone);
}

const whole = ['of anna', 'unsent'];
const wordsOf = (circle: Circle) => said(circle.doc()).toSorted();

describe('beginning an epoch', () => {
  test('C-21 refused by the store it changes nothing, and tried again it finishes', async () => {
    const { bela, ofBela, next } = await beforeTheSecond();
    bela.disk.failNext = 'storage-full';
    expect(await ofBela.advance(next)).toEqual({ ok: false, refusal: 'storage-full' });
    expect([ofBela.log(), bela.disk.snapshots.size, bela.disk.keys.size, wordsOf(ofBela)]).toEqual([TEAM_LOG, 0, 0, whole]);
    await say(ofBela, 'written meanwhile');
    expect(await advanced(ofBela, next)).toEqual({ reissued: 2, rescued: 0 });
    expect(wordsOf(ofBela)).toEqual([...whole, 'written meanwhile']);
  });

  test.each(Array.from({ length: 40 }, (_, turns) => turns))('C-21 killed %i turns into it the phone is in the old epoch or the new, and finishes', async (turns) => {
    const { bela, ofBela, next } = await beforeTheSecond();
    void ofBela.advance(next).catch(() => undefined);
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const again = await reopened(bela, next);
    expect(wordsOf(again)).toEqual(whole);
    if (again.log().epoch === 1) await advanced(again, next);
    expect([wordsOf(again), again.log()]).toEqual([whole, next.log]);
    expect(logOf(bela).filter(({ header }) => header.epoch === 2).map(({ header }) => header.number)).toEqual([1]);
  });

  test('C-21 begun twice it is begun once', async () => {
    const { bela, ofBela, next } = await beforeTheSecond();
    const old = await start(bela);
    await advanced(ofBela, next);
    expect(await advanced(old, next)).toEqual({ reissued: 0, rescued: 0 });
    expect([wordsOf(old), old.log(), logOf(bela).length]).toEqual([whole, next.log, 3]);
  });

  test('C-21 a log that could not be read right after is read with the next use', async () => {
    const { bela, ofBela, next } = await beforeTheSecond();
    const store = memoryStore(bela.disk);
    const begun = ofBela.advance(next);
    while ((await store.begunEpoch(next.log.circle)) === 0) await new Promise((resolve) => setImmediate(resolve));
    bela.disk.unreadable = true;
    await begun;
    bela.disk.unreadable = false;
    must(await say(ofBela, 'next'));
    expect(wordsOf(ofBela)).toEqual(['next', ...whole]);
  });

  test('C-21 the hub away before all is confirmed: what was written again goes on into a third epoch, once', async () => {
    const { anna, bela, ofAnna, ofBela, next } = await beforeTheSecond();
    await advanced(ofAnna, next);
    await advanced(ofBela, next);
    const third = await openEpoch(anna.world, ofAnna);
    await advanced(ofAnna, third);
    expect(await advanced(ofBela, third)).toEqual({ reissued: 1, rescued: 0 });
    must(await memoryStore(bela.disk).setConfirmed(third.log, bela.keys.id, 1));
    bela.disk.failNext = 'not-saved';
    expect(await forgetOlderEpochs(memoryStore(bela.disk), third.log, bela.keys.id)).toEqual({ ok: false, refusal: 'not-saved' });
    expect(await forgetOlderEpochs(memoryStore(bela.disk), third.log, bela.keys.id)).toEqual({ ok: true, value: true });
    expect([wordsOf(await startIn(bela, third)), logOf(bela).length, [...bela.disk.snapshots.keys()]]).toEqual([whole, 1, ['team 3']]);
    await ofAnna.receive(logOf(bela));
    expect(wordsOf(ofAnna)).toEqual(whole);
  });

  test('C-26 a snapshot of another hash, or beyond the size, is refused and nothing changes', async () => {
    const { bela, ofBela, next } = await beforeTheSecond();
    const altered = ownBytes(next.snapshot);
    altered[40] = (altered[40] ?? 0) ^ 1;
    for (const snapshot of [altered, next.snapshot.subarray(1), new Uint8Array(), concatBytes(next.snapshot, Uint8Array.of(0))]) {
      expect(await ofBela.advance({ ...next, snapshot: ownBytes(snapshot) })).toEqual({ ok: false, refusal: 'snapshot-wrong' });
    }
    expect(await ofBela.advance({ ...next, snapshot: new Uint8Array(128 * 1024 * 1024 + 1) })).toEqual({ ok: false, refusal: 'snapshot-wrong' });
    expect([ofBela.log(), bela.disk.snapshots.size, wordsOf(ofBela)]).toEqual([TEAM_LOG, 0, whole]);
  });

  test('C-26 an epoch that the roster does not name, or that is not later, is refused', async () => {
    const { ofAnna, ofBela, next } = await beforeTheSecond();
    expect(await ofBela.advance({ ...next, log: { ...next.log, epoch: 3 } })).toEqual({ ok: false, refusal: 'epoch-wrong' });
    await advanced(ofAnna, next);
    expect(await ofAnna.advance(next)).toEqual({ ok: false, refusal: 'epoch-wrong' });
  });

  /** A member who may open epochs names and seals anything at all. */
  async function refusalOf(make: (next: NextEpoch, space: Phone['world']['roster']['space']) => Promise<Bytes>): Promise<unknown> {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    await say(circle, 'kept');
    const { prepared, next } = await newEpoch(circle, random, { heads: [] });
    const snapshot = await make(next, anna.world.roster.space);
    tell(anna.world, rosterIn(anna.world.roster, { ...prepared, hash: await snapshotHash(splitSnapshot(snapshot)) }));
    const result = await circle.advance({ ...next, snapshot });
    expect([said(circle.doc()), circle.log()]).toEqual([['kept'], TEAM_LOG]);
    return result;
  }
  const sealed = async (next: NextEpoch, space: Phone['world']['roster']['space'], replica: Replica) => must(await makeSnapshot({ space, ...next }, replica, [], random));
  const withText = (change: (replica: Replica) => void): Replica => {
    const replica = emptyReplica();
    change(replica);
    return replica;
  };

  test.each<[string, (next: NextEpoch, space: Phone['world']['roster']['space']) => Promise<Bytes>]>([
    ['bytes that do not open', async () => random(500)],
    ['a snapshot of another epoch', (next, space) => sealed({ ...next, log: { ...next.log, epoch: 7 } }, space, emptyReplica())],
    ['a document with a client id that nobody owns', (next, space) => sealed(next, space, withText(({ doc }) => spoken('whose?')(doc)))],
    ['an owner of more than the document has', (next, space) => sealed(next, space, withText(({ owners }) => owners.set(5, { author: space as never, next: 3 })))],
    ['a text, which deletes by itself', (next, space) => sealed(next, space, withText(({ doc, owners }) => {
      doc.getText('said').insert(0, 'typed');
      owners.set(doc.clientID, { author: space as never, next: 5 });
    }))],
    ['other heads than the roster names', async (next, space) => must(await makeSnapshot({ space, ...next }, emptyReplica(), [{ author: space as never, number: 1 }], random))],
  ])('C-26 %s is refused as broken and nothing changes', async (_, make) => {
    expect(await refusalOf(make)).toEqual({ ok: false, refusal: 'snapshot-broken' });
  });

  test('C-27 a broken checkpoint of a later epoch is rebuilt from its snapshot; without either the circle says so', async () => {
    const { bela, ofBela, next } = await beforeTheSecond();
    await advanced(ofBela, next);
    await say(ofBela, 'later');
    bela.disk.checkpoints.clear();
    const again = await startIn(bela, next);
    expect(wordsOf(again)).toEqual(['later', ...whole]);
    expect(Y.equalSnapshots(Y.snapshot(again.doc()), Y.snapshot(ofBela.doc()))).toBe(true);
    bela.disk.snapshots.clear();
    await expect(startIn(bela, next)).rejects.toThrow('log-unreadable');
  });

  test('C-27 the snapshot is kept as the roster names it, to be told again to a hub that lost it', async () => {
    const { bela, ofBela, next } = await beforeTheSecond();
    await advanced(ofBela, next);
    expect(await memoryStore(bela.disk).snapshot(next.log)).toEqual(next.snapshot);
  });
});
