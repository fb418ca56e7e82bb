import { afterEach, beforeEach, expect, test } from 'vitest';
import { mentorCircle, newId, type DraftId, type MentorshipId, type NoteId } from '#base/ids.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { sheetCode, sheetWords, typedWords } from '#seal/sheetWords.ts';
import type { Phone } from '../support/enginePhone.ts';
import { checkIn, mentorTeam, must, passphrase, soon, type CheckInWish, type MentorTeam, type Person } from '../support/mentorTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(61);
let team: MentorTeam;
let mara: Person;
let bo: Person;

beforeEach(async () => {
  team = await mentorTeam(random);
  mara = await team.founds();
  bo = await team.joins(mara, 'Bo');
});
afterEach(() => team.end());

async function detail(phone: Phone, id: MentorshipId): Promise<MentorshipDetail> {
  const shown = await phone.engine.mentorship(id);
  if (!shown) throw new Error('no mentorship');
  return shown;
}
const where = async (phone: Phone, id: MentorshipId) => (await phone.engine.mentorship(id))?.where;
const words = async (phone: Phone, id: MentorshipId) => (await phone.engine.mentorship(id))?.notes?.map(({ how, held }) => [how, held]);
const says = (phone: Phone, id: MentorshipId, wish: CheckInWish) => phone.engine.run(checkIn(random, phone, id, wish), wish.draft);
const isSafe = (phone: Phone) => phone.until(() => phone.status().waiting === 0 && phone.status().heldNotes === 0);

