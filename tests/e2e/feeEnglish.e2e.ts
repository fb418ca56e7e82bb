import type { Page } from '@playwright/test';
import { agreements as m } from '#messages/en/later/agreements.ts';
import { feeTerms as t } from '#messages/en/later/feeTerms.ts';
import { fees as f } from '#messages/en/later/fees.ts';
import { signing as s } from '#messages/en/later/signing.ts';
import { signing as german } from '#messages/de/later/signing.ts';
import { common } from '#messages/en/common.ts';
import { expect, LAPTOP, PHONE, test } from '../support/app.ts';
import { choose } from '../support/appRecords.ts';
import { found, visit } from '../support/appSteps.ts';
import { isEnglish, speakEnglish } from '../support/english.ts';
import { printedPages } from '../support/feeSteps.ts';

const plain = (text: string) => text.replace(/\s+/g, ' ');
const save = (page: Page) => page.getByRole('button', { name: common.save, exact: true }).click();

async function setsTerms(page: Page): Promise<void> {
  await visit(page, '/vereinbarungen/saetze');
  await isEnglish(page, t.title);
  await page.getByRole('link', { name: t.set }).click();
  await save(page);
  await expect(page.getByText(t.wrong.from)).toBeVisible();
  await isEnglish(page, t.form.first);
  await page.getByRole('button', { name: t.form.addBody }).click();
  await choose(page, t.form.body, t.bodies['city-council']);
  await page.getByLabel(t.form.allowance).fill('120.50');
  await choose(page, t.form.rateBy, t.form.kinds.share);
  await page.getByLabel(t.form.share).fill('10');
  await page.getByRole('button', { name: t.form.offers.children }).click();
  await page.getByRole('group', { name: t.form.offers.children }).getByLabel(t.form.amount.sum).fill('2');
  await page.getByLabel(t.form.from, { exact: true }).fill('2026-01-01');
  await choose(page, t.form.rhythm, t.rhythms.quarterly);
  await isEnglish(page, t.form.first);
  await save(page);
  await expect(page.getByRole('table')).toContainText('120.50');
  await isEnglish(page, t.title);
}

async function agrees(page: Page): Promise<void> {
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill('Jana Feld');
  await save(page);
  await page.getByRole('link', { name: m.begin }).click();
  await page.getByLabel(m.fields.purposeTold).check();
  await choose(page, m.fields.body, m.bodies['city-council']);
  await page.getByRole('button', { name: m.terms.take }).click();
  await page.getByRole('button', { name: t.form.offers.children }).click();
  const steps = page.getByRole('region', { name: m.steps.title });
  await steps.getByRole('button', { name: m.steps.changeOf(m.steps.monthly) }).click();
  await steps.getByLabel(m.steps.amount).fill('10');
  await save(page);
  await expect(steps.getByText(m.steps.wrong)).toBeVisible();
  await isEnglish(page, 'Jana Feld');
  await steps.getByLabel(m.steps.reason, { exact: true }).fill('rounded');
  await save(page);
  await expect(page.getByText(m.detail.next)).toBeVisible();
  await page.getByRole('button', { name: m.detail.reached }).click();
  await expect(page.getByText(m.detail.stageSaved(m.stages.reached))).toBeVisible();
  await isEnglish(page, 'Jana Feld');
}

async function signs(page: Page): Promise<void> {
  await page.getByRole('link', { name: m.detail.sign }).click();
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await expect(page.getByText(s.padMissing)).toHaveCount(2);
  await isEnglish(page, s.title);
  for (const [side, name] of [['holder', 'Jana Feld'], ['association', 'Mara Field']] as const) {
    const part = page.getByRole('region', { name: s.signs(s.sides[side]) });
    await part.getByText(s.ways.typed, { exact: true }).click();
    await part.getByLabel(s.typed(name)).fill(name);
    await part.getByRole('checkbox', { name: s.confirm(name) }).check();
  }
  await isEnglish(page, s.title);
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await isEnglish(page, s.print.title);
}

for (const viewport of [PHONE, LAPTOP]) {
  test(`D-154 in English an agreement is made by the terms and signed with no German word around it, and the sheet that both sides keep is German throughout (${viewport.width} px)`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office, 'Mara Field');
    await speakEnglish(page);
    await visit(page, '/vereinbarungen');
    await isEnglish(page, f.title);
    await setsTerms(page);
    await agrees(page);
    await signs(page);
    const { paper } = german;
    const pages = (await printedPages(page)).map(plain);
    expect(pages.length).toBe(2);
    for (const [index, name] of ['Jana Feld', 'Mara Field'].entries()) {
      for (const words of [paper.copyFor(name), paper.version(1), paper.fingerprint, paper.fingerprintHelp, paper.typed, 'Mandatsträger:in', 'Für den Kreisverband', '120,50 €', '10,00 €', 'nicht einklagbar', '1. Januar 2026']) expect(pages[index]).toContain(words);
      expect(pages[index]).not.toMatch(/\b(?:Copy|Version|Fingerprint|Signature|Signed|agreement|holder|month)\b/);
    }
    await visit(page, '/vereinbarungen');
    await expect(page.getByRole('list', { name: f.groups.signed, exact: true })).toContainText('Jana Feld');
    await isEnglish(page, f.title);
  });
}
