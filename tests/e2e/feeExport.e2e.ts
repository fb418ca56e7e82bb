import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { unzipSync, strFromU8 } from 'fflate';
import type { Cents } from '#base/cents.ts';
import { newId, type AgreementId, type ContactId } from '#base/ids.ts';
import { fees as f } from '#messages/de/later/fees.ts';
import { expect, LAPTOP, test, type Page } from '../support/app.ts';
import { found, invite, loseNetwork, visit } from '../support/appSteps.ts';
import { startPhone } from '../support/enginePhone.ts';
import { must, passphrase } from '../support/mentorTeam.ts';

/** Enough that the sheet is packed in a worker where nobody sees to it (vite.config.ts). */
const COUNT = 700;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A member with a phone of their own agrees fixed sums with the next so many people. */
async function agreeWithMany(origin: string, link: string, ownName: string, first: number, count: number): Promise<void> {
  const phone = await startPhone(ownName, origin, random);
  await must(phone.engine.join({ link, ownName, passphrase }));
  const contacts = Array.from({ length: count }, (_, turn) => ({ id: newId<ContactId>(random), name: `Kim ${String(first + turn).padStart(4, '0')} Mustermann-Beispielhausen` }));
  await must(phone.engine.run({ do: 'importContacts', contacts, consent: { way: 'spoken', on: phone.today } }));
  for (const [turn, { id }] of contacts.entries()) {
    await must(phone.engine.run({ do: 'beginAgreement', id: newId<AgreementId>(random), contact: id, mandate: null, fields: { stage: 'reached', body: 'city-council', rate: { by: 'fixed', monthly: (1_000 + first + turn) as Cents } } }));
  }
  await phone.until(() => phone.status().waiting === 0 && phone.status().heldNotes === 0);
  await phone.stop();
}

async function takeOut(page: Page, verb: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: verb }).click()]);
  return readFile(await download.path());
}

test(`without reception a list of ${COUNT} agreements is taken out as CSV and as Excel, whole, and each time is recorded`, async ({ office, newDevice }) => {
  const page = await newDevice({ viewport: LAPTOP });
  await found(page, office);
  const { address } = office.hub();
  // Desks of a size that people have: each change to one reads it whole.
  for (const [turn, name] of ['Ina', 'Ben', 'Cem', 'Deniz'].entries()) {
    await agreeWithMany(address, await invite(page), name, turn * COUNT / 4, COUNT / 4);
    await page.getByRole('button', { name: 'Noch jemanden einladen' }).click();
  }
  await visit(page, '/vereinbarungen');
  await expect(page.getByRole('list', { name: f.groups.agreed }).getByRole('listitem')).toHaveCount(COUNT, { timeout: 60_000 });
  await loseNetwork(page);
  await visit(page, '/vereinbarungen');
  await expect(page.getByRole('region', { name: f.promised })).toContainText('9.446,50\u202f€');

  const lines = (await takeOut(page, f.exports.csv)).toString().trim().split('\r\n');
  expect([lines.length, lines.at(-1)]).toEqual([COUNT + 1, expect.stringContaining('Kim 0699 Mustermann-Beispielhausen;Stadtrat;')]);
  const parts = unzipSync(await takeOut(page, f.exports.xlsx));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  expect(sheet.length).toBeGreaterThan(160_000);
  expect(sheet.match(/<row /g)?.length).toBe(COUNT + 1);
  const recorded = page.getByRole('list', { name: f.exports.title });
  await expect(recorded.getByRole('listitem')).toHaveCount(2);
  await expect(recorded).toContainText(f.exports.what(COUNT, f.exports.formats.xlsx));
});
