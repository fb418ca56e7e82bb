import { expect, test } from 'vitest';
import type { Draft } from '#app/api.ts';
import { draftWriting, type DraftStand } from '#app/draftWriting.ts';
import type { DraftId } from '#base/ids.ts';
import { accept } from '#base/result.ts';

const id = 'a draft' as DraftId;

/** A disk that writes down what is asked of it, takes each write only when told to, and what the form says meanwhile. */
function form({ there = false } = {}) {
  const asked: unknown[] = [];
  const under: { done(): void; fail(): void }[] = [];
  let stand: DraftStand = { state: there ? 'kept' : 'none', current: true };
  const taking = <T>(answer: T) => new Promise<T>((resolve, reject) => under.push({ done: () => resolve(answer), fail: () => reject(new Error('the disk is full')) }));
  const disk = {
    saveDraft: (draft: Draft) => { asked.push(draft.value); return taking(accept(null)); },
    deleteDraft: (gone: DraftId) => { asked.push(['deleted', gone]); return taking(undefined); },
  };
  const writing = draftWriting(() => disk, { id, kind: 'talk', there }, (part) => { stand = { ...stand, ...part }; });
  const keep = (value: object | null) => { writing.type(value); writing.keep(); };
  /** The write under way, once it has begun. */
  const take = async (how: 'done' | 'fail' = 'done') => {
    await Promise.resolve();
    under.shift()?.[how]();
    await new Promise(setImmediate);
  };
  return { asked, writing, keep, take, stand: () => stand };
}

test('what is typed is current again once the disk has it, and of what is typed meanwhile the last goes next', async () => {
  const { asked, writing, keep, take, stand } = form();
  writing.type({ text: 'a' });
  expect(stand()).toEqual({ state: 'none', current: false });
  writing.keep();
  writing.type({ text: 'ab' });
  keep({ text: 'abc' });
  await take();
  expect(stand()).toEqual({ state: 'kept', current: false });
  expect(asked).toEqual([{ text: 'a' }, { text: 'abc' }]);
  await take();
  expect(stand()).toEqual({ state: 'kept', current: true });
  writing.keep();
  await writing.settle();
  expect(asked).toHaveLength(2);
});

test('nothing worth keeping is not kept, and takes with it what was kept before', async () => {
  const { asked, keep, take, stand } = form();
  keep(null);
  await take();
  expect([asked, stand()]).toEqual([[], { state: 'none', current: true }]);
  const left = form({ there: true });
  left.keep(null);
  expect(left.stand()).toEqual({ state: 'kept', current: false });
  await left.take();
  expect([left.asked, left.stand()]).toEqual([[['deleted', id]], { state: 'none', current: true }]);
});

test('a write that failed says so, and the next one may do', async () => {
  const { keep, take, stand } = form();
  keep({ text: 'a' });
  await take('fail');
  expect(stand()).toEqual({ state: 'failed', current: false });
  keep({ text: 'ab' });
  await take();
  expect(stand()).toEqual({ state: 'kept', current: true });
});

test('while it is saved nothing is written after the write under way; refused, it is kept again from then on', async () => {
  const { asked, writing, keep, take } = form();
  keep({ text: 'a' });
  let isStopped = false;
  const stopped = writing.stop().then(() => { isStopped = true; });
  keep({ text: 'ab' });
  expect(isStopped).toBe(false);
  await take();
  await stopped;
  expect(asked).toEqual([{ text: 'a' }]);
  writing.resume();
  writing.keep();
  await take();
  expect(asked).toEqual([{ text: 'a' }, { text: 'ab' }]);
});

test('dropped, it goes after the write under way, and nothing is kept of it any more', async () => {
  const { asked, writing, keep, take } = form();
  keep({ text: 'a' });
  let isGone = false;
  const gone = writing.drop().then(() => { isGone = true; });
  keep({ text: 'ab' });
  await take();
  expect([asked, isGone]).toEqual([[{ text: 'a' }, ['deleted', id]], false]);
  await take();
  await gone;
  expect(asked).toHaveLength(2);
});
