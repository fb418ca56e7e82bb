import { describe, expect, test } from 'vitest';
import type { Checkpoint, CircleStore, EpochBegin, SaveRefusal } from '#circle/ports.ts';
import { BOARD, TEAM, type CircleId, newId, type DeviceId, type DraftId } from '#base/ids.ts';
import { keyIdFrom } from '#base/ids.ts';
import { SIGNATURE_BYTES } from '#wire/signing.ts';
import type { Entry } from '#wire/entry.ts';
import { seededRandom } from '../support/random.ts';

/** A store on a fresh disk, and the ways to its disk that the contract needs. */
export type StoreUnderTest = {
  readonly store: CircleStore;
  putDraft(id: DraftId): Promise<void>;
  hasDraft(id: DraftId): Promise<boolean>;
  /** The next write of an entry fails so. */
  failNext(refusal: SaveRefusal): void;
  /** Another store over the same disk, as after a restart. */
  reopened(): Promise<CircleStore>;
};

const random = seededRandom(7);
const LOG = { circle: TEAM, epoch: 1 };
const own = keyIdFrom<DeviceId>(random(16));
const other = keyIdFrom<DeviceId>(random(16));

function entry(author: DeviceId, number: number, log: { circle: typeof TEAM; epoch: number } = LOG): Entry {
  return { header: { ...log, author, number }, body: random(40), signature: random(SIGNATURE_BYTES) };
}

