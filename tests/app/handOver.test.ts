import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId, type MentorshipId } from '#base/ids.ts';
import type { Phone } from '../support/enginePhone.ts';
import { checkIn, mentorTeam, must, soon, type MentorTeam, type Person } from '../support/mentorTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(98);
let team: MentorTeam;
let mara: Person;
let bo: Person;
let kim: Person;

beforeEach(async () => {
  team = await mentorTeam(random);
  mara = await team.founds();
  bo = await team.joins(mara, 'Bo');
  kim = await team.joins(mara, 'Kim');
  await bo.phone.until(() => bo.phone.row(kim.contact) !== undefined);
});
afterEach(() => team.end());

const where = async (phone: Phone, id: MentorshipId) => (await phone.engine.mentorship(id))?.where;
const said = async (phone: Phone, id: MentorshipId) => (await phone.engine.mentorship(id))?.notes?.map(({ how }) => how).toSorted();
async function openBy(person: Person, words: readonly string[]): Promise<MentorshipId> {
  const id = await team.agreed(person, person);
  await expect.poll(() => where(person.phone, id), soon).toBe('open');
  for (const how of words) await must(person.phone.engine.run(checkIn(random, person.phone, id, { note: { how } })));
  return id;
}
async function notesOf(person: Person, id: MentorshipId, ...words: readonly string[]) {
  return ((await person.phone.engine.mentorship(id))?.notes ?? []).filter(({ how }) => words.includes(how)).map((note) => note.id);
}
/** Has heard by now which member the contact is: there is nothing else to refuse but that there is no such mentorship. */
const isLinked = (by: Person, whom: Person) => expect.poll(() => by.phone.engine.handOver({ id: newId<MentorshipId>(random), newId: newId<MentorshipId>(random), to: whom.contact, member: whom.member, notes: [] }), soon).toMatchObject({ refusal: 'mentorship-unknown' });

test('D-98 a hand-over takes the chosen notes and nothing else into the new mentor’s own circle, once', async () => {
  const id = await openBy(bo, ['kommt mit', 'bleibt hier']);
  await isLinked(bo, kim);
  const next = newId<MentorshipId>(random);
  await must(bo.phone.engine.handOver({ id, newId: next, to: kim.contact, member: kim.member, notes: await notesOf(bo, id, 'kommt mit') }));
  await expect.poll(() => said(kim.phone, next), soon).toEqual(['kommt mit']);
  expect(await kim.phone.engine.mentorship(next)).toMatchObject({ where: 'open', readers: [kim.member], continues: id, notes: [{ about: 'handed-over', by: bo.member, held: false }] });
  expect(await kim.phone.engine.mentorship(id)).toMatchObject({ where: 'not-ours', notes: null, state: 'handed-over' });
  expect([await bo.phone.engine.mentorship(next), await said(bo.phone, id)]).toMatchObject([{ where: 'not-ours', notes: null }, ['bleibt hier', 'kommt mit']]);
  // A phone of the new mentor that comes later has them by the circle; nothing is taken twice.
  const tablet = await team.secondPhone(kim);
  await expect.poll(() => said(tablet, next), soon).toEqual(['kommt mit']);
  await kim.phone.engine.lock();
  await must(kim.phone.engine.unlock('haselnussbraun'));
  await kim.phone.until(() => kim.phone.status().connection === 'online' && kim.phone.status().waiting === 0);
  expect(await said(kim.phone, next)).toEqual(['kommt mit']);
}, 60_000);

test('D-98 without the hub the notes are sealed all the same and arrive with the hand-over', async () => {
  const id = await openBy(bo, ['unterwegs übergeben']);
  await isLinked(bo, kim);
  bo.line.off();
  const next = newId<MentorshipId>(random);
  await must(bo.phone.engine.handOver({ id, newId: next, to: kim.contact, member: kim.member, notes: await notesOf(bo, id, 'unterwegs übergeben') }));
  bo.line.on();
  bo.phone.nudge();
  await expect.poll(() => said(kim.phone, next), soon).toEqual(['unterwegs übergeben']);
});

test('notes go to the member who was named and to nobody who stands in their place by now, and none to somebody who is not on the team', async () => {
  const id = await openBy(bo, ['vertraulich']);
  await isLinked(bo, kim);
  const notes = await notesOf(bo, id, 'vertraulich');
  const wish = { id, newId: newId<MentorshipId>(random), to: kim.contact };
  expect(await bo.phone.engine.handOver({ ...wish, member: mara.member, notes })).toMatchObject({ refusal: 'member-unknown' });
  expect(await bo.phone.engine.handOver({ ...wish, member: null, notes })).toMatchObject({ refusal: 'not-allowed' });
  expect(await kim.phone.engine.handOver({ ...wish, to: bo.contact, member: bo.member, notes })).toMatchObject({ ok: false });
  expect(await bo.phone.engine.handOver({ ...wish, member: kim.member, notes: [...notes, newId(random)] })).toMatchObject({ refusal: 'note-unknown' });
  const outside = newId<ContactId>(random);
  await must(bo.phone.engine.run({ do: 'createContact', id: outside, contact: { name: 'Von draußen' }, consent: { way: 'spoken', on: bo.phone.today } }));
  await must(bo.phone.engine.handOver({ ...wish, to: outside, member: null, notes: [] }));
  expect(await bo.phone.engine.mentorship(wish.newId)).toMatchObject({ where: 'not-ours', notes: null, continues: id });
});

test('Leitung hands a mentorship over without any note', async () => {
  const id = await openBy(bo, ['nur für Bo']);
  await isLinked(mara, kim);
  const next = newId<MentorshipId>(random);
  await mara.phone.until(() => mara.phone.status().connection === 'online');
  await expect.poll(async () => (await mara.phone.engine.mentorship(id))?.checkInCount, soon).toBe(1);
  await must(mara.phone.engine.handOver({ id, newId: next, to: kim.contact, member: kim.member, notes: [] }));
  await expect.poll(() => where(kim.phone, next), soon).toBe('open');
  expect(await said(kim.phone, next)).toEqual([]);
  await expect.poll(async () => (await bo.phone.engine.mentorship(id))?.state, soon).toBe('handed-over');
  expect(await said(bo.phone, id)).toEqual(['nur für Bo']);
});

test('the mentor forgets the notes of a mentorship: on the own phones and at the hub nothing is left to read', async () => {
  const id = await openBy(bo, ['soll weg']);
  const tablet = await team.secondPhone(bo);
  await expect.poll(() => said(tablet, id), soon).toEqual(['soll weg']);
  expect(await mara.phone.engine.forgetNotes(id)).toMatchObject({ refusal: 'not-allowed' });
  await must(bo.phone.engine.forgetNotes(id));
  expect(await said(bo.phone, id)).toEqual([]);
  await expect.poll(() => said(tablet, id), soon).toEqual([]);
  await must(bo.phone.engine.run(checkIn(random, bo.phone, id, { note: { how: 'neu' } })));
  await expect.poll(() => said(tablet, id), soon).toEqual(['neu']);
});
