import { agreements as m } from '#messages/de/later/agreements.ts';
import { photos as p } from '#messages/de/later/photos.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { expect, test } from '../support/app.ts';
import { createContact } from '../support/appRecords.ts';
import { found } from '../support/appSteps.ts';
import { beginAgreement, sideOf } from '../support/feeSteps.ts';
import { jpeg, pdf } from '../support/pictures.ts';
test('shots', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jana Feld', consent: true });
  await beginAgreement(page, 'Jana Feld');
  await page.getByRole('link', { name: m.detail.sign }).click();
  for (const side of ['holder', 'association'] as const) {
    await sideOf(page, side).getByText(s.ways.paper, { exact: true }).click();
    await sideOf(page, side).getByRole('checkbox').check();
  }
  const f = await jpeg(page, { width: 1200, height: 1600, quality: 0.9 });
  const field = page.getByRole('group', { name: p.label });
  for (const files of [[f, f, f], [pdf]]) {
    const [c] = await Promise.all([page.waitForEvent('filechooser'), field.getByRole('button', { name: p.choose }).click()]);
    await c.setFiles(files as never);
    await page.waitForTimeout(2500);
  }
  await field.scrollIntoViewIfNeeded();
  const shot = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) for (const size of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await page.waitForTimeout(400);
      await (name === 'field' ? field : page.getByRole('region', { name: p.shown.title }).first()).scrollIntoViewIfNeeded();
      await page.screenshot({ path: `/tmp/shots/${name}-${colorScheme}-${size.width}.png` });
    }
    await page.setViewportSize({ width: 360, height: 740 });
  };
  await shot('field');
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await expect(page.getByText('In der Zentrale gesichert', { exact: true })).toHaveCount(3);
  await shot('shown');
});
