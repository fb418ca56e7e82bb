import { readFile } from 'node:fs/promises';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { fees as f } from '#messages/de/later/fees.ts';
import { feeTerms as t } from '#messages/de/later/feeTerms.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { team } from '#messages/de/team.ts';
import { expect, LAPTOP, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { choose, createContact, save } from '../support/appRecords.ts';
import { found, invite, join, visit } from '../support/appSteps.ts';
import { fillTerms, printedPages, signOnGlass } from '../support/feeSteps.ts';

const plain = (text: string) => text.replace(/\s+/g, ' ');
const group = (page: Page, name: string) => page.getByRole('list', { name, exact: true });

/** Joins with the treasurer's role and no other. */
async function joinAsKasse(mara: Page, page: Page, name: string): Promise<void> {
  await visit(mara, '/team');
  await mara.getByLabel(team.roles.canvasser).uncheck();
  await mara.getByLabel(team.roles.treasurer).check();
  await join(page, await invite(mara), name);
}

async function sign(page: Page, path: string): Promise<void> {
  await visit(page, `${path}/unterschreiben`);
  await signOnGlass(page);
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await expect(page.getByText(s.paper.version(1)).first()).toBeVisible();
}

test('D-155 Kasse sets the terms; somebody else takes them into an agreement with one tap, and the account is on both copies; Kasse reads it, counts it and takes the list out', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const kim = await newDevice({ viewport: LAPTOP });
  await joinAsKasse(mara, kim, 'Kim Kasse');
  const ina = await newDevice();
  await mara.getByRole('button', { name: 'Noch jemanden einladen' }).click();
  await join(ina, await invite(mara));
  await fillTerms(kim, '2026-01-01');
  await save(kim);
  await expect(kim.getByRole('table')).toContainText('12,5\u202f%');

  await createContact(ina, { name: 'Jana Feld', consent: true });
  await ina.getByRole('link', { name: m.begin }).click();
  await choose(ina, m.fields.body, m.bodies['city-council']);
  await expect(ina.getByText(m.terms.current('Donnerstag, 1. Januar 2026'))).toBeVisible();
  await expect(ina.getByLabel(m.fields.allowance)).toHaveValue('');
  await ina.getByRole('button', { name: m.terms.take }).click();
  await expect(ina.getByRole('button', { name: m.terms.take })).toHaveCount(0);
  await expect(ina.getByLabel(m.fields.allowance)).toHaveValue('199');
  await expect(ina.getByLabel(m.fields.share)).toHaveValue('12,5');
  await expect(ina.getByText(m.reductions.none)).toBeVisible();
  await ina.getByRole('button', { name: t.form.offers.children }).click();
  await ina.getByLabel(m.fields.start, { exact: false }).fill('2026-11-16');
  await save(ina);
  await expect(ina.getByText(m.detail.sum('21,18\u202f€')).first()).toBeVisible();
  const path = new URL(ina.url()).pathname;
  await sign(ina, path);
  const pages = (await printedPages(ina)).map(plain);
  expect(pages.length).toBe(2);
  for (const page of pages) for (const words of ['DE02 1203 0000 0000 2020 51', 'Kreisverband Beispielstadt', '199,00 €', '12,5 %', 'Kinder', '21,18 €']) expect(page).toContain(words);

  await visit(kim, '/vereinbarungen');
  await expect(group(kim, f.groups.signed)).toContainText('21,18\u202f€ im Monat');
  await expect(group(kim, f.groups.signed)).toContainText(f.by('Ina Beispiel'));
  await expect(group(kim, f.groups.signed)).toContainText(f.reduced);
  const look = audit(kim);
  await look.look('the overview of Kasse');
  look.expectNothing();
  const [download] = await Promise.all([kim.waitForEvent('download'), kim.getByRole('button', { name: f.exports.csv }).click()]);
  expect(await readFile(await download.path(), 'utf8')).toContain('Jana Feld;Stadtrat;');
  await expect(kim.getByRole('list', { name: f.exports.title })).toContainText('Kim Kasse');
  await kim.getByRole('link', { name: /Jana Feld/ }).first().click();
  await kim.getByRole('list', { name: m.detail.signed }).getByRole('link', { name: /Fassung 1/ }).click();
  await expect(kim.getByRole('img', { name: s.paper.signatureOf('Jana Feld') }).first()).toBeVisible();
  await visit(mara, '/vereinbarungen');
  await expect(mara.getByRole('list', { name: f.exports.title })).toContainText('Kim Kasse');
});
