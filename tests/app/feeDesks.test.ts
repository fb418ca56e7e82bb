import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskCircle, TEAM, type AgreementId } from '#base/ids.ts';
import { agreementsIn } from '#doc/agreements.ts';
import { recordsAbout } from '#doc/erasure.ts';
import { understandingOf } from '#doc/understandings.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { agreementOn, begins, editing, feesOf, signing, somebody } from '../support/feePhones.ts';
import { memberOf, run } from '../support/mentorPhones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { act, foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(46);
const soon = { timeout: 30_000, interval: 20 };
const address = { address: 'http://here' };
let founded: Founded & { readonly code: string };
let hub: Office;
let online = true;
let lead: SpacePhone;
let anna: SpacePhone;
const phones: SpacePhone[] = [];

const open: Office['open'] = (events) => {
  if (online) return hub.open(events);
  setImmediate(() => events.closed(1006));
  return { send: () => undefined, close: () => undefined };
};
const options = { open, timer: fastTimer(20), now: () => Math.round(performance.now() * 1_000) };
async function joined(name: string): Promise<SpacePhone> {
  const phone = await joinedPhone(name, address, await inviteFrom(lead), random, options);
  phones.push(phone);
  return phone;
}
beforeEach(async () => {
  online = true;
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
  lead = await foundedPhone('office', address, founded.code, random, options);
  phones.push(lead);
  anna = await joined('Anna');
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await hub.close();
  founded.remove();
});

const sum = async (phone: SpacePhone, id: AgreementId) => (await agreementOn(phone, id))?.monthly ?? null;
const stage = async (phone: SpacePhone, id: AgreementId) => (await agreementOn(phone, id))?.stage ?? null;
const told = (phone: SpacePhone, id: AgreementId) => understandingOf(phone.space.team.doc(), id);

test('C-65 the first agreement opens one’s own desk by itself; Leitung reads and edits it, other members know only that there is one', async () => {
  const bela = await joined('Bela');
  const contact = await somebody(random, anna);
  const id = await begins(random, anna, contact);
  expect(await agreementOn(anna, id)).toMatchObject({ contactName: 'Jana Muster', stage: 'draft', monthly: 1_200, own: true, reached: false });
  await expect.poll(() => sum(lead, id), soon).toBe(1_200);
  expect(await agreementOn(anna, id)).toMatchObject({ held: false, readers: expect.arrayContaining([memberOf(anna), memberOf(lead)]) });
  await run(lead, await editing(lead, id, memberOf(anna), { allowance: 20_000 as never, stage: 'reached' }));
  await expect.poll(() => sum(anna, id), soon).toBe(2_000);
  await expect.poll(() => feesOf(bela).understandings(contact), soon).toEqual([{ id, contact, desk: memberOf(anna), reached: true }]);
  expect([await feesOf(bela).agreements(), await agreementOn(bela, id)]).toEqual([[], null]);
  expect(await bela.space.run({ do: 'editAgreement', id, desk: memberOf(anna), edits: [] }, null)).toMatchObject({ refusal: 'not-allowed' });
  await expect.poll(async () => (await agreementOn(anna, id))?.receipt, soon).toBe('hub');
});

test('C-66 without the hub an agreement is held on this device alone, through restarts, and is in the desk once with all its changes when that is open', async () => {
  const contact = await somebody(random, anna);
  await expect.poll(() => anna.space.receipts.waiting(), soon).toBe(0);
  online = false;
  await restart(anna);
  const id = await begins(random, anna, contact);
  await run(anna, await editing(anna, id, memberOf(anna), { allowance: 30_000 as never }));
  await run(anna, await signing(random, anna, id));
  await restart(anna);
  expect(await agreementOn(anna, id)).toMatchObject({ held: true, stage: 'signed', signedMonthly: 3_000, receipt: 'device' });
  expect(await anna.database.heldDesk.count()).toBe(3);
  online = true;
  await restart(anna);
  await expect.poll(async () => [(await agreementOn(anna, id))?.held, await anna.database.heldDesk.count()], soon).toEqual([false, 0]);
  await expect.poll(() => stage(lead, id), soon).toBe('signed');
  const inside = await anna.space.circles.borrow(deskCircle(memberOf(anna)), async (circle) => agreementsIn(circle.doc()).length);
  expect([inside, (await agreementOn(lead, id))?.agreement.signed.map(({ by, number }) => [by, number])]).toEqual([1, [[memberOf(anna), 1]]]);
});

