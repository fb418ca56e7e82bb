import { cp, rm } from 'node:fs/promises';
import { expect, LAPTOP, test } from '../support/app.ts';
import { createContact } from '../support/appRecords.ts';
import { connectionIs, everythingIsSafe, found, isInstalled, openApp, visit } from '../support/appSteps.ts';
import { startBrowser } from '../support/browserProcess.ts';

test('of a copied browser profile the second to write is asked to register anew: one tap, and everything both wrote is there', async ({ office }) => {
  const first = await startBrowser();
  await found(first.page, office);
  await isInstalled(first.page);
  await createContact(first.page, { name: 'Vor der Kopie' });
  await everythingIsSafe(first.page);
  await first.close();
  const copied = `${first.profile}-copy`;
  await cp(first.profile, copied, { recursive: true, filter: (path) => !/Singleton|DevToolsActivePort/.test(path) });

  const again = await startBrowser(first.profile);
  await openApp(again.page, office.hub().address);
  await createContact(again.page, { name: 'Vom Original' });
  await everythingIsSafe(again.page);

  const { page, close } = await startBrowser(copied);
  await office.shut();
  await openApp(page, office.hub().address);
  await createContact(page, { name: 'Von der Kopie' });
  await office.open();
  await connectionIs(page, 'Neu anmelden');
  await visit(page, '/einstellungen');
  await expect(page.getByText('Seine Daten wurden kopiert oder auf einen älteren Stand gesetzt.')).toBeVisible();
  await visit(page, '/');
  await page.getByRole('button', { name: 'Neu anmelden' }).click();
  await everythingIsSafe(page);
  await page.setViewportSize(LAPTOP);
  await visit(page, '/kontakte');
  for (const name of ['Vor der Kopie', 'Vom Original', 'Von der Kopie']) await expect(page.getByRole('link', { name })).toBeVisible();
  await connectionIs(again.page, 'Alles gesichert');
  await close();
  await again.close();
  for (const profile of [first.profile, copied]) await rm(profile, { recursive: true, force: true });
});
