import 'fake-indexeddb/auto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { mentorCircle, newId, TEAM, type DraftId, type MentorshipId } from '#base/ids.ts';
import { draftDrawer } from '#app/drafts.ts';
import { recordsAbout } from '#doc/erasure.ts';
import { mentorshipOf } from '#doc/mentorships.ts';
import { filesOf, latin1, wordsFound, type Place } from '../support/appStores.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { hubWorld, type HubWorld } from '../support/hubWorld.ts';
import { agree, checkInBy, inCircle, introduce, knows, memberOf, placeOn, roomOf, run, todayOn } from '../support/mentorPhones.ts';
import { seededRandom } from '../support/random.ts';
import { readableOn } from '../support/readable.ts';
import { must } from '../support/rosterActs.ts';
import { foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(95);
const soon = { timeout: 30_000, interval: 20 };
let world: HubWorld;
let lead: SpacePhone;
let ida: SpacePhone;
let kim: SpacePhone;
const phones: SpacePhone[] = [];

beforeEach(async () => {
  world = await hubWorld();
  const options = { timer: fastTimer(20) };
  lead = await foundedPhone('lead', world.hub, world.hub.code ?? '', random, options);
  ida = await joinedPhone('Ida', world.hub, await inviteFrom(lead), random, options);
  kim = await joinedPhone('Kim', world.hub, await inviteFrom(lead), random, options);
  phones.push(lead, ida, kim);
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await world.stop();
});

/** What the unlocked app of this phone has in memory, and all its disk that its keys open, beside every table as it lies there. */
async function everythingOn(phone: SpacePhone): Promise<readonly Place[]> {
  const { space, patches } = phone;
  const documents = space.circles.opened().map((circle) => ({ where: `memory ${circle.log().circle}`, text: latin1(Y.encodeStateAsUpdate(circle.doc())) }));
  return [...documents, ...(await tablesOf(phone)), ...(await readableOn(phone)), { where: 'screens', text: latin1(Buffer.from(JSON.stringify(patches))) }];
}
function tablesOf({ database }: SpacePhone): Promise<readonly Place[]> {
  return Promise.all(database.tables.map(async (table) => ({ where: `table ${table.name}`, text: wordsOf(await table.toArray()) })));
}
function wordsOf(value: unknown): string {
  if (value instanceof Uint8Array) return latin1(value);
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, part]) => `${key} ${wordsOf(part)}`).join('\n');
  return latin1(Buffer.from(String(value)));
}
/** Every file of the hub's, and every value of every table of its database as the hub reads it. */
async function everythingAtHub(): Promise<readonly Place[]> {
  const { dataDir } = world.hub;
  const database = new DatabaseSync(join(dataDir, 'hub.sqlite'), { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all().map(({ name }) => String(name));
  const tables = names.map((name) => ({ where: `hub ${name}`, text: wordsOf(database.prepare(`SELECT * FROM "${name}"`).all()) }));
  database.close();
  return [...(await filesOf(dataDir)), ...tables];
}
const words = ['Kanarienvogel', 'Zaunkönig', 'Rotkehlchen', 'Eisvogel', 'Wiedehopf'] as const;

test('D-95 after check-ins, a hand-over and a half-typed one, no word of them is at the hub or on Leitung’s unlocked phone, nor on the mentor’s locked one', async () => {
  const [asIda, asKim] = [await introduce(random, ida, 'Ida'), await introduce(random, kim, 'Kim')];
  const id = await agree(random, ida, asIda);
  await run(ida, { ...checkInBy(random, ida, id, 'Kanarienvogel singt'), note: { how: 'Kanarienvogel singt', lacks: 'Zaunkönig fehlt', next: 'Rotkehlchen anrufen' } } as never);
  await expect.poll(() => placeOn(ida, id), soon).toBe('open');
  await run(ida, checkInBy(random, ida, id, 'Eisvogel taucht'));
  await expect.poll(() => ida.space.notes.held(), soon).toEqual([]);
  const next = newId<MentorshipId>(random);
  await expect.poll(() => ida.space.view.detail(asKim), soon).not.toBeNull();
  const notes = (await ida.space.notes.notes(id))!.map((note) => note.id);
  await expect.poll(() => roomOf(ida).handOver({ id, newId: next, to: asKim, member: memberOf(kim), notes }), soon).toMatchObject({ ok: true });
  await expect.poll(async () => (await inCircle(kim, next))?.length, soon).toBe(2);
  const draft = newId<DraftId>(random);
  must(await draftDrawer(ida.deps, ida.lease, ida.unlocked.vault).save({ id: draft, kind: 'check-in', value: { how: 'Wiedehopf im Entwurf' } }));
  await expect.poll(() => [knows(lead, next), ...phones.map((phone) => phone.space.receipts.waiting())], soon).toEqual([true, 0, 0, 0]);
  for (const phone of phones) await phone.space.circles.checkpoint('now');

  expect(wordsFound(await everythingAtHub(), words), 'at the hub').toEqual([]);
  expect(wordsFound(await everythingOn(lead), words), 'on Leitung’s phone').toEqual([]);
  expect(wordsFound(await tablesOf(ida), words), 'on the mentor’s disk as it lies there').toEqual([]);
  // The same search finds them where they belong, and what belongs to the team where that belongs.
  expect(new Set(wordsFound(await everythingOn(ida), words).map((line) => line.split(' ')[0]))).toEqual(new Set(words));
  expect(new Set(wordsFound(await everythingOn(kim), words).map((line) => line.split(' ')[0]))).toEqual(new Set(words.slice(0, 4)));
  expect(wordsFound(await everythingOn(lead), ['Ada Neu']).length).toBeGreaterThan(1);
  expect(wordsFound(await everythingAtHub(), [id]).length).toBeGreaterThan(0);
}, 60_000);

test('C-64 D-99 where Leitung erases somebody, the notes of their mentorships are erased on every phone that reads them and at the hub, also those that come late', async () => {
  const asIda = await introduce(random, ida, 'Ida');
  const [id, other] = [await agree(random, ida, asIda), await agree(random, ida, asIda)];
  await expect.poll(() => [placeOn(ida, id), placeOn(ida, other)], soon).toEqual(['open', 'open']);
  await run(ida, checkInBy(random, ida, id, 'Kanarienvogel'), checkInBy(random, ida, other, 'Wiedehopf'));
  await introduce(random, kim, 'Kim');
  await expect.poll(() => roomOf(ida).addCoMentor(id, memberOf(kim)), soon).toEqual({ ok: true, value: null });
  await expect.poll(() => [knows(kim, id), kim.space.notes.standing(id).place], soon).toEqual([true, 'open']);
  await expect.poll(() => inCircle(kim, id), soon).toEqual(['Kanarienvogel']);
  await expect.poll(() => mentorshipOf(kim.space.team.doc(), id)?.coMentor, soon).toBe(memberOf(kim));
  // Kim has no reception while it is erased, and has written something that nobody has.
  kim.space.line.connection?.close();
  await run(kim, checkInBy(random, kim, id, 'Zaunkönig'));
  await expect.poll(() => knows(lead, id), soon).toBe(true);
  const { mentee } = mentorshipOf(lead.space.team.doc(), id)!;
  must((await lead.space.epochs?.open({ circle: TEAM, reason: 'erasure', erase: (team) => recordsAbout(team.doc(), mentee) }))!);
  await expect.poll(() => [knows(ida, id), ida.space.circles.epochHere(mentorCircle(id))], soon).toEqual([false, 3]);
  await expect.poll(async () => wordsFound(await readableOn(ida), ['Kanarienvogel']), soon).toEqual([]);
  expect(await inCircle(ida, other)).toEqual(['Wiedehopf']);
  await restart(kim);
  await expect.poll(async () => wordsFound([...(await everythingOn(kim)), ...(await everythingOn(ida))], ['Kanarienvogel', 'Zaunkönig']), soon).toEqual([]);
  await expect.poll(() => ida.space.circles.epochHere(mentorCircle(id)) === kim.space.circles.epochHere(mentorCircle(id)), soon).toBe(true);
  expect(await inCircle(kim, id)).toEqual([]);
  expect(wordsFound(await everythingOn(ida), ['Wiedehopf']).length).toBeGreaterThan(0);
}, 60_000);

test('C-64 D-99 a note that is held on one phone alone is erased there as soon as it hears of it', async () => {
  const asIda = await introduce(random, ida, 'Ida');
  const id = await agree(random, ida, asIda, 'requested');
  await expect.poll(() => knows(lead, id), soon).toBe(true);
  ida.space.line.connection?.close();
  await run(ida, { do: 'agreeMentorship', id, on: todayOn(ida) }, checkInBy(random, ida, id, 'Rotkehlchen'));
  expect(ida.space.notes.held()).toHaveLength(1);
  const { mentee } = mentorshipOf(lead.space.team.doc(), id)!;
  must((await lead.space.epochs?.open({ circle: TEAM, reason: 'erasure', erase: (team) => recordsAbout(team.doc(), mentee) }))!);
  await restart(ida);
  await expect.poll(async () => [knows(ida, id), ida.space.notes.held(), await ida.database.heldNotes.count()], soon).toEqual([false, [], 0]);
  expect(lead.unlocked.roster.current().circles.has(mentorCircle(id))).toBe(false);
});
