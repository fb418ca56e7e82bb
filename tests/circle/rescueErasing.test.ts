import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { Circle } from '#circle/circle.ts';
import { decodeUpdate } from '#circle/structs.ts';
import { latin1 } from '../support/appStores.ts';
import { advanced, newEpoch, openEpoch, rosterIn, tell } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { bearing, changing } from '../support/ownRecords.ts';
import { logOf, phones, start, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(38);

/** Anna begins an epoch that lacks all Bela said, of which she has every entry by hand. */
async function withRescues(...acts: readonly ((doc: Y.Doc) => void)[]): Promise<{ readonly anna: Phone; readonly ofAnna: Circle }> {
  const [anna, bela] = (await phones(2, random)) as readonly [Phone, Phone];
  const [ofAnna, ofBela] = [await start(anna), await start(bela)];
  for (const act of acts) must(await ofBela.write(act, { records: () => [], draft: null }));
  const { prepared, next } = await newEpoch(ofAnna, random);
  await ofAnna.receive(logOf(bela));
  tell(anna.world, rosterIn(anna.world.roster, prepared));
  await advanced(ofAnna, next);
  return { anna, ofAnna };
}

/** Everything that Anna's rescues hold, readable, and how many there are on her disk. */
async function kept(anna: Phone, circle: Circle): Promise<{ readonly text: string; readonly structs: number; readonly rows: number }> {
  const rescues = await circle.rescues();
  const rows = await memoryStore(anna.disk).countRescues();
  const structs = rescues.flatMap(({ update }) => decodeUpdate(update)?.structs ?? []);
  return { text: rescues.map(({ update }) => latin1(update)).join('\n'), structs: structs.length, rows };
}

test('C-38 what earlier epochs left behind about a record that is erased now goes with it, and nothing else', async () => {
  const both = (doc: Y.Doc): void => {
    bearing('gone', 'word of gone')(doc);
    bearing('stays', 'word of stays')(doc);
  };
  const { anna, ofAnna } = await withRescues(both, changing('gone', 'said of gone'), changing('stays', 'said of stays'), bearing('talk', 'gone'));
  const before = await kept(anna, ofAnna);
  expect([before.rows, before.text.includes('word of gone'), before.text.includes('said of gone')]).toEqual([4, true, true]);

  await advanced(ofAnna, await openEpoch(anna.world, ofAnna, { erase: [{ root: 'contact', id: 'gone' }] }));
  const after = await kept(anna, ofAnna);
  expect([after.text.includes('word of stays'), after.text.includes('said of stays'), after.text.includes('gone')]).toEqual([true, true, false]);
  expect((await kept(anna, ofAnna)).rows).toBe(2);
});

test('C-38 where nothing is erased, what was left behind stays as it is', async () => {
  const { anna, ofAnna } = await withRescues(bearing('stays', 'word of stays'), changing('stays', 'said of stays'));
  const before = await kept(anna, ofAnna);
  await advanced(ofAnna, await openEpoch(anna.world, ofAnna));
  await advanced(ofAnna, await openEpoch(anna.world, ofAnna, { erase: [{ root: 'contact', id: 'somebody else' }] }));
  expect(await kept(anna, ofAnna)).toEqual(before);
});
