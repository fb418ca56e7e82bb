import { agreements as m } from '#messages/de/later/agreements.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { today } from '#messages/de/later/today.ts';
import { expect, test, type Page } from '../support/app.ts';
import { createContact, save } from '../support/appRecords.ts';
import { draftIsKept, found, isUnlocked, lock, unlock, visit } from '../support/appSteps.ts';
import { beginAgreement, drawOn, padOf, sideOf, signOnGlass } from '../support/feeSteps.ts';

const begun = (page: Page) => page.getByText(/^Das habt ihr am .* angefangen/);
const isDrawn = (page: Page, side: keyof typeof s.sides) => expect(padOf(page, side)).toHaveAccessibleName(new RegExp(s.padFull));
const isEmpty = (page: Page, side: keyof typeof s.sides) => expect(padOf(page, side)).toHaveAccessibleName(new RegExp(s.padEmpty));

async function again(page: Page): Promise<void> {
  await page.reload();
  await unlock(page);
  await isUnlocked(page);
}

test('D-181 half a signature survives the page and the lock, signs nothing, goes when it is cleared, and is never put under another sheet', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jana Feld', consent: true });
  const path = await beginAgreement(page, 'Jana Feld');
  const sign = `${path}/unterschreiben`;
  await visit(page, sign);
  await drawOn(page, padOf(page, 'holder'));
  await draftIsKept(page, m.form.draftHere);
  await again(page);
  await expect(begun(page)).toBeVisible();
  await visit(page, '/');
  await page.getByRole('link', { name: today.drafts.signing('Jana Feld') }).click();
  await expect(begun(page)).toBeVisible();
  await isDrawn(page, 'holder');
  await isEmpty(page, 'association');
  await drawOn(page, padOf(page, 'association'));
  await isDrawn(page, 'association');
  await lock(page);
  await unlock(page);
  await visit(page, path);
  await expect(page.getByText(m.stages.draft, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('list', { name: m.detail.signed })).toHaveCount(0);
  await visit(page, `${path}/druck`);
  await expect(page.getByRole('article', { name: s.paper.copyFor('Jana Feld') })).toContainText(s.paper.draft);
  await expect(page.getByRole('img', { name: s.paper.signatureOf('Jana Feld') })).toHaveCount(0);

  await visit(page, sign);
  await isDrawn(page, 'association');
  for (const side of ['holder', 'association'] as const) await sideOf(page, side).getByRole('button', { name: s.clear }).click();
  await expect(page.getByText(m.form.draftHere)).toHaveCount(0);
  await again(page);
  await isEmpty(page, 'holder');
  await expect(begun(page)).toHaveCount(0);

  await signOnGlass(page);
  await draftIsKept(page, m.form.draftHere);
  await visit(page, `${path}/bearbeiten`);
  await page.getByLabel(m.fields.share).fill('12');
  await save(page);
  await visit(page, sign);
  await expect(page.getByText(s.otherSheet)).toBeVisible();
  for (const side of ['holder', 'association'] as const) await isEmpty(page, side);
  await signOnGlass(page);
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await expect(page.getByText(s.paper.version(1)).first()).toBeVisible();
  await visit(page, sign);
  await expect(page.getByText(s.again(2, 1))).toBeVisible();
  await isEmpty(page, 'holder');
  await expect(begun(page)).toHaveCount(0);
});
