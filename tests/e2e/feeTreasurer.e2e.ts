import { readFile } from 'node:fs/promises';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { fees as f } from '#messages/de/later/fees.ts';
import { feeTerms as t } from '#messages/de/later/feeTerms.ts';
import { mandates } from '#messages/de/later/mandates.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { team } from '#messages/de/team.ts';
import { expect, LAPTOP, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { choose, createContact, openContact, save } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, join, visit } from '../support/appSteps.ts';
import { beginAgreement, fillTerms, printedPages, signOnGlass } from '../support/feeSteps.ts';

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

test('the overview names who signed, who agreed, who is open, reduced or not spoken to, by body; when the member who keeps them leaves, Leitung goes on with their desk', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara));
  const paths = new Map<string, string>();
  for (const name of ['Ada Signiert', 'Bea Ermäßigt', 'Cem Offen']) {
    await createContact(ina, { name, consent: true });
    paths.set(name, await beginAgreement(ina, name));
  }
  const [signed = '', reduced = '', open = ''] = paths.values();
  await sign(ina, signed);
  await visit(ina, `${reduced}/bearbeiten`);
  await choose(ina, m.fields.body, m.bodies['city-council']);
  await ina.getByRole('button', { name: m.reductions.add }).click();
  const own = ina.getByRole('group', { name: m.reductions.add });
  await own.getByLabel(m.reductions.label).fill('Kinder');
  await ina.getByRole('group', { name: 'Kinder' }).getByLabel(m.reductions.amount.sum).fill('2');
  await save(ina);
  await ina.getByRole('button', { name: m.detail.reduced }).click();
  await expect(ina.getByText(m.detail.stageSaved(m.stages.reduced))).toBeVisible();
  await createContact(ina, { name: 'Deniz Ungefragt' });
  await visit(ina, '/mandate/neu');
  await ina.getByLabel(mandates.fields.contact, { exact: true }).fill('Deniz');
  await ina.getByRole('option', { name: 'Deniz Ungefragt' }).first().click();
  await choose(ina, mandates.fields.body, mandates.bodies['district-council']);
  await save(ina);
  await everythingIsSafe(ina);

  const shows = async (): Promise<void> => {
    await visit(mara, '/vereinbarungen');
    await expect(group(mara, f.groups.signed)).toContainText('Ada Signiert');
    await expect(group(mara, f.groups.agreed)).toContainText('Bea Ermäßigt');
    await expect(group(mara, f.groups.agreed)).toContainText(m.stages.reduced);
    await expect(group(mara, f.groups.open)).toContainText('Cem Offen');
    await expect(group(mara, f.notSpoken)).toContainText('Deniz Ungefragt');
    const promised = mara.getByRole('region', { name: f.promised });
    await expect(promised).toContainText('22,00\u202f€');
    await expect(promised).toContainText(f.promisedOf('12,00\u202f€', '10,00\u202f€'));
    await expect(promised).toContainText(f.uncertain('12,00\u202f€'));
    await expect(mara.getByRole('row').filter({ hasText: 'Stadtrat' })).toContainText('10,00\u202f€');
    await expect(mara.getByRole('row').filter({ hasText: f.noBody })).toContainText('12,00\u202f€');
  };
  await shows();
  await visit(mara, '/team');
  await mara.getByRole('list', { name: team.members }).getByRole('link', { name: 'Ina Beispiel' }).click();
  await mara.getByRole('button', { name: team.removal.lock, exact: true }).click();
  await mara.getByRole('alertdialog').getByRole('button', { name: team.removal.lock }).click();
  await expect(mara.getByText(team.member.isRemoved)).toBeVisible();
  await shows();
  await expect(group(mara, f.groups.open)).toContainText(f.by('Ina Beispiel'));
  await visit(mara, `${open}/bearbeiten`);
  await mara.getByLabel(m.fields.allowance).fill('150');
  await save(mara);
  await expect(mara.getByText(m.detail.sum('15,00\u202f€')).first()).toBeVisible();
  await sign(mara, open);
  await visit(mara, '/vereinbarungen');
  await expect(group(mara, f.groups.signed)).toContainText('Cem Offen');
  await expect(mara.getByRole('region', { name: f.promised })).toContainText('37,00\u202f€');
  await everythingIsSafe(mara);
  await openContact(mara, 'Cem Offen');
  const said = mara.getByRole('list', { name: m.ofContact.title });
  for (const words of ['15,00\u202f€', m.ofContact.by('Ina Beispiel'), m.stages.signed]) await expect(said).toContainText(words);
});
