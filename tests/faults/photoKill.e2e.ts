import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { photos as p } from '#messages/de/later/photos.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { expect, test } from '../support/app.ts';
import { createContact } from '../support/appRecords.ts';
import { connectionIs, everythingIsSafe, found, hubIsBack, isInstalled, openApp, visit } from '../support/appSteps.ts';
import { startBrowser, type RunningBrowser } from '../support/browserProcess.ts';
import { beginAgreement } from '../support/feeSteps.ts';
import { filesAtHub } from '../support/photoPhones.ts';
import { choosePhotos, isShown, sayOnPaper } from '../support/photoSteps.ts';
import { jpeg } from '../support/pictures.ts';

test('C-71 H-67 the browser and the hub are killed while photos are on their way: in the end the hub has each chunk once', async ({ office }) => {
  const { address, dataDir } = office.hub();
  let browser: RunningBrowser = await startBrowser();
  await found(browser.page, office);
  await createContact(browser.page, { name: 'Jana Feld', consent: true });
  const path = await beginAgreement(browser.page, 'Jana Feld');
  await everythingIsSafe(browser.page);
  const atHub = () => filesAtHub(join(dataDir, 'hub.sqlite'));
  for (const killed of ['browser', 'hub', 'both', 'browser'] as const) {
    const { page } = browser;
    await isInstalled(page);
    await office.hub().kill('SIGKILL');
    await connectionIs(page, 'Ohne Netz');
    await visit(page, `${path}/unterschreiben`);
    await sayOnPaper(page);
    await choosePhotos(page, [await jpeg(page, { width: 1_300, height: 1_700, quality: 0.9, noise: true })]);
    await isShown(page, p.page(1));
    await page.getByRole('button', { name: s.save, exact: true }).click();
    await expect(page.getByRole('heading', { name: p.shown.title })).toBeVisible();
    const before = atHub().length;
    await hubIsBack(office, page);
    await expect.poll(() => atHub().length, { intervals: [5] }).toBeGreaterThan(before);
    if (killed !== 'browser') await office.hub().kill('SIGKILL');
    if (killed !== 'hub') await browser.kill();
    if (killed === 'hub') await hubIsBack(office, page);
    if (killed === 'both') await office.open();
    if (killed !== 'hub') {
      browser = await startBrowser(browser.profile);
      await openApp(browser.page, `${address}${path}/druck`);
    }
    await isShown(browser.page, p.page(1));
    await expect(browser.page.getByText('In der Zentrale gesichert', { exact: true })).toBeVisible();
    const chunks = atHub().slice(before);
    expect(new Set(chunks.map(({ file }) => file)).size).toBe(1);
    expect(chunks.map(({ part }) => part).toSorted((a, b) => a - b)).toEqual(chunks.map((_, part) => part));
    expect(chunks.length).toBeGreaterThan(3);
  }
  await browser.close();
  await rm(browser.profile, { recursive: true, force: true });
});
