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

/** A member with a phone of their own agrees fixed sums with hundreds of people. */
async function agreeWithMany(origin: string, link: string): Promise<void> {
  const phone = await startPhone('ina', origin, random);
  await must(phone.engine.join({ link, ownName: 'Ina Beispiel', passphrase }));
  const contacts = Array.from({ length: COUNT }, (_, turn) => ({ id: newId<ContactId>(random), name: `Kim ${String(turn).padStart(4, '0')} Mustermann-Beispielhausen` }));
  await must(phone.engine.run({ do: 'importContacts', contacts, consent: { way: 'spoken', on: phone.today } }));
  for (const [turn, { id }] of contacts.entries()) {
    await must(phone.engine.run({ do: 'beginAgreement', id: newId<AgreementId>(random), contact: id, mandate: null, fields: { stage: 'reached', body: 'city-council', rate: { by: 'fixed', monthly: (1_000 + turn) as Cents } } }));
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
  await agreeWithMany(office.hub().address, await invite(page));
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
