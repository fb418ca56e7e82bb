import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mentorCircle, newEditId, newId, type ContactId, type MentorshipId, type NoteId } from '#base/ids.ts';
import { devicesOf, packNotes } from '#app/handedNotes.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import type { Note } from '#domain/note.ts';
import type { Write } from '#domain/write.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { agree, checkInBy, inCircle, introduce, knows, memberOf, placeOn, roomOf, run, todayOn } from '../support/mentorPhones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(62);
const soon = { timeout: 30_000, interval: 20 };
const address = { address: 'http://here' };
let founded: Founded & { readonly code: string };
let hub: Office;
let online = true;
const phones: SpacePhone[] = [];
let lead: SpacePhone;
/** Who mentors, and who is after what is said there. */
let ida: SpacePhone;
let eve: SpacePhone;
let asIda: ContactId;
let asEve: ContactId;

/** The hub's clock stands at 0. */
const now = (): number => Math.round(performance.now() * 1_000);
const open: Office['open'] = (events) => hub.open(events);
/** Ida's way to the hub. */
const idasWay: Office['open'] = (events) => {
  if (online) return hub.open(events);
  setImmediate(() => events.closed(1006));
  return { send: () => undefined, close: () => undefined };
};
async function joined(name: string, way: Office['open']): Promise<SpacePhone> {
  const phone = await joinedPhone(name, address, await inviteFrom(lead), random, { open: way, timer: fastTimer(20), now });
  phones.push(phone);
  return phone;
}

beforeEach(async () => {
  online = true;
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
  lead = await foundedPhone('lead', address, founded.code, random, { open, timer: fastTimer(20), now });
  phones.push(lead);
  [ida, eve] = [await joined('Ida', idasWay), await joined('Eve', open)];
  [asIda, asEve] = [await introduce(random, ida, 'Ida'), await introduce(random, eve, 'Eve')];
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await hub.close();
  founded.remove();
});

/** A mentorship of Ida's that Eve hears of while Ida has no reception. */
async function heardOfFirst(): Promise<MentorshipId> {
  await expect.poll(() => ida.space.receipts.waiting(), soon).toBe(0);
  online = false;
  await restart(ida);
  const id = await agree(random, eve, asIda).catch(async () => {
    await expect.poll(() => knowsContact(eve, asIda), soon).toBe(true);
    return agree(random, eve, asIda);
  });
  await eve.space.line.settled();
  return id;
}
const knowsContact = (phone: SpacePhone, id: ContactId) => phone.space.view.detail(id) !== null;
async function backOnline(): Promise<void> {
  online = true;
  ida.space.nudge();
  await ida.space.line.settled();
}
/** Written without asking the rules, as whoever changed the app might. */
async function forge(phone: SpacePhone, write: Write): Promise<void> {
  must(await phone.space.team.write((doc) => applyWrites(doc, [write], { member: memberOf(phone), at: now() }, 'run'), { records: () => [], draft: null }));
  phone.space.nudge();
}
const isHeld = async (phone: SpacePhone, id: MentorshipId) => (await phone.space.notes.notes(id))?.map(({ how, held }) => [how, held]);

test.each([
  ['alone', false, false],
  ['with the mentor in it', true, false],
  ['with the mentor in it, and giving out to be the mentor', true, true],
])('C-62 into a circle that somebody else opened first, %s, nothing is written; the mentor begins anew with what was held', async (_, both, asMentor) => {
  const id = await heardOfFirst();
  must((await eve.space.epochs?.open({ circle: mentorCircle(id), reason: 'opening', erase: () => [], ...(both ? { add: memberOf(ida) } : {}) }))!);
  if (asMentor) await forge(eve, { make: 'change', kind: 'member', id: memberOf(eve), edit: newEditId(random), field: 'contact', value: asIda, replaces: [] });
  await backOnline();
  await expect.poll(() => [knows(ida, id), placeOn(ida, id)], soon).toEqual([true, 'foreign']);
  if (asMentor) await expect.poll(() => knownFrom(ida.space.team.doc()).member(memberOf(eve))?.contact, soon).toBe(asIda);
  await run(ida, checkInBy(random, ida, id, 'vertraulich'));
  expect(ida.space.notes.standing(id)).toMatchObject({ owner: true, readers: [memberOf(ida)], strangers: [memberOf(eve)] });
  expect(await isHeld(ida, id)).toEqual([['vertraulich', true]]);
  await expect.poll(() => ida.space.receipts.waiting(), soon).toBe(0);
  expect(await inCircle(eve, id)).toEqual([]);
  expect(await roomOf(ida).addCoMentor(id, memberOf(eve))).toMatchObject({ refusal: 'not-allowed' });

  const next = newId<MentorshipId>(random);
  const notes = (await ida.space.notes.notes(id))!.map((note) => note.id);
  must(await roomOf(ida).handOver({ id, newId: next, to: asIda, member: memberOf(ida), notes }));
  await expect.poll(() => isHeld(ida, next), soon).toEqual([['vertraulich', false]]);
  expect([placeOn(ida, next), await inCircle(ida, next), ida.space.notes.held()]).toEqual(['open', ['vertraulich'], []]);
  await expect.poll(() => knows(eve, next), soon).toBe(true);
  expect([await inCircle(eve, next), await inCircle(eve, id)]).toEqual([null, []]);
});

