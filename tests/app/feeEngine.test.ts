import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type AgreementId, type ContactId, type DraftId } from '#base/ids.ts';
import type { Cents } from '#base/cents.ts';
import type { Phone } from '../support/enginePhone.ts';
import { mentorTeam, must, passphrase, soon, type MentorTeam, type Person } from '../support/mentorTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(68);
let team: MentorTeam;
let mara: Person;
let bo: Person;

beforeEach(async () => {
  team = await mentorTeam(random);
  mara = await team.founds();
  bo = await team.joins(mara, 'Bo');
});
afterEach(() => team.end());

/** Begun with the contact that they are themselves: anybody will do. */
async function begins(phone: Phone, contact: ContactId, draft?: DraftId): Promise<AgreementId> {
  const id = newId<AgreementId>(random);
  await must(phone.engine.run({ do: 'beginAgreement', id, contact, mandate: null, fields: { stage: 'draft', rate: { by: 'fixed', monthly: 2_000 as Cents }, questions: 'Ab wann?' } }, draft));
  return id;
}

test('C-66 an agreement begun without reception is there after locking, counted, its draft gone; online it is safe and read by Leitung', async () => {
  bo.line.off();
  const draft = newId<DraftId>(random);
  await must(bo.phone.engine.saveDraft({ id: draft, kind: 'agreement', value: {} }));
  const id = await begins(bo.phone, bo.contact, draft);
  expect([await bo.phone.engine.drafts(), bo.phone.status().heldNotes, await bo.phone.engine.wouldBeLost(null, 'erased')]).toMatchObject([[], 1, { heldNotes: 1 }]);
  await bo.phone.engine.lock();
  expect([await bo.phone.engine.agreements(), await bo.phone.engine.agreement(id), bo.phone.status().heldNotes]).toEqual([[], null, 1]);
  await must(bo.phone.engine.unlock(passphrase));
  await bo.phone.until(bo.phone.isOpen);
  expect(await bo.phone.engine.agreement(id)).toMatchObject({ held: true, monthly: 2_000, contactName: 'Bo' });
  bo.line.on();
  bo.phone.nudge();
  await expect.poll(async () => (await mara.phone.engine.agreement(id))?.agreement.questions, soon).toBe('Ab wann?');
  await expect.poll(() => [bo.phone.status().heldNotes, bo.phone.status().waiting], soon).toEqual([0, 0]);
  expect(await mara.phone.engine.agreements()).toMatchObject([{ id, own: false, desk: bo.member, held: false }]);
});

test('C-66 a member’s second phone has the desk too, and both write there', async () => {
  const id = await begins(bo.phone, bo.contact);
  const tablet = await team.secondPhone(bo);
  await expect.poll(async () => (await tablet.engine.agreement(id))?.own, soon).toBe(true);
  const { heads, desk } = (await tablet.engine.agreement(id))!;
  await must(tablet.engine.run({ do: 'editAgreement', id, desk, edits: [{ field: 'basisShown', value: true, seen: heads.basisShown }] }));
  await expect.poll(async () => (await bo.phone.engine.agreement(id))?.agreement.basisShown, soon).toBe(true);
});

test('C-66 in the demonstration agreements are held on the device, edited and signed there', async () => {
  const trying = await team.empty('trying');
  await must(trying.engine.tryDemo());
  const [first] = trying.rows();
  const id = await begins(trying, first!.id);
  const { heads, desk } = (await trying.engine.agreement(id))!;
  const done = await must(trying.engine.run({ do: 'editAgreement', id, desk, edits: [{ field: 'stage', value: 'reached', seen: heads.stage }] }));
  expect(await trying.engine.agreement(id)).toMatchObject({ held: true, stage: 'reached', receipt: 'device' });
  expect(await trying.engine.understandings(first!.id)).toMatchObject([{ id, reached: true }]);
  await must(trying.engine.run(done.undo!));
  expect([await trying.engine.agreement(id), await trying.engine.understandings(first!.id)]).toMatchObject([{ stage: 'draft', reached: false }, [{ reached: false }]]);
});

/** What Bo agreed apart with each of these, of which nobody heard; then Bo is removed, and the phone takes leave. */
async function leavesBehind(contacts: readonly ContactId[], meanwhile: () => Promise<unknown> = async () => undefined): Promise<readonly AgreementId[]> {
  bo.line.off();
  const ids: AgreementId[] = [];
  for (const contact of contacts) ids.push(await begins(bo.phone, contact));
  const { heads } = (await bo.phone.engine.agreement(ids[0]!))!;
  await must(bo.phone.engine.run({ do: 'editAgreement', id: ids[0]!, desk: bo.member, edits: [{ field: 'stage', value: 'reached', seen: heads.stage }] }));
  await meanwhile();
  await must(mara.phone.engine.removeMember(bo.member));
  bo.line.on();
  bo.phone.nudge();
  await expect.poll(() => bo.phone.session(), soon).toMatchObject({ at: 'gone', lost: { tooMany: 0, notes: 0, unreadable: 0 }, reported: true });
  await expect.poll(() => mara.phone.rescues().length, soon).toBe(1);
  return ids;
}
const left = async () => (await mara.phone.engine.rescues()).rescues.flatMap(({ device, entries }) => entries.map((entry) => ({ device, ...entry })));

