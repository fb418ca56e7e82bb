import { expect, test } from 'vitest';
import type { Circle } from '#circle/circle.ts';
import type { NextEpoch } from '#circle/nextEpoch.ts';
import { prepareEmpty, type PreparedEpoch } from '#circle/preparing.ts';
import { importEpochKey } from '#seal/body.ts';
import { TEAM } from '#base/ids.ts';
import type { Roster } from '#roster/roster.ts';
import { advanced, newEpoch, rosterIn, startIn, tell } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { bearing, changing, recordsIn } from '../support/ownRecords.ts';
import { asides, logOf, phones, said, say, start, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(49);
const beside = { records: () => [], draft: null };

/** The roster after an epoch on a chain of its own, told to everybody who is asked then. */
async function epochOn(phone: Phone, circle: Circle, roster: Roster): Promise<{ readonly next: NextEpoch; readonly roster: Roster; readonly prepared: PreparedEpoch }> {
  tell(phone.world, roster);
  const { prepared, next } = await newEpoch(circle, random);
  const after = rosterIn(roster, prepared);
  tell(phone.world, after);
  return { next, roster: after, prepared };
}

/** Anna and Cem went on in one second epoch, Bela in another; Leitung settled on Bela's, whose third epoch everybody is to begin. */
async function partedWays() {
  const [anna, bela, cem] = (await phones(3, random)) as readonly [Phone, Phone, Phone];
  const [ofAnna, ofBela, ofCem] = [await start(anna), await start(bela), await start(cem)];
  await say(ofAnna, 'in common');
  for (const circle of [ofBela, ofCem]) await circle.receive(logOf(anna));
  const common = anna.world.roster;
  await say(ofAnna, 'before her epoch');
  must(await ofCem.write(bearing('of cem'), beside));
  await ofAnna.receive(logOf(cem));
  const abandoned = await epochOn(anna, ofAnna, common);
  for (const circle of [ofAnna, ofCem]) await advanced(circle, abandoned.next);
  for (const phone of [anna, cem]) await memoryStore(phone.disk).forgetEpoch({ circle: TEAM, epoch: 1 });
  must(await ofAnna.write(changing('of cem', 'in the abandoned one'), beside));
  await ofCem.receive(logOf(anna));
  tell(anna.world, common);
  await say(ofBela, 'on the other');
  const held = await epochOn(bela, ofBela, common);
  await advanced(ofBela, held.next);
  await say(ofBela, 'later on the other');
  return { anna, bela, cem, ofAnna, ofBela, ofCem, held };
}

test('C-49 who comes from an abandoned epoch writes again what the chain that holds never saw, though no entry of it is left', async () => {
  const { anna, bela, cem, ofAnna, ofBela, ofCem, held } = await partedWays();
  const third = await epochOn(bela, ofBela, held.roster);
  await advanced(ofBela, third.next);
  for (const circle of [ofAnna, ofCem]) await advanced(circle, { ...third.next, stray: true });
  for (const circle of [ofAnna, ofBela, ofCem]) for (const phone of [anna, bela, cem]) await circle.receive(logOf(phone));
  for (const circle of [ofAnna, ofBela, ofCem, await startIn(anna, third.next)]) {
    expect(said(circle.doc()).toSorted()).toEqual(['before her epoch', 'in common', 'later on the other', 'on the other']);
    expect(recordsIn(circle.doc())).toEqual({ 'of cem': ['in the abandoned one'] });
    expect(await circle.rescues()).toEqual([]);
  }
  expect([asides(anna), asides(bela), asides(cem)]).toEqual([[], [], []]);
});

test('C-49 what others wrote only there is kept for rescue until they come', async () => {
  const { anna, bela, cem, ofAnna, ofBela, ofCem, held } = await partedWays();
  const third = await epochOn(bela, ofBela, held.roster);
  await advanced(ofBela, third.next);
  await advanced(ofAnna, { ...third.next, stray: true });
  expect((await ofAnna.rescues()).map(({ author }) => author)).toEqual([cem.keys.id]);
  await advanced(ofCem, { ...third.next, stray: true });
  await ofAnna.receive(logOf(cem));
  expect([await ofAnna.rescues(), recordsIn(ofAnna.doc())]).toEqual([[], { 'of cem': ['in the abandoned one'] }]);
  expect(logOf(bela).length).toBeGreaterThan(0);
  expect(logOf(anna).length).toBeGreaterThan(0);
});

test('C-49 a circle that begins anew with a snapshot of nothing has again what its authors wrote on the abandoned chain', async () => {
  const [anna, bela] = (await phones(2, random)) as readonly [Phone, Phone];
  const [ofAnna, ofBela] = [await start(anna), await start(bela)];
  must(await ofAnna.write(bearing('of anna'), beside));
  await ofBela.receive(logOf(anna));
  must(await ofBela.write(changing('of anna', 'said by bela'), beside));
  const log = { circle: TEAM, epoch: 2 };
  const key = await importEpochKey(random(32));
  const prepared = must(await prepareEmpty({ space: anna.world.roster.space, log, key }, random));
  tell(anna.world, rosterIn(anna.world.roster, prepared));
  for (const circle of [ofAnna, ofBela]) expect((await advanced(circle, { log, key, sealedKey: random(60), snapshot: prepared.snapshot, stray: true })).reissued).toBe(1);
  for (const circle of [ofAnna, ofBela]) for (const phone of [anna, bela]) await circle.receive(logOf(phone));
  for (const circle of [ofAnna, ofBela]) expect([recordsIn(circle.doc()), await circle.rescues()]).toEqual([{ 'of anna': ['said by bela'] }, []]);
});
