import { rm } from 'node:fs/promises';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { expect, test, type Page } from '../support/app.ts';
import { createContact } from '../support/appRecords.ts';
import { everythingIsSafe, found, hubIsBack, invite, join, loseHub, openApp, visit } from '../support/appSteps.ts';
import { startBrowser, type RunningBrowser } from '../support/browserProcess.ts';
import { beginAgreement, FINGERPRINT, signOnGlass } from '../support/feeSteps.ts';

/** How long after "Unterschreiben" was pressed the power goes; before the first two of ten nobody has pressed it. */
const MOMENTS_MS = [0, 5, 10, 20, 35, 60, 100, 180] as const;
const versions = (page: Page) => page.getByRole('list', { name: m.detail.signed }).getByRole('link');
const press = (page: Page) => page.getByRole('button', { name: s.save, exact: true }).click();

/** How many versions there are: those that were known and perhaps one more, and each is complete. */
async function whole(page: Page, path: string, known: number): Promise<number> {
  await expect(page.getByText(m.detail.sum('12,00\u202f€')).first()).toBeVisible();
  const count = await versions(page).count();
  expect([known, known + 1]).toContain(count);
  await expect(page.getByText(count > 0 ? m.stages.signed : m.stages.draft, { exact: true }).first()).toBeVisible();
  if (count === 0) return 0;
  await visit(page, `${path}/druck`);
  const sheet = page.getByRole('article', { name: s.paper.copyFor('Jana Feld') });
  await expect(sheet).toContainText(s.paper.version(count));
  await expect(sheet.getByRole('img', { name: s.paper.signatureOf('Jana Feld') })).toBeVisible();
  await expect(sheet.getByRole('img', { name: s.paper.signatureOf('Ina Beispiel') })).toBeVisible();
  await expect(page.getByText(s.print.wrong)).toHaveCount(0);
  return count;
}

/** Of each version, from its sheet: what is signed again unchanged says the same. */
async function fingerprints(page: Page, path: string, count: number): Promise<readonly string[]> {
  const all: string[] = [];
  for (let index = 0; index < count; index += 1) {
    await visit(page, path);
    await expect(versions(page)).toHaveCount(count);
    await versions(page).nth(index).click();
    await expect(page.getByText(s.print.wrong)).toHaveCount(0);
    const sheet = page.getByRole('article', { name: s.paper.copyFor('Jana Feld') });
    await expect(sheet).toContainText(FINGERPRINT);
    all.push(FINGERPRINT.exec((await sheet.textContent()) ?? '')?.[0] ?? '');
  }
  return all;
}

test(`the browser is killed at ${MOMENTS_MS.length + 2} points of signing: there is the old draft or the complete signed version, and Leitung has the same`, async ({ office, newDevice }) => {
  const { address } = office.hub();
  const mara = await newDevice();
  await found(mara, office);
  let browser: RunningBrowser = await startBrowser();
  await join(browser.page, await invite(mara));
  await createContact(browser.page, { name: 'Jana Feld', consent: true });
  const path = await beginAgreement(browser.page, 'Jana Feld');
  await everythingIsSafe(browser.page);
  await loseHub(browser.page, office);
  let known = 0;
  for (const moment of ['read', 'drawn', ...MOMENTS_MS] as const) {
    const { page } = browser;
    await visit(page, `${path}/unterschreiben`);
    await expect(page.getByRole('article', { name: s.paper.copyFor('Jana Feld') })).toBeVisible();
    if (moment !== 'read') await signOnGlass(page);
    if (typeof moment === 'number') {
      await press(page);
      await page.waitForTimeout(moment);
    }
    await browser.kill();
    browser = await startBrowser(browser.profile);
    await openApp(browser.page, `${address}${path}`);
    const count = await whole(browser.page, path, known);
    if (typeof moment === 'string') expect(count).toBe(0);
    known = count;
  }
  await visit(browser.page, `${path}/unterschreiben`);
  await signOnGlass(browser.page);
  await press(browser.page);
  await expect(browser.page.getByText(s.paper.version(known + 1)).first()).toBeVisible();
  await hubIsBack(office, browser.page, mara);
  await everythingIsSafe(browser.page);
  const theirs = await fingerprints(browser.page, path, known + 1);
  expect(new Set(theirs).size).toBe(1);
  expect(await fingerprints(mara, path, known + 1)).toEqual(theirs);
  await browser.close();
  await rm(browser.profile, { recursive: true, force: true });
});