test('C-62 who writes down oneself as co-mentor reads nothing, writes nothing, and is no reader', async () => {
  const id = await agree(random, ida, asIda);
  await expect.poll(() => placeOn(ida, id), soon).toBe('open');
  await expect.poll(() => knows(eve, id), soon).toBe(true);
  await run(eve, { do: 'editMentorship', id, edits: [{ field: 'coMentor', value: memberOf(eve), seen: [] }] });
  expect(await eve.space.run(checkInBy(random, eve, id, 'von Eve'), null)).toMatchObject({ refusal: 'not-yours' });
  expect(await roomOf(eve).mentorship(id)).toMatchObject({ where: 'not-ours', notes: null, readers: [] });
  await expect.poll(async () => (await roomOf(ida).mentorship(id))?.coMentor, soon).toBe(memberOf(eve));
  await run(ida, checkInBy(random, ida, id, 'nur für Ida'));
  expect(await roomOf(ida).mentorship(id)).toMatchObject({ where: 'open', readers: [memberOf(ida)] });
  expect([await inCircle(eve, id), await inCircle(lead, id)]).toEqual([null, null]);
});

test('C-62 who gives out oneself as the mentor’s contact gets into no circle and changes nothing for the mentor', async () => {
  const id = await agree(random, ida, asIda);
  await expect.poll(() => placeOn(ida, id), soon).toBe('open');
  await expect.poll(() => knows(eve, id), soon).toBe(true);
  await forge(eve, { make: 'change', kind: 'member', id: memberOf(eve), edit: newEditId(random), field: 'contact', value: asIda, replaces: [] });
  await forge(eve, { make: 'change', kind: 'member', id: memberOf(ida), edit: newEditId(random), field: 'contact', value: null, replaces: [] });
  expect(placeOn(eve, id)).not.toBe('open');
  await expect.poll(() => eve.space.receipts.waiting(), soon).toBe(0);
  expect([placeOn(ida, id), ida.space.notes.standing(id).readers, await inCircle(eve, id)]).toEqual(['open', [memberOf(ida)], null]);
});

test('C-62 once a co-mentor has put in somebody else, nothing more is written there by whom it is, and they are named', async () => {
  const id = await agree(random, ida, asIda);
  await expect.poll(() => placeOn(ida, id), soon).toBe('open');
  await run(ida, checkInBy(random, ida, id, 'davor'));
  must(await roomOf(ida).addCoMentor(id, memberOf(eve)));
  await expect.poll(() => inCircle(eve, id), soon).toEqual(['davor']);
  must((await eve.space.epochs?.open({ circle: mentorCircle(id), reason: 'rotation', erase: () => [], add: memberOf(lead) }))!);
  await expect.poll(() => placeOn(ida, id), soon).toBe('foreign');
  await run(ida, checkInBy(random, ida, id, 'danach'));
  expect(await roomOf(ida).mentorship(id)).toMatchObject({ where: 'foreign', owner: true, strangers: [memberOf(lead)], readers: [memberOf(ida)] });
  expect((await isHeld(ida, id))?.toSorted()).toEqual([['danach', true], ['davor', false]]);
  await expect.poll(() => ida.space.receipts.waiting(), soon).toBe(0);
  expect([await inCircle(eve, id), await inCircle(lead, id)]).toEqual([['davor'], ['davor']]);
});

test('D-98 notes sealed to a mentor by somebody who never read those of the mentorship before are not taken', async () => {
  const old = await agree(random, ida, asIda);
  await expect.poll(() => placeOn(ida, old), soon).toBe('open');
  const next = newId<MentorshipId>(random);
  must(await roomOf(ida).handOver({ id: old, newId: next, to: asIda, member: memberOf(ida), notes: [] }));
  await expect.poll(() => knows(eve, next), soon).toBe(true);
  const made: Note = { id: newId<NoteId>(random), about: 'check-in', on: todayOn(eve), how: 'nie gesagt', lacks: '', next: '', by: memberOf(ida), at: 1 };
  const value = await packNotes(eve, { mentorship: next, devices: devicesOf(eve.unlocked.roster.current(), memberOf(ida)) }, [made]);
  await forge(eve, { make: 'append', kind: 'mentorship', id: next, edit: newEditId(random), field: 'handedNotes', value });
  const own = await packNotes(ida, { mentorship: next, devices: devicesOf(ida.unlocked.roster.current(), memberOf(ida)) }, [{ ...made, how: 'gesagt', id: newId<NoteId>(random) }]);
  await forge(ida, { make: 'append', kind: 'mentorship', id: next, edit: newEditId(random), field: 'handedNotes', value: own });
  await expect.poll(() => inCircle(ida, next), soon).toEqual(['gesagt']);
  expect(asEve).not.toBe(asIda);
});
