import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fromUtf8 } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import { openListView } from '#circle/checkpointParts.ts';
import { applyAll } from '#circle/merging.ts';
import { emptyReplica, findBroken } from '#circle/replica.ts';
import type { Checkpoint } from '#circle/ports.ts';
import { bearing, changing, recordsIn } from '../support/ownRecords.ts';
import { TEAM_LOG, craft, logOf, phones, said, say, spoken, start, updateOf, type Phone } from '../support/phones.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(9);

async function withCheckpoint(): Promise<{ anna: Phone; bela: Phone; checkpoint: Checkpoint }> {
  const [anna, bela] = await phones(2, random) as readonly [Phone, Phone];
  const circle = await start(anna);
  await say(circle, 'one');
  await circle.receive([await craft(bela, 1, { announces: [5], update: updateOf(5, spoken('of bela')) })]);
  must(await circle.checkpoint('now'));
  await circle.close();
  return { anna, bela, checkpoint: kept(anna) };
}

function kept(phone: Phone): Checkpoint {
  const [checkpoint] = [...phone.disk.checkpoints.values()];
  if (!checkpoint) throw new Error('no checkpoint');
  return checkpoint;
}

function put(phone: Phone, checkpoint: Checkpoint): void {
  phone.disk.checkpoints.set(`${checkpoint.circle} ${checkpoint.epoch}`, checkpoint);
}

const words = async (phone: Phone) => said((await start(phone)).doc()).toSorted();

