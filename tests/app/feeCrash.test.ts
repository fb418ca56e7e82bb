import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskCircle, newId, type AgreementId, type ContactId, type DraftId } from '#base/ids.ts';
import { understandingOf } from '#doc/understandings.ts';
import type { Command } from '#domain/command.ts';
import { putDraft } from '#store/draftStore.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { dieAt } from '../support/dyingDisk.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { agreementOn, beginning, begins, signing, somebody } from '../support/feePhones.ts';
import { memberOf } from '../support/mentorPhones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(67);
const soon = { timeout: 30_000, interval: 20 };
let founded: Founded & { readonly code: string };
let hub: Office;
let online = true;
let phone: SpacePhone;
let contact: ContactId;

const open: Office['open'] = (events) => {
  if (online) return hub.open(events);
  setImmediate(() => events.closed(1006));
  return { send: () => undefined, close: () => undefined };
};

const address = { address: 'http://here' };
const options = { open, timer: fastTimer(20), now: () => Math.round(performance.now() * 1_000) };

beforeEach(async () => {
  online = true;
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
  phone = await foundedPhone('signer', address, founded.code, random, options);
  contact = await somebody(random, phone);
});
afterEach(async () => {
  await phone.space.close();
  await hub.close();
  founded.remove();
});

type Form = { readonly command: Command; readonly draft: DraftId };
async function typed(command: Command): Promise<Form> {
  const draft = newId<DraftId>(random);
  must(await putDraft(phone.database, phone.lease, { id: draft, sealed: random(40) }));
  return { command, draft };
}
const save = ({ command, draft }: Form) => phone.space.run(command, draft).catch(() => ({ ok: false }) as const);
const told = (id: AgreementId) => understandingOf(phone.space.team.doc(), id)?.reached ?? null;
async function state(id: AgreementId) {
  const detail = await agreementOn(phone, id);
  return { stage: detail?.stage ?? null, signed: detail?.agreement.signed.map(({ lines }) => lines) ?? [], told: told(id), drafts: await phone.database.drafts.count() };
}

const lines = ['Beitragsvereinbarung', 'Jana Muster und der Kreisverband'];

async function diesWhileSigning(): Promise<void> {
  for (let nth = 1; ; nth += 1) {
    const id = await begins(random, phone, contact);
    if (online) await expect.poll(async () => [(await agreementOn(phone, id))?.held, await phone.database.heldDesk.count()], soon).toEqual([false, 0]);
    const form = await typed(await signing(random, phone, id, lines));
    const phase = dieAt(phone.database, nth);
    await save(form);
    phase.revive();
    await restart(phone);
    const after = await state(id);
    // Either the old draft, or the complete signed version; nothing between.
    expect([[], [lines]]).toContainEqual(after.signed);
    expect(after.stage).toBe(after.signed.length > 0 ? 'signed' : 'draft');
    if (after.signed.length === 0) expect(after).toMatchObject({ told: false, drafts: 1 });
    expect((await save(form)).ok).toBe(true);
    expect(await state(id)).toEqual({ stage: 'signed', signed: [lines], told: true, drafts: 0 });
    if (!phase.isDead()) return;
  }
}

test('C-66 D-145 stopped at whatever moment of signing, a phone has the old draft or the complete signed version, and trying again makes it whole and single', async () => {
  await diesWhileSigning();
}, 60_000);

test('C-66 D-145 the same where the desk is not open and the signature is held', async () => {
  online = false;
  await restart(phone);
  await diesWhileSigning();
}, 60_000);

test('D-169 whatever moment of signing a member’s phone was stopped at, Leitung has the same of it afterwards: the draft, or the complete signed version', async () => {
  const lead = phone;
  phone = await joinedPhone('member', address, await inviteFrom(lead), random, options);
  await expect.poll(() => phone.space.view.detail(contact) !== null, soon).toBe(true);
  const seen = async (by: SpacePhone, id: AgreementId) => { const detail = await agreementOn(by, id); return { stage: detail?.stage, signed: detail?.agreement.signed }; };
  const outcomes = new Set<string | undefined>();
  for (let nth = 1, done = false; !done; nth += 1) {
    const id = await begins(random, phone, contact);
    await expect.poll(async () => (await seen(lead, id)).stage, soon).toBe('draft');
    const form = await typed(await signing(random, phone, id, lines));
    const phase = dieAt(phone.database, nth);
    await save(form);
    phase.revive();
    await restart(phone);
    const here = await seen(phone, id);
    await expect.poll(() => seen(lead, id), soon).toEqual(here);
    outcomes.add(here.stage);
    done = !phase.isDead();
  }
  expect(outcomes).toEqual(new Set(['draft', 'signed']));
  await lead.space.close();
}, 60_000);

test('C-65 C-66 stopped at whatever moment while the desk opens and what is held goes into it, it is there once, with its signature', async () => {
  for (let nth = 1; ; nth += 1) {
    online = false;
    await restart(phone);
    const id = await begins(random, phone, contact);
    must(await phone.space.run(await signing(random, phone, id, lines), null));
    const phase = dieAt(phone.database, nth);
    online = true;
    phone.space.nudge();
    await expect.poll(async () => phase.isDead() || (await phone.database.heldDesk.count()) === 0, soon).toBe(true);
    phase.revive();
    await restart(phone);
    await expect.poll(async () => [(await agreementOn(phone, id))?.held, await phone.database.heldDesk.count()], soon).toEqual([false, 0]);
    expect(await state(id)).toEqual({ stage: 'signed', signed: [lines], told: true, drafts: 0 });
    expect(phone.space.circles.epochHere(deskCircle(memberOf(phone)))).toBe(1);
    if (!phase.isDead()) return;
  }
}, 120_000);

test('D-140 what the team was not told, since the phone stopped before, it hears by itself at the next start', async () => {
  for (let nth = 1; ; nth += 1) {
    const command = beginning(random, contact, { stage: 'reached' });
    const phase = dieAt(phone.database, nth);
    await save({ command, draft: newId<DraftId>(random) });
    phase.revive();
    await restart(phone);
    if (await agreementOn(phone, command.id)) await expect.poll(() => told(command.id), soon).toBe(true);
    if (!phase.isDead()) return;
  }
}, 60_000);
