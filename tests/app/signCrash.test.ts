import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskCircle, type AgreementId, type ContactId } from '#base/ids.ts';
import { canonicalBytes, fingerprintOf } from '#domain/feeDocument.ts';
import { understandingOf } from '#doc/understandings.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { dieAt } from '../support/dyingDisk.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { agreementOn, begins, editing, signing, somebody } from '../support/feePhones.ts';
import { memberOf, run } from '../support/mentorPhones.ts';
import { seededRandom } from '../support/random.ts';
import { foundedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(169);
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
beforeEach(async () => {
  online = true;
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
  phone = await foundedPhone('office', { address: 'http://here' }, founded.code, random, { open, timer: fastTimer(20), now: () => Math.round(Date.now()) });
  contact = await somebody(random, phone);
});
afterEach(async () => {
  await phone.space.close();
  await hub.close();
  founded.remove();
});

/** What is there of it: the draft as it was, or the whole signed version. */
async function state(id: AgreementId) {
  const { agreement, stage } = (await agreementOn(phone, id))!;
  return { stage, signed: agreement.signed };
}

async function diesWhileSigning(): Promise<number> {
  let between = 0;
  for (let nth = 1; ; nth += 1) {
    const id = await begins(random, phone, contact);
    const sign = await signing(random, phone, id, ['Beitragsvereinbarung', 'Grundbetrag im Monat\t120,00 €']);
    if (sign.do !== 'signAgreement') throw new Error('not signing');
    const draft = await state(id);
    const whole = { ...sign, signed: { ...sign.signed, fingerprint: fingerprintOf(createHash('sha256').update(canonicalBytes(sign.signed)).digest()) } };
    const phase = dieAt(phone.database, nth);
    await phone.space.run(whole, null).catch(() => null);
    phase.revive();
    await restart(phone);
    const after = await state(id);
    if (after.signed.length === 0) expect(after).toEqual(draft);
    else expect(after).toMatchObject({ stage: 'signed', signed: [whole.signed] });
    between += after.signed.length === 0 ? 1 : 0;
    expect((await phone.space.run(whole, null)).ok).toBe(true);
    expect(await state(id)).toMatchObject({ stage: 'signed', signed: [{ ...whole.signed, number: 1 }] });
    const [signed] = (await state(id)).signed;
    expect(fingerprintOf(createHash('sha256').update(canonicalBytes(signed!)).digest())).toBe(signed!.fingerprint);
    await expect.poll(() => understandingOf(phone.space.team.doc(), id)?.reached, soon).toBe(true);
    if (!phase.isDead()) return between;
  }
}

test('D-169 stopped at whatever write of signing, a phone has the draft as it was or the complete signed version, and signing again makes it one', async () => {
  await begins(random, phone, contact);
  await expect.poll(() => phone.space.circles.epochHere(deskCircle(memberOf(phone))), soon).toBe(1);
  expect(await diesWhileSigning()).toBeGreaterThan(0);
}, 60_000);

test('D-169 the same where the desk is not open and the signature is held; weeks later the hub has all of it, stroke by stroke', async () => {
  online = false;
  await restart(phone);
  expect(await diesWhileSigning()).toBeGreaterThan(0);
  const id = await begins(random, phone, contact);
  const sign = await signing(random, phone, id);
  await run(phone, sign);
  await run(phone, await editing(phone, id, memberOf(phone), { allowance: 50_000 as never }));
  for (let week = 0; week < 3; week += 1) await restart(phone);
  const before = await state(id);
  expect(before).toMatchObject({ stage: 'draft', signed: [{ holder: { how: { by: 'glass', strokes: [[10, 20, 5_000]] } } }] });
  online = true;
  await restart(phone);
  await expect.poll(async () => (await agreementOn(phone, id))?.held, soon).toBe(false);
  expect(await state(id)).toEqual(before);
  await expect.poll(async () => (await agreementOn(phone, id))?.receipt, soon).toBe('hub');
}, 60_000);
