import { contacts } from '#messages/de/contacts.ts';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { expect, LAPTOP, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { createContact, save } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, join, loseNetwork, visit } from '../support/appSteps.ts';
import { beginAgreement, FINGERPRINT, signOnGlass } from '../support/feeSteps.ts';

const sum = (page: Page, words: string) => page.getByText(m.detail.sum(words)).first();

async function setAllowance(page: Page, path: string, euro: string): Promise<void> {
  await visit(page, `${path}/bearbeiten`);
  await page.getByLabel(m.fields.allowance).fill(euro);
  await save(page);
}

/** Both sides sign; answers what the sheet's fingerprint is. */
async function sign(page: Page, path: string): Promise<string> {
  await visit(page, `${path}/unterschreiben`);
  await signOnGlass(page);
  await page.getByRole('button', { name: s.save, exact: true }).click();
  return fingerprintOn(page);
}
async function fingerprintOn(page: Page): Promise<string> {
  await expect(page.getByText(s.paper.version(1)).first()).toBeVisible();
  const sheet = page.getByRole('article', { name: s.paper.copyFor('Jana Feld') });
  await expect(sheet).toContainText(FINGERPRINT);
  return FINGERPRINT.exec((await sheet.textContent()) ?? '')?.[0] ?? '';
}

test('two people change one agreement apart, then sign it apart: both values and both versions are there for both, one is chosen, and what was signed stays as it was', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara));
  await createContact(ina, { name: 'Jana Feld', consent: true });
  const path = await beginAgreement(ina, 'Jana Feld');
  await everythingIsSafe(ina);
  await visit(mara, path);
  await expect(sum(mara, '12,00\u202f€')).toBeVisible();
  const both = [mara, ina];
  for (const page of both) await loseNetwork(page);
  await setAllowance(mara, path, '90');
  await setAllowance(ina, path, '150');
  for (const page of both) await mendNetwork(page);

  const open = contacts.contested.title(m.fields.allowance);
  for (const page of both) {
    await expect(page.getByRole('region', { name: open })).toContainText('90,00');
    await expect(page.getByRole('region', { name: open })).toContainText('150,00');
  }
  const [wide, narrow] = both.map(audit);
  for (const screens of [wide!, narrow!]) await screens.look('two values');
  await mara.getByRole('button', { name: /150,00/ }).click();
  for (const page of both) {
    await expect(page.getByRole('region', { name: open })).toHaveCount(0);
    await expect(sum(page, '15,00\u202f€')).toBeVisible();
    await everythingIsSafe(page);
    await loseNetwork(page);
  }

  await setAllowance(mara, path, '90');
  const theirs = [await sign(mara, path), await sign(ina, path)];
  expect(theirs[0]).not.toBe(theirs[1]);
  for (const page of both) {
    await mendNetwork(page);
    await visit(page, path);
  }
  for (const page of both) await expect(page.getByRole('region', { name: m.detail.choose }).getByRole('listitem')).toHaveCount(2);
  for (const screens of [wide!, narrow!]) await screens.look('two versions');
  await ina.getByRole('region', { name: m.detail.choose }).getByRole('button', { name: /15,00/ }).click();
  for (const page of both) {
    await expect(page.getByRole('region', { name: m.detail.choose })).toHaveCount(0);
    const versions = page.getByRole('list', { name: m.detail.signed }).getByRole('link', { name: /Fassung 1/ });
    await expect(versions).toHaveCount(2);
    const shown: string[] = [];
    for (const index of [0, 1]) {
      await versions.nth(index).click();
      shown.push(await fingerprintOn(page));
      await expect(page.getByText(s.print.wrong)).toHaveCount(0);
      await visit(page, path);
    }
    expect(shown.toSorted()).toEqual(theirs.toSorted());
  }
  for (const screens of [wide!, narrow!]) screens.expectNothing();
});