test('C-61 a mentor’s phone opens the circle by itself; D-95 the note goes there, and the team sees only that they spoke', async () => {
  const id = await team.agreed(mara, bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await must(says(bo.phone, id, { note: { how: 'läuft gut', lacks: 'Zeit', next: 'Ratssitzung' } }));
  const shown = await detail(bo.phone, id);
  expect(shown).toMatchObject({ where: 'open', owner: true, readers: [bo.member], strangers: [], checkInCount: 1, state: 'running' });
  expect(shown.notes).toMatchObject([{ how: 'läuft gut', lacks: 'Zeit', next: 'Ratssitzung', about: 'check-in', by: bo.member, held: false }]);
  await isSafe(bo.phone);
  await expect.poll(async () => (await mara.phone.engine.mentorship(id))?.checkInCount, soon).toBe(1);
  expect(await detail(mara.phone, id)).toMatchObject({ where: 'not-ours', owner: false, readers: [], notes: null, checkIns: [{ by: bo.member, helpWanted: false }] });
  expect(await mara.phone.engine.run(checkIn(random, mara.phone, id, { note: { how: 'x' } }))).toMatchObject({ refusal: 'not-yours' });
});

test('C-63 without the hub a note is held on this phone alone, through locking, and is in the circle once it can be', async () => {
  bo.line.off();
  const id = await team.agreed(bo, bo);
  const draft = newId<DraftId>(random);
  await must(bo.phone.engine.saveDraft({ id: draft, kind: 'check-in', value: {} }));
  await must(says(bo.phone, id, { note: { how: 'noch niemand erreicht' }, draft }));
  expect(await detail(bo.phone, id)).toMatchObject({ where: 'held', readers: [bo.member], checkInCount: 1 });
  expect(await bo.phone.engine.wouldBeLost(null, 'erased')).toMatchObject({ heldNotes: 1, mentorships: 0 });
  expect([await words(bo.phone, id), bo.phone.status().heldNotes, await bo.phone.engine.drafts()]).toEqual([[['noch niemand erreicht', true]], 1, []]);
  await bo.phone.engine.lock();
  expect(bo.phone.status().heldNotes).toBe(1);
  await must(bo.phone.engine.unlock(passphrase));
  await bo.phone.until(bo.phone.isOpen);
  expect(await words(bo.phone, id)).toEqual([['noch niemand erreicht', true]]);
  bo.line.on();
  bo.phone.nudge();
  await expect.poll(() => words(bo.phone, id), soon).toEqual([['noch niemand erreicht', false]]);
  await isSafe(bo.phone);
  expect(await bo.phone.database.heldNotes.count()).toBe(0);
});

test('D-97 in the demonstration every note is held, and shown', async () => {
  const trying = await team.empty('trying');
  await must(trying.engine.tryDemo());
  const session = trying.session();
  if (session.at !== 'unlocked') throw new Error('not in');
  expect(trying.status().heldNotes).toBeGreaterThan(2);
  const person: Person = { phone: trying, line: bo.line, member: session.self, contact: bo.contact };
  await must(trying.engine.run({ do: 'createContact', id: bo.contact, contact: { name: 'Alex' } }));
  await must(trying.engine.run({ do: 'linkMember', member: session.self, contact: bo.contact }));
  const id = await team.agreed(person, person);
  await must(says(trying, id, { note: { how: 'nur hier' } }));
  expect(await detail(trying, id)).toMatchObject({ where: 'held', owner: true, readers: [session.self], notes: [{ how: 'nur hier', held: true }] });
  expect(await trying.engine.addCoMentor(id, mara.member)).toMatchObject({ refusal: 'demo-has-no-hub' });
});

test('D-96 a check-in saved twice is there once, and says what was said last', async () => {
  const id = await team.agreed(mara, bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  const [note, draft] = [newId<NoteId>(random), newId<DraftId>(random)];
  await must(says(bo.phone, id, { id: note, note: { how: 'gut', lacks: 'Mut' } }));
  await must(bo.phone.engine.saveDraft({ id: draft, kind: 'check-in', value: {} }));
  await must(says(bo.phone, id, { id: note, note: { how: 'sehr gut', lacks: 'Mut' }, draft }));
  await must(says(bo.phone, id, { id: note, note: { how: 'sehr gut', lacks: 'Mut' } }));
  expect(await detail(bo.phone, id)).toMatchObject({ checkInCount: 1, notes: [{ id: note, how: 'sehr gut', lacks: 'Mut' }] });
  expect(await bo.phone.engine.drafts()).toEqual([]);
});

test('an empty check-in is a tick: the team hears of it, and there is no note', async () => {
  const id = await team.agreed(mara, bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await must(says(bo.phone, id, {}));
  expect(await detail(bo.phone, id)).toMatchObject({ checkInCount: 1, notes: [] });
});

test('a co-mentor whom the mentor puts in reads everything, what was before as well, and writes too', async () => {
  const kim = await team.joins(mara, 'Kim');
  const id = await team.agreed(mara, bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await must(says(bo.phone, id, { note: { how: 'allein' } }));
  await expect.poll(() => bo.phone.members().includes('Kim'), soon).toBe(true);
  expect(await kim.phone.engine.addCoMentor(id, kim.member)).toMatchObject({ refusal: 'member-unknown' });
  expect(await kim.phone.engine.addCoMentor(id, mara.member)).toMatchObject({ refusal: 'not-allowed' });
  await must(bo.phone.engine.addCoMentor(id, kim.member));
  await must(bo.phone.engine.addCoMentor(id, kim.member));
  expect(await detail(bo.phone, id)).toMatchObject({ where: 'open', readers: [bo.member, kim.member], coMentor: kim.member });
  await expect.poll(async () => [await words(kim.phone, id), (await detail(kim.phone, id)).coMentor], soon).toEqual([[['allein', false]], kim.member]);
  await must(says(kim.phone, id, { note: { how: 'zu zweit' } }));
  await expect.poll(async () => (await words(bo.phone, id))?.map(([how]) => how).toSorted(), soon).toEqual(['allein', 'zu zweit']);
  expect(await detail(kim.phone, id)).toMatchObject({ where: 'open', owner: false, readers: [bo.member, kim.member] });
  expect(await detail(mara.phone, id)).toMatchObject({ where: 'not-ours', notes: null });
  // The mentor is removed: the co-mentor's phone opens the circle anew, and everything is still there.
  await must(mara.phone.engine.removeMember(bo.member));
  await expect.poll(async () => (await detail(kim.phone, id)).readers, soon).toEqual([kim.member]);
  expect((await words(kim.phone, id))?.map(([how]) => how).toSorted()).toEqual(['allein', 'zu zweit']);
});

test('C-88 a co-mentor whom the mentor takes out reads nothing that is written afterwards and keeps nothing; put in again they read it all', async () => {
  const kim = await team.joins(mara, 'Kim');
  const id = await team.agreed(mara, bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await must(says(bo.phone, id, { note: { how: 'zu zweit' } }));
  await expect.poll(() => bo.phone.members().includes('Kim'), soon).toBe(true);
  await must(bo.phone.engine.addCoMentor(id, kim.member));
  await expect.poll(() => words(kim.phone, id), soon).toEqual([['zu zweit', false]]);
  for (const phone of [kim.phone, mara.phone]) expect(await phone.engine.removeCoMentor(id, bo.member)).toMatchObject({ refusal: 'not-allowed' });
  expect(await bo.phone.engine.removeCoMentor(id, bo.member)).toMatchObject({ refusal: 'not-allowed' });
  await must(bo.phone.engine.removeCoMentor(id, kim.member));
  await must(bo.phone.engine.removeCoMentor(id, kim.member));
  expect(await detail(bo.phone, id)).toMatchObject({ where: 'open', readers: [bo.member], coMentor: null });
  await must(says(bo.phone, id, { note: { how: 'allein' } }));
  await expect.poll(async () => [await detail(kim.phone, id), (await kim.phone.database.entries.toArray()).filter(({ circle }) => circle === mentorCircle(id)).length], soon).toMatchObject([{ where: 'not-ours', notes: null, coMentor: null }, 0]);
  expect(await says(kim.phone, id, { note: { how: 'trotzdem' } })).toMatchObject({ ok: false });
  await must(bo.phone.engine.addCoMentor(id, kim.member));
  await expect.poll(async () => (await words(kim.phone, id))?.map(([how]) => how).toSorted(), soon).toEqual(['allein', 'zu zweit']);
});

test('a mentor’s second phone reads and writes the same notes', async () => {
  const id = await team.agreed(mara, bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await must(says(bo.phone, id, { note: { how: 'vom Telefon' } }));
  const tablet = await team.secondPhone(bo);
  await expect.poll(() => words(tablet, id), soon).toEqual([['vom Telefon', false]]);
  await must(says(tablet, id, { note: { how: 'vom Tablet' } }));
  await expect.poll(async () => (await words(bo.phone, id))?.map(([how]) => how).toSorted(), soon).toEqual(['vom Tablet', 'vom Telefon']);
});

test('a mentor who lost the phone gets the notes back by the recovery sheet', async () => {
  const id = await team.agreed(mara, bo);
  const sheet = await must(bo.phone.engine.makeSheet());
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await must(says(bo.phone, id, { note: { how: 'steht auf dem Papier nicht' } }));
  await isSafe(bo.phone);
  await bo.phone.engine.eraseDevice();
  const fresh = await team.empty('fresh');
  const code = sheetCode(typedWords(sheetWords(sheet.code).join(' ')));
  if (!code.ok) throw new Error(code.refusal);
  await must(fresh.engine.recover({ sheet: { code: code.value }, passphrase }));
  await expect.poll(() => words(fresh, id), soon).toEqual([['steht auf dem Papier nicht', false]]);
});

test('what would be lost names the mentorships whose notes nobody else could read, before the mentor is removed', async () => {
  const id = await team.agreed(mara, bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await mara.phone.engine.refreshTeam();
  const devices = () => mara.phone.team()?.members.find((member) => member.id === bo.member)?.devices.map((device) => device.id) ?? [];
  await expect.poll(async () => (await mara.phone.engine.wouldBeLost(devices(), 'removed'))?.mentorships, soon).toBe(1);
  await must(says(bo.phone, id, { note: { how: 'gut' } }));
  expect(await bo.phone.engine.wouldBeLost(null, 'erased')).toMatchObject({ mentorships: 1 });
});

test('a removed mentor’s held notes are counted as lost and told nobody', async () => {
  bo.line.off();
  const id = await team.agreed(bo, bo);
  await must(says(bo.phone, id, { note: { how: 'bleibt unter uns' } }));
  await must(mara.phone.engine.removeMember(bo.member));
  bo.line.on();
  bo.phone.nudge();
  await expect.poll(() => bo.phone.session(), soon).toMatchObject({ at: 'gone', lost: { tooMany: 0, notes: 1, unreadable: 0 }, reported: true });
  await expect.poll(() => mara.phone.rescues().length, soon).toBe(1);
  expect(JSON.stringify(await mara.phone.engine.rescues())).not.toContain('bleibt unter uns');
});

test('C-61 two phones of one mentor that hear of a mentorship at once open one circle, and both write there', async () => {
  const tablet = await team.secondPhone(bo);
  await tablet.until(() => tablet.row(bo.contact) !== undefined && tablet.status().connection === 'online');
  for (let round = 0; round < 3; round += 1) {
    const id = await team.agreed(mara, bo);
    for (const phone of [bo.phone, tablet]) await expect.poll(() => where(phone, id), soon).toBe('open');
    await must(says(bo.phone, id, { note: { how: 'eins' } }));
    await must(says(tablet, id, { note: { how: 'zwei' } }));
    for (const phone of [bo.phone, tablet]) await expect.poll(async () => (await words(phone, id))?.toSorted(), soon).toEqual([['eins', false], ['zwei', false]]);
  }
});

test('D-99 where the mentee withdraws the consent, what was noted is left blank on every phone that reads it', async () => {
  const id = await team.agreed(mara, bo);
  const tablet = await team.secondPhone(bo);
  await expect.poll(() => where(bo.phone, id), soon).toBe('open');
  await must(says(bo.phone, id, { note: { how: 'nur mit Einwilligung' } }));
  await expect.poll(() => words(tablet, id), soon).toEqual([['nur mit Einwilligung', false]]);
  const { mentee } = await detail(bo.phone, id);
  await must(mara.phone.engine.run({ do: 'withdrawConsent', id: mentee, consent: { way: 'spoken', on: mara.phone.today } }));
  for (const phone of [bo.phone, tablet]) await expect.poll(() => words(phone, id), soon).toEqual([['', false]]);
  expect(await detail(bo.phone, id)).toMatchObject({ state: 'ended', checkInCount: 1 });
});
