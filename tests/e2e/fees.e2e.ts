import { readFile } from 'node:fs/promises';
import { agreements } from '#messages/de/later/agreements.ts';
import { fees as f } from '#messages/de/later/fees.ts';
import { feeTerms as t } from '#messages/de/later/feeTerms.ts';
import { LAPTOP, expect, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { choose, createContact, save } from '../support/appRecords.ts';
import { draftIsKept, everythingIsSafe, found, invite, isUnlocked, join, openApp, visit } from '../support/appSteps.ts';
import { beginAgreement, fillStadtrat } from '../support/feeSteps.ts';

async function setTerms(page: Page, from: string): Promise<void> {
  await visit(page, '/vereinbarungen/saetze/neu');
  await fillStadtrat(page, '12,5');
  await page.getByLabel(t.form.from, { exact: true }).fill(from);
  await choose(page, t.form.rhythm, t.rhythms.quarterly);
  await save(page);
}

test('the terms are set without anything preset, survive the page while typed, and are read by everybody', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const screens = audit(mara);
  await screens.at('/vereinbarungen/saetze');
  await mara.getByRole('link', { name: t.set }).click();
  await expect(mara.getByRole('complementary', { name: t.hints.title })).toContainText('125\u202f€');
  await mara.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(mara.getByText(t.wrong.from)).toBeVisible();
  await expect(mara.getByText(t.wrong.bodies)).toBeVisible();
  await fillStadtrat(mara, '');
  await mara.getByLabel(t.form.from, { exact: true }).fill('2026-01-01');
  await choose(mara, t.form.rhythm, t.rhythms.quarterly);
  await mara.getByLabel(t.form.holder).fill('Kreisverband Beispielstadt');
  await mara.getByLabel(t.form.iban).fill('DE02 1203 0000 0000 2020 52');
  await mara.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(mara.getByText(t.wrong.share)).toBeVisible();
  await mara.getByLabel(t.form.share).fill('12,5');
  await mara.getByRole('button', { name: t.form.offers.children }).click();
  await mara.getByRole('group', { name: t.form.offers.children }).getByLabel(t.form.amount.sum).fill('5');
  await screens.look('terms being typed');
  await draftIsKept(mara, t.form.draftHere);
  await mara.close();

  const again = await mara.context().newPage();
  await openApp(again, office.hub().address);
  await isUnlocked(again);
  await visit(again, '/vereinbarungen/saetze/neu');
  await expect(again.getByLabel(t.form.share)).toHaveValue('12,5');
  await again.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(again.getByText(/Diese IBAN stimmt nicht/).first()).toBeVisible();
  await again.getByLabel(t.form.iban).fill('DE02 1203 0000 0000 2020 51');
  await save(again);
  const table = again.getByRole('table');
  await expect(table).toContainText('12,5\u202f%');
  await expect(table).toContainText('199,00\u202f€');
  await expect(again.getByText('DE02 1203 0000 0000 2020 51')).toBeVisible();
  await everythingIsSafe(again);

  const ina = await newDevice({ viewport: LAPTOP });
  await join(ina, await invite(again), 'Ina Beispiel');
  const readers = audit(ina);
  await readers.at('/vereinbarungen/saetze');
  await expect(ina.getByRole('table')).toContainText('12,5\u202f%');
  await expect(ina.getByRole('link', { name: t.setNext })).toHaveCount(0);
  await visit(ina, '/vereinbarungen/saetze/neu');
  await expect(ina.getByText(t.form.notYours)).toBeVisible();
  screens.expectNothing();
  readers.expectNothing();
});

test('another version follows the one before, which stays as it was', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  const screens = audit(mara);
  await setTerms(mara, '2025-01-01');
  await mara.getByRole('link', { name: t.setNext }).click();
  await expect(mara.getByLabel(t.form.share)).toHaveValue('12,5');
  await mara.getByLabel(t.form.share).fill('10');
  await mara.getByRole('button', { name: 'Heute' }).click();
  await screens.look('the next version');
  await save(mara);
  await expect(mara.getByRole('table')).toContainText('10\u202f%');
  await mara.getByText(/^Galt von/).click();
  await expect(mara.getByRole('table').nth(1)).toContainText('12,5\u202f%');
  await screens.look('with its history');
  screens.expectNothing();
});

/** What the browser saves when the list is taken out. */
async function takeOut(page: Page, verb: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: verb }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('Leitung sees what is promised and what is uncertain apart, takes the list out, and that is recorded; others see whether there is an understanding', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const screens = audit(mara);
  await screens.at('/vereinbarungen');
  await createContact(mara, { name: 'Jana Feld', consent: true });
  const path = await beginAgreement(mara, 'Jana Feld');
  await visit(mara, '/vereinbarungen');
  const promised = mara.getByRole('region', { name: f.promised });
  await expect(promised).toContainText('0,00\u202f€');
  await expect(promised).toContainText(f.uncertain('12,00\u202f€'));
  await visit(mara, path);
  await mara.getByRole('button', { name: agreements.detail.reached }).click();
  await visit(mara, '/mehr');
  await mara.getByRole('link', { name: f.title }).filter({ visible: true }).click();
  await expect(promised).toContainText(f.promisedOf('0,00\u202f€', '12,00\u202f€'));
  await expect(mara.getByRole('list', { name: f.groups.agreed })).toContainText('Jana Feld');
  await screens.look('overview');

  const csv = await takeOut(mara, f.exports.csv);
  expect(csv.name).toMatch(/^Vereinbarungen \d{4}-\d\d-\d\d\.csv$/);
  expect(csv.bytes.toString()).toContain('Jana Feld;');
  expect(csv.bytes.toString()).toContain(';12,00;');
  expect(csv.bytes.toString()).not.toContain('Zögert noch');
  const excel = await takeOut(mara, f.exports.xlsx);
  expect(excel.name).toMatch(/\.xlsx$/);
  expect(excel.bytes.subarray(0, 2).toString()).toBe('PK');
  const recorded = mara.getByRole('list', { name: f.exports.title });
  await expect(recorded.getByRole('listitem')).toHaveCount(2);
  await expect(recorded).toContainText('Mara Feld');
  await mara.setViewportSize(LAPTOP);
  await screens.look('overview, wide');
  await everythingIsSafe(mara);

  const ina = await newDevice();
  await join(ina, await invite(mara), 'Ina Beispiel');
  const hers = audit(ina);
  await visit(ina, '/vereinbarungen');
  await expect(ina.getByRole('list', { name: f.others })).toContainText(f.understanding.yes);
  await expect(ina.getByText('12,00\u202f€')).toHaveCount(0);
  await expect(ina.getByRole('button', { name: f.exports.csv })).toHaveCount(0);
  await hers.look('what others see');
  screens.expectNothing();
  hers.expectNothing();
});
