import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keyIdFrom, type SpaceId } from '#base/ids.ts';
import { openBoardCache } from '#store/boardCache.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(5);

function board(words: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getArray('guide').push([...words]);
  return doc;
}

const read = (doc: Y.Doc) => doc.getArray('guide').toArray();

test('the board\'s cache paints what it last kept', async () => {
  const space = keyIdFrom<SpaceId>(random(16));
  const truth = board(['programme']);
  const cache = await openBoardCache(space);
  expect(await cache.keep(truth)).toBe('kept');
  truth.getArray('guide').push(['values']);
  expect(await cache.keep(truth)).toBe('kept');
  await cache.close();
  const again = await openBoardCache(space);
  expect(read(again.doc())).toEqual(['programme', 'values']);
  await again.close();
});

test('the board\'s cache is rebuilt where it says more than the log, and the log\'s document takes nothing from it', async () => {
  const space = keyIdFrom<SpaceId>(random(16));
  const cache = await openBoardCache(space);
  await cache.keep(board(['slipped in']));
  const truth = board(['programme']);
  expect(await cache.keep(truth)).toBe('rebuilt');
  expect([read(truth), read(cache.doc())]).toEqual([['programme'], ['programme']]);
  await cache.close();
});
