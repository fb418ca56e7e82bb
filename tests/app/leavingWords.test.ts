import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DraftId } from '#base/ids.ts';
import { draftWords, typedInto } from '#app/draftAbout.ts';
import { draftOf } from '#features/talks/talkDraft.ts';
import { emptyTalk } from '#features/talks/talkForm.ts';
import { gone, leavingTeam, passphrase, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(44);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

const NOTES = 'Kommt gern zum Sommerfest';
/** A talk's form that somebody left half-typed, and one of another version that says nothing of words. */
async function halfTyped({ phone }: Village): Promise<void> {
  const empty = emptyTalk(phone.today, null, { at: 'searching', text: 'Jörg Müller' });
  const start = { talk: 't', person: 'p', task: 'a', form: empty, base: null } as never;
  const value = draftOf('d1' as DraftId, start, { ...empty, notes: NOTES }, 77);
  expect(await phone.engine.saveDraft({ id: 'd1' as DraftId, kind: 'talk', value })).toMatchObject({ ok: true });
  await phone.engine.saveDraft({ id: 'd2' as DraftId, kind: 'contact', value: { form: { name: 'Ada Neu' } } });
}
const words = [{ kind: 'talk', at: 77, words: [NOTES] }];

test('Y-27 half-typed forms of a removed device are handed to nobody and counted; the person’s own words stay on the screen and nowhere else', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  await world.workApart(kim, known);
  await halfTyped(kim);
  await mara.engine.removeMember(kim.member);
  kim.line.on();
  kim.phone.nudge();
  await gone(kim.phone);
  expect(kim.phone.session()).toMatchObject({ entries: 3, left: 0, drafts: 2, words, reported: true });
  expect(JSON.stringify(await kim.database.farewell.toArray())).not.toContain('Sommerfest');
  expect(await kim.database.drafts.count()).toBe(0);
  await expect.poll(() => mara.rescues().map(({ count, lost }) => [count, lost]), soon).toEqual([[3, 0]]);
  await world.restart(kim);
  expect(kim.phone.session()).toMatchObject({ at: 'gone', drafts: 2, words: [] });
}, 60_000);

test('Y-27 words nobody comes for leave the screen by themselves, and whoever goes on takes them off it', async () => {
  const { mara: { phone: mara }, kim } = await world.team();
  await halfTyped(kim);
  // A quarter of an hour is over in a second.
  await world.restart(kim, 900);
  kim.line.on();
  await kim.phone.engine.unlock(passphrase);
  await mara.engine.removeMember(kim.member);
  kim.phone.nudge();
  await gone(kim.phone);
  expect(kim.phone.session()).toMatchObject({ drafts: 2, words });
  await expect.poll(() => kim.phone.session(), soon).toMatchObject({ at: 'gone', drafts: 2, words: [] });
  await kim.phone.engine.dismissFarewell();
  expect(kim.phone.session()).toEqual({ at: 'empty' });
}, 60_000);

test('Y-27 without the hub the waiting screen counts them; what a closing form keeps in that moment is kept; erased without handing over, all is counted', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  await world.workApart(kim, known);
  await halfTyped(kim);
  await mara.engine.removeMember(kim.member);
  kim.line.on();
  kim.phone.nudge();
  // It has just been told, and the way breaks.
  await kim.phone.until(() => kim.phone.session().at === 'leaving');
  kim.line.off();
  await kim.phone.until(() => { const now = kim.phone.session(); return now.at === 'leaving' && now.step === 'waiting'; });
  expect(kim.phone.session()).toMatchObject({ why: 'unreachable', waiting: 3, drafts: 2 });
  expect(await kim.phone.engine.saveDraft({ id: 'd3' as DraftId, kind: 'talk', value: { words: ['letzte Worte'] } })).toMatchObject({ ok: true });
  await kim.phone.engine.leaveWithout();
  expect(kim.phone.session()).toMatchObject({ at: 'gone', entries: 0, left: 3, drafts: 3, reported: false });
  expect(kim.phone.session()).toMatchObject({ words: [...words, { kind: 'talk', at: null, words: ['letzte Worte'] }] });
}, 60_000);

test('Y-27 a locked device that is known to be removed says how many half-typed forms it holds, and shows no word of them', async () => {
  const { mara: { phone: mara }, kim } = await world.team();
  kim.line.off();
  await halfTyped(kim);
  await mara.engine.removeMember(kim.member);
  await kim.phone.engine.lock();
  await kim.database.farewell.put({ row: 'farewell', step: 'removed' });
  await world.restart(kim);
  expect(kim.phone.session()).toMatchObject({ at: 'locked', removal: 'proven', drafts: 2 });
  kim.line.on();
  expect(await kim.phone.engine.unlock(passphrase)).toMatchObject({ ok: true });
  await gone(kim.phone);
  expect(kim.phone.session()).toMatchObject({ drafts: 2, words });
}, 60_000);

test('Y-27 of a text that stood there before only what was typed into it is one’s own', () => {
  expect(typedInto('Kennt Ada. Ruft an.', 'Kennt Ada. Kommt gern. Ruft an.')).toBe('Kommt gern.');
  expect(typedInto('', ' neu ')).toBe('neu');
  expect([typedInto('alt', 'alt'), typedInto('alt', '')]).toEqual(['', '']);
  expect(draftWords({ id: 'd' as DraftId, kind: 'x', value: { words: 'none' } })).toEqual({ kind: 'x', at: null, words: [] });
});
