import { Buffer } from 'node:buffer';
import { imports } from '#messages/de/imports.ts';
import { expect, test, type Page } from '../support/app.ts';
import { openContact, receiptsAre } from '../support/appRecords.ts';
import { found, visit } from '../support/appSteps.ts';

const MB = 1024 * 1024;
const wrong: readonly (readonly [string, Buffer, keyof typeof imports.refusedFile])[] = [
  ['leer.csv', Buffer.alloc(0), 'file-empty'],
  ['bild.vcf', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'), 'file-not-text'],
  ['tabelle.xlsx', Buffer.from('504b0304140006000800000021', 'hex'), 'file-is-spreadsheet'],
  ['riesig.csv', Buffer.alloc(21 * MB, 'Name;Telefon\n'), 'file-too-big'],
  ['nur-kopf.csv', Buffer.from('Name;Telefon\n'), 'file-without-rows'],
  ['kaputt.vcf', Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Halb'), 'file-broken'],
];

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Datei auswählen').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

test('a file that is wrong, empty, huge or broken is refused with a sentence, and the next one works', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/import');
  for (const [name, bytes, refusal] of wrong) {
    await choose(page, name, bytes);
    const said = page.getByRole('alert').filter({ hasText: name });
    await expect.soft(said, name).toContainText(imports.refusedFile[refusal]);
  }
  await choose(page, 'liste.csv', Buffer.from('Name;Telefon;Ort\nPetra Schulz;0171 3920012;Mainz\nOhne Nummer;0171 ABC;\n;0171 3920013;\n', 'latin1'));
  await page.getByRole('button', { name: imports.columns.check }).click();
  await expect(page.getByText(imports.report.ready(2))).toBeVisible();
  await expect(page.getByText(new RegExp(imports.reasons['phone-has-letters'])).first()).toBeVisible();
  await expect(page.getByText(new RegExp(imports.reasons['name-missing'])).first()).toBeVisible();
  await page.getByRole('button', { name: 'Importieren', exact: true }).click();
  await expect(page.getByText(imports.result.whole(2))).toBeVisible();
  await openContact(page, 'Petra Schulz');
  await expect(page.getByText('0171 3920012').first()).toBeVisible();
  await receiptsAre(page, 'Petra Schulz', 'In der Zentrale gesichert');
});

test('a vCard goes in, and who is already there is named before anything is written', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  const card = Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jörg Müller\r\nTEL:0171 3920012\r\nEND:VCARD\r\n');
  for (const count of [1, 0]) {
    await visit(page, '/import');
    await choose(page, 'kontakt.vcf', card);
    await page.getByRole('button', { name: imports.columns.check }).click();
    if (count === 0) break;
    await page.getByRole('button', { name: 'Importieren', exact: true }).click();
    await expect(page.getByText(imports.result.whole(1))).toBeVisible();
    await page.getByRole('link', { name: imports.result.contacts }).click();
  }
  await expect(page.getByRole('heading', { name: imports.report.twins })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Jörg Müller/ })).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Importieren', exact: true })).toHaveCount(0);
});