test('C-66 D-147 a member and Leitung edit and sign apart: every value and both signed versions are everywhere, one to be chosen', async () => {
  const contact = await somebody(random, anna);
  const id = await begins(random, anna, contact);
  await expect.poll(() => sum(lead, id), soon).toBe(1_200);
  online = false;
  for (const phone of [lead, anna]) await restart(phone);
  await run(anna, await signing(random, anna, id, ['Annas Fassung']));
  await run(lead, await editing(lead, id, memberOf(anna), { allowance: 5_000 as never }));
  await run(lead, await signing(random, lead, id, ['Fassung der Leitung']));
  online = true;
  for (const phone of [lead, anna]) await restart(phone);
  for (const phone of [lead, anna]) await expect.poll(async () => (await agreementOn(phone, id))?.agreement.signed.length, soon).toBe(2);
  const [one, other] = [await agreementOn(lead, id), await agreementOn(anna, id)];
  expect(one).toMatchObject({ toChoose: true, signedCount: 2 });
  expect(one?.agreement.signed).toEqual(other?.agreement.signed);
  await run(anna, await editing(anna, id, memberOf(anna), { holds: one!.agreement.signed[0]!.id }));
  await expect.poll(async () => (await agreementOn(lead, id))?.toChoose, soon).toBe(false);
  expect((await agreementOn(lead, id))?.agreement.signed).toEqual(one?.agreement.signed);
});

test('C-67 erasing a contact erases the agreements with them in every desk, also what was written meanwhile and what is held; nobody else’s', async () => {
  const [contact, kept] = [await somebody(random, anna), await somebody(random, anna, 'Kim Bleibt')];
  const [id, other] = [await begins(random, anna, contact), await begins(random, anna, kept)];
  const own = await begins(random, lead, (await expect.poll(() => lead.space.view.detail(contact) !== null, soon).toBe(true), contact));
  await expect.poll(() => sum(lead, id), soon).toBe(1_200);
  anna.space.line.connection?.close();
  await run(anna, await editing(anna, id, memberOf(anna), { questions: 'niemand hat das gehört' }));
  must((await lead.space.epochs?.open({ circle: TEAM, reason: 'erasure', erase: (team) => recordsAbout(team.doc(), contact) }))!);
  await expect.poll(async () => [await agreementOn(lead, id), await agreementOn(lead, own)], soon).toEqual([null, null]);
  await restart(anna);
  await expect.poll(() => agreementOn(anna, id), soon).toBeNull();
  await expect.poll(async () => [await agreementOn(lead, id), await sum(lead, other), await sum(anna, other)], soon).toEqual([null, 1_200, 1_200]);
  expect([told(anna, id), told(lead, id)]).toEqual([null, null]);
});

test('C-67 what is held about somebody who was erased is dropped where it is held, and no desk is opened for it', async () => {
  const contact = await somebody(random, anna);
  await expect.poll(() => lead.space.view.detail(contact) !== null, soon).toBe(true);
  anna.space.line.connection?.close();
  const id = await begins(random, anna, contact);
  await run(anna, await signing(random, anna, id));
  must((await lead.space.epochs?.open({ circle: TEAM, reason: 'erasure', erase: (team) => recordsAbout(team.doc(), contact) }))!);
  await restart(anna);
  await expect.poll(async () => [await agreementOn(anna, id), told(anna, id), await anna.database.heldDesk.count()], soon).toEqual([null, null, 0]);
  await expect.poll(() => anna.space.receipts.waiting(), soon).toBe(0);
  expect([anna.space.circles.epochHere(deskCircle(memberOf(anna))), told(lead, id)]).toEqual([0, null]);
});

test('R-46 C-68 the desk of a member who was removed stays Leitung’s and Kasse’s to read, edit and sign; whoever becomes Kasse reads it too, the removed member not', async () => {
  const [bela, contact] = [await joined('Bela'), await somebody(random, anna)];
  const id = await begins(random, anna, contact);
  await expect.poll(() => sum(lead, id), soon).toBe(1_200);
  await act(lead, { kind: 'remove', member: memberOf(anna), devices: [] });
  await expect.poll(() => lead.space.circles.epochHere(deskCircle(memberOf(anna))), soon).toBe(2);
  expect(anna.unlocked.ring.get(deskCircle(memberOf(anna)), 2)).toBeNull();
  expect(await agreementOn(lead, id)).toMatchObject({ own: false, desk: memberOf(anna), readers: [memberOf(lead)] });
  await run(lead, await editing(lead, id, memberOf(anna), { allowance: 9_000 as never }));
  await run(lead, await signing(random, lead, id));
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['canvasser', 'treasurer'] });
  await expect.poll(async () => (await agreementOn(bela, id))?.signedMonthly, soon).toBe(900);
  await run(bela, await editing(bela, id, memberOf(anna), { questions: 'Konto?' }));
  await expect.poll(async () => (await agreementOn(lead, id))?.agreement.questions, soon).toBe('Konto?');
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['canvasser'] });
  await expect.poll(() => agreementOn(bela, id), soon).toBeNull();
});
