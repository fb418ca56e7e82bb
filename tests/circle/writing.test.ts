import { describe, expect, test } from 'vitest';
import { newId, type DraftId } from '#base/ids.ts';
import { sealBody } from '#seal/body.ts';
import { unpackPayload } from '#wire/payload.ts';
import { openBody } from '#seal/body.ts';
import type { Entry } from '#wire/entry.ts';
import { TEAM_LOG, logOf, phones, said, say, spoken, start, unsay, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(3);

async function announced(phone: Phone, entry: Entry): Promise<readonly number[]> {
  const { key, roster } = phone.world;
  return must(await unpackPayload(must(await openBody(key, roster.space, entry.header, entry.body)))).announces;
}

describe('writing', () => {
  test('C-1 a saved word is on disk and is there after a restart', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    expect((await say(circle, 'hello')).ok).toBe(true);
    expect(said((await start(anna)).doc())).toEqual(['hello']);
  });

  test('C-1 a failing store keeps nothing, consumes no number, and the document is rebuilt without it', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    await say(circle, 'kept');
    const rebuilt: unknown[] = [];
    circle.onRebuilt((doc) => rebuilt.push(said(doc)));
    anna.disk.failNext = 'storage-full';
    expect(await say(circle, 'lost')).toEqual({ ok: false, refusal: 'storage-full' });
    expect([said(circle.doc()), rebuilt, logOf(anna).length]).toEqual([['kept'], [['kept']], 1]);
    await say(circle, 'next');
    expect(logOf(anna).map(({ header }) => header.number)).toEqual([1, 2]);
    expect(said((await start(anna)).doc())).toEqual(['kept', 'next']);
  });

  test('C-1 an act that throws leaves nothing behind, and the circle goes on', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    const act = circle.write((doc) => { spoken('half')(doc); throw new Error('a bug'); }, { records: () => [], draft: null });
    await expect(act).rejects.toThrow('a bug');
    expect([said(circle.doc()), logOf(anna)]).toEqual([[], []]);
    expect((await say(circle, 'whole')).ok).toBe(true);
  });

  test('C-2 a crash between sealing and storing leaves the log as it was and the number free', async () => {
    const [anna] = await phones(1, random);
    await say(await start(anna), 'before');
    const { roster, key } = anna.world;
    await sealBody(key, roster.space, { ...TEAM_LOG, author: anna.keys.id, number: 2 }, random(32), random);
    const circle = await start(anna);
    await say(circle, 'after');
    expect(logOf(anna).map(({ header }) => header.number)).toEqual([1, 2]);
    expect(said(circle.doc())).toEqual(['before', 'after']);
  });

  test('C-3 two sessions never share a client id, and each announces its own once', async () => {
    const [anna] = await phones(1, random);
    const first = await start(anna);
    await say(first, 'one');
    await say(first, 'two');
    anna.disk.failNext = 'not-saved';
    await say(first, 'lost');
    await say(first, 'three');
    await first.close();
    await say(await start(anna), 'four');
    const ids = await Promise.all(logOf(anna).map((entry) => announced(anna, entry)));
    expect(ids.map((list) => list.length)).toEqual([1, 0, 1, 1]);
    expect(new Set(ids.flat()).size).toBe(3);
  });

  test('C-3 a client id the log has seen is never drawn again', async () => {
    const [anna] = await phones(1, random);
    const stuck = { ...anna, world: { ...anna.world, random: (length: number) => new Uint8Array(length) } };
    await say(await start(stuck), 'with id zero');
    let draws = 0;
    const then = (length: number) => new Uint8Array(length).fill((draws += 1) > 2 ? 1 : 0);
    const circle = await start({ ...anna, world: { ...anna.world, random: then } });
    expect(circle.doc().clientID).not.toBe(0);
  });

  test('C-4 writes asked for at once are numbered in the order they were asked for', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    const words = Array.from({ length: 20 }, (_, index) => `word ${index}`);
    await Promise.all(words.map((word) => say(circle, word)));
    expect(said(circle.doc())).toEqual(words);
    expect(logOf(anna).map(({ header }) => header.number)).toEqual(words.map((_, index) => index + 1));
    expect([...anna.disk.entries.values()].flatMap(({ records }) => records)).toEqual(words);
  });

  test('C-4 an act that changes nothing makes no entry', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    expect(await circle.write(() => 'read', { records: () => [], draft: null })).toEqual({ ok: true, value: 'read' });
    expect(logOf(anna)).toEqual([]);
  });

  test('C-7 an own act that deletes is a bug: it is thrown and leaves nothing', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    await say(circle, 'kept');
    await expect(circle.write(unsay, { records: () => [], draft: null })).rejects.toThrow('deletes');
    expect([said(circle.doc()), logOf(anna).length]).toEqual([['kept'], 1]);
  });

  test('C-13 a write too large for one entry is refused and leaves nothing', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    const noise = Array.from(random(300 * 1024), (byte) => String.fromCharCode(32 + (byte % 96))).join('');
    expect(await say(circle, noise)).toEqual({ ok: false, refusal: 'too-large' });
    expect([said(circle.doc()), logOf(anna)]).toEqual([[], []]);
    expect((await say(circle, 'small')).ok).toBe(true);
  });

  test('C-14 the draft goes with the saved entry and stays with a refused one', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    const draft = newId<DraftId>(random);
    anna.disk.drafts.add(draft);
    anna.disk.failNext = 'not-saved';
    await say(circle, 'typed', draft);
    expect(anna.disk.drafts.has(draft)).toBe(true);
    await say(circle, 'typed', draft);
    expect(anna.disk.drafts.has(draft)).toBe(false);
  });

  test('C-17 a closed circle writes nothing more', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    const last = say(circle, 'last');
    await circle.close();
    expect((await last).ok).toBe(true);
    expect(await say(circle, 'late')).toEqual({ ok: false, refusal: 'not-saved' });
    expect(logOf(anna).length).toBe(1);
  });

  test('C-17 a circle that can not be rebuilt refuses until it can, and never shows what was not saved as saved', async () => {
    const [anna] = await phones(1, random);
    const circle = await start(anna);
    await say(circle, 'kept');
    Object.assign(anna.disk, { failNext: 'not-saved', unreadable: true });
    expect((await say(circle, 'lost')).ok).toBe(false);
    expect((await say(circle, 'lost too')).ok).toBe(false);
    anna.disk.unreadable = false;
    expect((await say(circle, 'next')).ok).toBe(true);
    expect(said(circle.doc())).toEqual(['kept', 'next']);
  });
});
