import { expect, type Locator, type Page } from '@playwright/test';
import { extractText } from 'unpdf';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { signing } from '#messages/de/later/signing.ts';
import { feeTerms as t } from '#messages/de/later/feeTerms.ts';
import { choose, openContact, save } from './appRecords.ts';
import { visit } from './appSteps.ts';

/** As it stands on a sheet. */
export const FINGERPRINT = /([0-9A-HJKMNP-TV-Z]{4} ){5}[0-9A-HJKMNP-TV-Z]{4}/;

/** Fills in, on the terms' form, what a Stadtrat brings and a share of it. */
export async function fillStadtrat(page: Page, share: string): Promise<void> {
  await page.getByRole('button', { name: t.form.addBody }).click();
  await choose(page, t.form.body, 'Stadtrat');
  await page.getByLabel(t.form.allowance).fill('199');
  await page.getByLabel(t.form.attendance).fill('12,50');
  await page.getByLabel(t.form.meetings).fill('10');
  await choose(page, t.form.rateBy, t.form.kinds.share);
  await page.getByLabel(t.form.share).fill(share);
}

/** The association's first terms, without saving: an eighth for a Stadtrat, 5 € off for a child, and its account. */
export async function fillTerms(page: Page, from: string): Promise<void> {
  await visit(page, '/vereinbarungen/saetze/neu');
  await fillStadtrat(page, '12,5');
  await page.getByRole('button', { name: t.form.offers.children }).click();
  await page.getByRole('group', { name: t.form.offers.children }).getByLabel(t.form.amount.sum).fill('5');
  await page.getByLabel(t.form.from, { exact: true }).fill(from);
  await choose(page, t.form.rhythm, t.rhythms.quarterly);
  await page.getByLabel(t.form.holder).fill('Kreisverband Beispielstadt');
  await page.getByLabel(t.form.iban).fill('DE02 1203 0000 0000 2020 51');
}

/** Begins an agreement with a contact from their screen: a tenth of 120 €, from the middle of a month on; answers its path. */
export async function beginAgreement(page: Page, name: string): Promise<string> {
  await openContact(page, name);
  await page.getByRole('link', { name: m.begin }).click();
  await page.getByLabel(m.fields.allowance).fill('120');
  await choose(page, m.rate.by, m.rate.share);
  await page.getByLabel(m.fields.share).fill('10');
  await choose(page, m.fields.rhythm, m.rhythms.quarterly);
  await page.getByLabel(m.fields.start, { exact: false }).fill('2026-11-16');
  await page.getByLabel(m.fields.questions, { exact: false }).fill('Wer zahlt die Fahrten?');
  await page.getByLabel(m.fields.notes, { exact: false }).fill('Zögert noch.');
  await save(page);
  await expect(page.getByText(m.detail.sum('12,00\u202f€')).first()).toBeVisible();
  return new URL(page.url()).pathname;
}

/** A pad that nothing lies over, neither a passing word nor the bar to save with; answers where a part of it is on the screen. */
export async function glassOf(page: Page, pad: Locator): Promise<(across: number, down: number) => { readonly x: number; readonly y: number }> {
  await page.mouse.move(0, 0);
  const size = await pad.boundingBox();
  for (const down of [0.9, 0.1]) await pad.click({ trial: true, position: { x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) * down } });
  const box = await pad.boundingBox();
  if (!box) throw new Error('the pad is not on the screen');
  return (across, down) => ({ x: box.x + box.width * across, y: box.y + box.height * down });
}

/** Draws a wave over a pad. */
export async function drawOn(page: Page, pad: Locator): Promise<void> {
  const at = await glassOf(page, pad);
  const wave = (part: number) => at(0.1 + part * 0.8, 0.5 + 0.3 * Math.sin(part * 12));
  const move = (part: number) => page.mouse.move(wave(part).x, wave(part).y);
  await move(0);
  await page.mouse.down();
  for (let step = 1; step <= 24; step += 1) await move(step / 24);
  await page.mouse.up();
}

export const sideOf = (page: Page, side: keyof typeof signing.sides): Locator => page.getByRole('region', { name: signing.signs(signing.sides[side]) });
export const padOf = (page: Page, side: keyof typeof signing.sides): Locator => sideOf(page, side).getByRole('img');

/** Both sides sign on glass, without saving, once the sheet they sign stands above with its fingerprint. */
export async function signOnGlass(page: Page): Promise<void> {
  await expect(page.getByRole('article').first()).toContainText(FINGERPRINT);
  for (const side of ['holder', 'association'] as const) await drawOn(page, padOf(page, side));
}

/** The text of what a browser prints, page by page; PDF writes soft spaces as it likes. */
export async function printedPages(page: Page): Promise<readonly string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
  return (await extractText(new Uint8Array(pdf))).text;
}