describe('checkpoints', () => {
  test('C-12 reopening from a checkpoint, also a stale one, gives what the log gives', async () => {
    const { anna, bela, checkpoint } = await withCheckpoint();
    const circle = await start(anna);
    await say(circle, 'two');
    await circle.receive([await craft(bela, 2, { announces: [], update: updateOf(5, spoken('more'), [updateOf(5, spoken('of bela'))]) })]);
    expect(await words(anna)).toEqual(['more', 'of bela', 'one', 'two']);
    must(await circle.checkpoint('now'));
    expect(await words(anna)).toEqual(['more', 'of bela', 'one', 'two']);
    put(anna, checkpoint);
    expect(await words(anna)).toEqual(['more', 'of bela', 'one', 'two']);
    anna.disk.checkpoints.clear();
    expect(await words(anna)).toEqual(['more', 'of bela', 'one', 'two']);
  });

  test('C-12 a checkpoint remembers whose the client ids are', async () => {
    const { anna, bela } = await withCheckpoint();
    const circle = await start(anna);
    const first = updateOf(5, spoken('of bela'));
    const result = await circle.receive([await craft(bela, 2, { announces: [], update: first })]);
    expect(result).toEqual({ applied: 0, setAside: 1, refusal: null });
    expect(await words(anna)).toEqual(['of bela', 'one']);
  });

  test('C-12 a broken checkpoint, or one of another vault, is passed over', async () => {
    const { anna, bela, checkpoint } = await withCheckpoint();
    const broken = Uint8Array.from(checkpoint.document);
    broken[20] = (broken[20] ?? 0) ^ 1;
    put(anna, { ...checkpoint, document: broken });
    expect(await words(anna)).toEqual(['of bela', 'one']);
    put(anna, { ...checkpoint, document: new Uint8Array() });
    expect(await words(anna)).toEqual(['of bela', 'one']);
    put(anna, checkpoint);
    expect(await words({ ...anna, vault: bela.vault })).toEqual(['of bela', 'one']);
  });

  test('C-12 a checkpoint that knows more than the log is passed over', async () => {
    const { anna } = await withCheckpoint();
    const [, ...later] = [...anna.disk.entries.keys()];
    for (const slot of later) anna.disk.entries.delete(slot);
    expect(await words(anna)).toEqual(['one']);
  });

  test('C-12 what waits for another\'s entry survives the checkpoint', async () => {
    const [anna, bela, cem] = await phones(3, random) as readonly [Phone, Phone, Phone];
    const ofBela = await start(bela);
    await ofBela.write(bearing('question'), { records: () => [], draft: null });
    const ofCem = await start(cem);
    await ofCem.receive(logOf(bela));
    await ofCem.write(changing('question', 'answer'), { records: () => [], draft: null });
    const circle = await start(anna);
    await circle.receive(logOf(cem).filter(({ header }) => header.author === cem.keys.id));
    expect(recordsIn(circle.doc())).toEqual({});
    must(await circle.checkpoint('now'));
    const again = await start(anna);
    await again.receive(logOf(bela));
    expect(recordsIn(again.doc())).toEqual({ question: ['answer'] });
  });

  test('C-12 a checkpoint is written when the log behind it has grown, or on demand', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    for (let count = 0; count < 400; count += 1) await say(circle, 'word');
    await circle.checkpoint();
    expect(anna.disk.checkpoints.size).toBe(0);
    await say(circle, 'one more');
    await circle.checkpoint();
    expect(kept(anna).heads).toEqual([{ author: anna.keys.id, number: 401 }]);
    anna.disk.checkpoints.clear();
    must(await circle.checkpoint('now'));
    expect(anna.disk.checkpoints.size).toBe(0);
  });

  test('C-12 a failed checkpoint costs nothing but time', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    await say(circle, 'one');
    anna.disk.failNext = 'storage-full';
    expect(await circle.checkpoint('now')).toEqual({ ok: false, refusal: 'storage-full' });
    must(await circle.checkpoint('now'));
    expect(await words(anna)).toEqual(['one']);
  });

  test('C-16 the list view is read without opening the document, and only with the vault key', async () => {
    const { anna, bela } = await withCheckpoint();
    const { space } = anna.world.roster;
    const view = await openListView(await memoryStore(anna.disk).checkpoint(TEAM_LOG), anna.vault, TEAM_LOG, space);
    expect(JSON.parse(fromUtf8(view ?? new Uint8Array())).toSorted()).toEqual(['of bela', 'one']);
    expect(fromUtf8(kept(anna).listView)).not.toContain('bela');
    expect(await openListView(await memoryStore(anna.disk).checkpoint(TEAM_LOG), bela.vault, TEAM_LOG, space)).toBeNull();
    expect(await openListView(await memoryStore(bela.disk).checkpoint(TEAM_LOG), bela.vault, TEAM_LOG, space)).toBeNull();
  });

  test('C-8 should Yjs trip over an entry after all, that one is found and left out', async () => {
    const [anna] = await phones(1, random);
    const entries = await Promise.all(['fine', 'bad', 'fine too'].map(async (word, index) => {
      const payload = { announces: [index], update: updateOf(index, spoken(word)) };
      return { entry: await craft(anna, index + 1, payload), payload: { ok: true as const, value: payload } };
    }));
    const broken = await findBroken(async () => {
      const replica = emptyReplica();
      replica.doc.getMap('said').observe(({ keysChanged }) => { if ([...keysChanged].some((key) => key.includes('bad'))) throw new Error('trips'); });
      return replica;
    }, entries);
    expect([...broken]).toEqual([`${anna.keys.id satisfies DeviceId} 2`]);
  });

  test.each([['in order', (updates: Uint8Array[]) => updates], ['backwards', (updates: Uint8Array[]) => updates.toReversed()]])('C-10 a thousand updates %s make the same document, in one transaction', (_, order) => {
    const writers = Array.from({ length: 3 }, () => new Y.Doc());
    const updates: Uint8Array[] = [];
    for (const doc of writers) doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let count = 0; count < 1_000; count += 1) spoken(count)(writers[count % 3] as Y.Doc);
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    for (const update of updates) Y.applyUpdate(one, update);
    const heard: unknown[] = [];
    other.on('afterTransaction', (transaction: Y.Transaction) => heard.push(transaction.origin, transaction.local));
    applyAll(other, order(updates), 'received');
    expect(heard).toEqual(['received', false]);
    expect(said(other)).toEqual(said(one));
  });
});