test('D-180 C-68 what a removed member had agreed while nobody had opened their desk is told to Leitung and taken over into that desk, under their name; others have nothing of it', async () => {
  const ina = await team.joins(mara, 'Ina');
  const [id] = await leavesBehind([bo.contact]);
  const entries = await left();
  expect(entries.flatMap(({ unreadable, tellings }) => [unreadable, ...tellings.map(({ say }) => say)])).toEqual(expect.arrayContaining(['agreement', 'understanding']));
  expect(entries.every(({ unreadable }) => unreadable === null)).toBe(true);
  mara.line.off();
  await expect.poll(() => mara.phone.status().connection, soon).not.toBe('online');
  const take = () => mara.phone.engine.takeOver(entries[0]!.device, entries.map((entry) => entry.id));
  expect(await take()).toMatchObject({ ok: false, refusal: 'hub-unreachable' });
  mara.line.on();
  mara.phone.nudge();
  await expect.poll(() => mara.phone.status().connection, soon).toBe('online');
  for (const _ of ['taken over', 'and once more']) await must(take());
  expect(await left()).toEqual([]);
  expect(await mara.phone.engine.agreements()).toMatchObject([{ id, desk: bo.member, own: false, monthly: 2_000, stage: 'reached', held: false, contactName: 'Bo' }]);
  expect((await mara.phone.engine.agreement(id!))?.agreement.createdBy).toBe(bo.member);
  await expect.poll(() => ina.phone.engine.understandings(bo.contact), soon).toMatchObject([{ id, desk: bo.member, reached: true }]);
  expect([await ina.phone.engine.agreements(), await ina.phone.engine.agreement(id!)]).toEqual([[], null]);
});

test('D-180 of somebody the team erased meanwhile nothing comes back with what was left', async () => {
  const [kept, gone] = await leavesBehind([mara.contact, bo.contact], async () => {
    await must(mara.phone.engine.eraseContact(bo.contact));
    await expect.poll(() => mara.phone.row(bo.contact), soon).toBeUndefined();
  });
  const entries = await left();
  await must(mara.phone.engine.takeOver(entries[0]!.device, entries.map(({ id }) => id)));
  expect(await mara.phone.engine.agreements()).toMatchObject([{ id: kept }]);
  expect(await mara.phone.engine.agreement(gone!)).toBeNull();
});

test('D-142 where the consent is withdrawn the free notes are left blank by whoever keeps the agreement, which stays as it is', async () => {
  const id = await begins(bo.phone, bo.contact);
  const { heads, desk } = (await bo.phone.engine.agreement(id))!;
  await must(bo.phone.engine.run({ do: 'editAgreement', id, desk, edits: [{ field: 'notes', value: 'zögert noch', seen: heads.notes }] }));
  await expect.poll(async () => (await mara.phone.engine.agreement(id))?.agreement.notes, soon).toBe('zögert noch');
  await must(mara.phone.engine.run({ do: 'withdrawConsent', id: bo.contact, consent: { way: 'spoken', on: mara.phone.today } }));
  for (const { phone } of [bo, mara]) await expect.poll(async () => (await phone.engine.agreement(id))?.agreement.notes, soon).toBe('');
  expect(await mara.phone.engine.agreement(id)).toMatchObject({ monthly: 2_000, stage: 'draft', agreement: { questions: 'Ab wann?' } });
});

test('the demonstration has agreements in most stages, reckoned by its terms, and one to go on with', async () => {
  const trying = await team.empty('trying');
  await must(trying.engine.tryDemo());
  const rows = await trying.engine.agreements();
  expect(new Set(rows.map(({ stage }) => stage))).toEqual(new Set(['reached', 'reduced', 'draft', 'explained', 'open']));
  expect(rows.filter(({ reached }) => reached).map(({ contactName, monthly }) => [contactName, monthly]).toSorted()).toEqual([['Dörte Brunnhuber', 1_967], ['Gisela Sandforth', 1_367], ['Yasemin Dorngarten', 2_500]]);
  expect(rows.every(({ held, own, contactName }) => held && own && contactName !== '')).toBe(true);
  expect(await trying.engine.feeTerms()).toHaveLength(1);
});