/** What circle/ports.ts promises, for any store. */
export function circleStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a circle's store ${name}`, () => {
    test('gives entries back as they were, in the order they came, above the heads asked for', async () => {
      const { store, reopened } = await open();
      const [mine, theirs] = [[entry(own, 1), entry(own, 2)], [entry(other, 1), entry(other, 2), entry(other, 3)]] as const;
      await store.appendReceived(theirs.slice(0, 2));
      await store.appendOwn(mine[0], [], null);
      await store.appendReceived(theirs.slice(2));
      await store.appendOwn(mine[1], [], null);
      const again = await reopened();
      expect(await again.entriesAfter(LOG, [])).toEqual([theirs[0], theirs[1], mine[0], theirs[2], mine[1]]);
      expect(await again.entriesAfter(LOG, [{ author: other, number: 2 }, { author: own, number: 2 }])).toEqual([theirs[2]]);
    });

    test('keeps logs apart and tells each author\'s head', async () => {
      const { store } = await open();
      await store.appendReceived([entry(other, 1), entry(other, 2)]);
      await store.appendReceived([entry(other, 1, { circle: BOARD, epoch: 1 }), entry(other, 1, { circle: TEAM, epoch: 2 })]);
      await store.appendOwn(entry(own, 1), [], null);
      expect(new Map((await store.heads(LOG)).map((head) => [head.author, head.number]))).toEqual(new Map([[other, 2], [own, 1]]));
      expect(await store.heads({ circle: BOARD, epoch: 1 })).toEqual([{ author: other, number: 1 }]);
      expect(await store.heads({ circle: BOARD, epoch: 2 })).toEqual([]);
    });

    test('passes over entries it holds, also twice in one batch, and never changes one', async () => {
      const { store } = await open();
      const [first, second] = [entry(other, 1), entry(other, 2)];
      await store.appendReceived([first]);
      expect(await store.appendReceived([entry(other, 1), second, second])).toEqual({ ok: true, value: null });
      expect(await store.entriesAfter(LOG, [])).toEqual([first, second]);
    });

    test('refuses an own number that is held and keeps what it holds', async () => {
      const { store } = await open();
      const first = entry(own, 1);
      await store.appendOwn(first, [], null);
      expect(await store.appendOwn(entry(own, 1), [], null)).toEqual({ ok: false, refusal: 'not-saved' });
      expect(await store.entriesAfter(LOG, [])).toEqual([first]);
    });

    test('deletes the draft with the saved entry, and only with it', async () => {
      const { store, putDraft, hasDraft, failNext } = await open();
      const [draft, unrelated] = [newId<DraftId>(random), newId<DraftId>(random)];
      await putDraft(draft);
      await putDraft(unrelated);
      failNext('storage-full');
      expect(await store.appendOwn(entry(own, 1), [], draft)).toEqual({ ok: false, refusal: 'storage-full' });
      expect([await hasDraft(draft), await store.heads(LOG)]).toEqual([true, []]);
      expect(await store.appendOwn(entry(own, 1), [], draft)).toEqual({ ok: true, value: null });
      expect([await hasDraft(draft), await hasDraft(unrelated)]).toEqual([false, true]);
    });

    test('keeps all of a received batch or none', async () => {
      const { store, failNext } = await open();
      failNext('not-saved');
      expect(await store.appendReceived([entry(other, 1), entry(other, 2)])).toEqual({ ok: false, refusal: 'not-saved' });
      expect(await store.entriesAfter(LOG, [])).toEqual([]);
    });

    test('names the records whose entries wait, and follows the hub back', async () => {
      const { store } = await open();
      await store.appendOwn(entry(own, 1), ['anna'], null);
      await store.appendOwn(entry(own, 2), ['anna', 'bela'], null);
      expect(await store.confirmed(LOG, own)).toBe(0);
      expect((await store.unconfirmedRecords(LOG, own)).toSorted()).toEqual(['anna', 'bela']);
      await store.setConfirmed(LOG, own, 2);
      expect([await store.confirmed(LOG, own), await store.unconfirmedRecords(LOG, own)]).toEqual([2, []]);
      await store.setConfirmed(LOG, own, 1);
      expect((await store.unconfirmedRecords(LOG, own)).toSorted()).toEqual(['anna', 'bela']);
    });

    test('keeps one checkpoint a log', async () => {
      const { store, reopened } = await open();
      const checkpoint: Checkpoint = { ...LOG, heads: [{ author: own, number: 3 }], document: random(20), listView: random(5) };
      expect(await store.checkpoint(LOG)).toBeNull();
      await store.saveCheckpoint({ ...checkpoint, document: random(9) });
      await store.saveCheckpoint(checkpoint);
      expect(await (await reopened()).checkpoint(LOG)).toEqual(checkpoint);
    });

    test('counts what was set aside until the true entry comes', async () => {
      const { store } = await open();
      await store.setAside(entry(other, 1), 'forged');
      await store.setAside(entry(other, 1), 'forged');
      await store.setAside(entry(other, 2), 'unknown-author');
      expect(await store.countSetAside()).toBe(2);
      await store.appendReceived([entry(other, 1)]);
      expect(await store.countSetAside()).toBe(1);
    });

    test('begins an epoch whole: snapshot, checkpoint, own entries with their records, rescues; and only once', async () => {
      const { store, reopened } = await open();
      await store.appendOwn(entry(own, 1), ['old'], null);
      expect([await store.begunEpoch(TEAM), await store.snapshot(SECOND)]).toEqual([0, null]);
      const begin = beginning();
      expect(await store.beginEpoch(begin)).toEqual({ ok: true, value: null });
      expect(await store.beginEpoch({ ...beginning(), own: [{ entry: entry(own, 2, SECOND), records: [] }] })).toEqual({ ok: true, value: null });
      const again = await reopened();
      expect([await again.begunEpoch(TEAM), await again.begunEpoch(BOARD)]).toEqual([2, 0]);
      expect([await again.snapshot(SECOND), await again.checkpoint(SECOND)]).toEqual([begin.snapshot, begin.checkpoint]);
      expect([await again.ownEntries(SECOND, own), await again.unconfirmedRecords(SECOND, own)]).toEqual([begin.own, ['anna', 'bela']]);
      expect([await again.rescues(TEAM), await again.rescues(BOARD), await again.countRescues()]).toEqual([begin.rescues, [], 1]);
      expect(await again.heads(LOG)).toEqual([{ author: own, number: 1 }]);
    });

    test('begins nothing of an epoch where one part of it fails', async () => {
      const { store, failNext } = await open();
      failNext('storage-full');
      expect(await store.beginEpoch(beginning())).toEqual({ ok: false, refusal: 'storage-full' });
      expect([await store.begunEpoch(TEAM), await store.checkpoint(SECOND), await store.heads(SECOND), await store.countRescues()]).toEqual([0, null, [], 0]);
    });

    test('forgets an epoch and nothing else', async () => {
      const { store } = await open();
      await store.appendOwn(entry(own, 1), [], null);
      await store.appendReceived([entry(other, 1), entry(other, 1, { circle: BOARD, epoch: 1 })]);
      await store.setConfirmed(LOG, own, 1);
      await store.setAside(entry(other, 2), 'forged');
      await store.saveCheckpoint({ ...LOG, heads: [], document: random(3), listView: random(1) });
      await store.beginEpoch(beginning());
      expect([await store.olderEpochs(SECOND), await store.olderEpochs(LOG)]).toEqual([[1], []]);
      expect(await store.forgetEpoch(LOG)).toEqual({ ok: true, value: null });
      expect([await store.heads(LOG), await store.confirmed(LOG, own), await store.checkpoint(LOG), await store.countSetAside(), await store.olderEpochs(SECOND)]).toEqual([[], 0, null, 0, []]);
      expect([(await store.heads(SECOND)).length, (await store.heads({ circle: BOARD, epoch: 1 })).length, await store.begunEpoch(TEAM), await store.countRescues()]).toEqual([1, 1, 2, 1]);
      expect((await store.circles()).toSorted()).toEqual([BOARD, TEAM]);
      expect(await store.keepRescues([{ circle: 'desk:a' as CircleId, epoch: 1, author: own, number: 1, sealed: random(30) }])).toEqual({ ok: true, value: null });
      expect((await store.circles()).toSorted()).toEqual([BOARD, 'desk:a', TEAM]);
      expect(await store.dropRescues(await store.rescues('desk:a' as CircleId))).toEqual({ ok: true, value: null });
      expect(await store.dropRescues(await store.rescues(TEAM))).toEqual({ ok: true, value: null });
      expect(await store.countRescues()).toBe(0);
    });
  });
}

const SECOND = { circle: TEAM, epoch: 2 };

function beginning(): EpochBegin {
  return {
    log: SECOND,
    snapshot: random(90),
    sealedKey: random(60),
    checkpoint: { ...SECOND, heads: [], document: random(20), listView: random(5) },
    own: [{ entry: entry(own, 1, SECOND), records: ['anna', 'bela'] }],
    rescues: [{ ...LOG, author: other, number: 3, sealed: random(30) }],
  };
}
