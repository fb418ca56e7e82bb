import { rm } from 'node:fs/promises';
import { expect, PHONE, test } from '../support/app.ts';
import { startBrowser, type RunningBrowser } from '../support/browserProcess.ts';
import { contactHeading, openContact, receiptsAre } from '../support/appRecords.ts';
import { found, hubIsBack, loseHub, openApp, visit } from '../support/appSteps.ts';

const KILLS = 12;

test(`the browser is killed ${KILLS} times right after "Gespeichert": nothing saved is lost`, async ({ office }) => {
  const { address } = office.hub();
  let browser: RunningBrowser = await startBrowser();
  await found(browser.page, office);
  await loseHub(browser.page, office);
  const names: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const name = `Person ${String(kill).padStart(2, '0')}`;
    await visit(browser.page, '/kontakte/neu');
    await browser.page.getByLabel('Name', { exact: true }).fill(name);
    await browser.page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await browser.killWhenShown('Gespeichert auf diesem Gerät');
    names.push(name);
    browser = await startBrowser(browser.profile);
    await openApp(browser.page, `${address}/kontakte`);
    // Tall enough for all of them: a long list shows the rows in view.
    await browser.page.setViewportSize({ width: PHONE.width, height: 1_600 });
    await expect(browser.page.getByRole('list', { name: 'Kontakte' }).getByRole('link')).toHaveText(names);
  }
  await hubIsBack(office, browser.page);
  await openContact(browser.page, names[0] ?? '');
  await expect(contactHeading(browser.page, names[0] ?? '')).toBeVisible();
  await receiptsAre(browser.page, names[0] ?? '', 'In der Zentrale gesichert');
  await browser.close();
  await rm(browser.profile, { recursive: true, force: true });
});
