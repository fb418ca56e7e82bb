import { contacts } from '#messages/de/contacts.ts';
import { refusals } from '#messages/de/refusals.ts';
import { shell } from '#messages/de/shell.ts';
import { expect, test, type Page } from '../support/app.ts';
import { createContact, fillTalk, openContact, receiptsAre, save } from '../support/appRecords.ts';
import { found, isInstalled, isLocked, isUnlocked, openApp, unlock, visit } from '../support/appSteps.ts';

/** The tab's process ends on the spot, as when Android takes the memory back. Answers a new tab of the same browser. */
async function crash(page: Page): Promise<Page> {
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
  return context.newPage();
}

test('a half-typed talk survives the crash of the page', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller', consent: true });
  await visit(page, '/gespraech/neu');
  await fillTalk(page, { name: 'Jörg Müller', outcome: 'Braucht Bedenkzeit', notes: 'Will erst mit der Familie reden.', nextStep: 'Anrufen' });
  await expect(page.getByText('Entwurf hier')).toBeVisible();
  const again = await crash(page);
  await openApp(again, `${office.hub().address}/gespraech/neu`);
  await expect(again.getByLabel('Notizen')).toHaveValue('Will erst mit der Familie reden.');
  await expect(again.getByLabel('Kontakt', { exact: true })).toHaveValue('Jörg Müller');
  await expect(again.getByLabel('Nächster Schritt')).toHaveValue('Anrufen');
  await expect(again.getByRole('radio', { name: 'Braucht Bedenkzeit' })).toBeChecked();
  await save(again);
  await openContact(again, 'Jörg Müller');
  await receiptsAre(again, 'Jörg Müller', 'In der Zentrale gesichert');
  await visit(again, '/gespraech/neu');
  await expect(again.getByLabel('Notizen')).toHaveValue('');
});

test('a half-typed contact survives the crash of the page', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill('Petra Schulz');
  await page.getByLabel('Telefon', { exact: true }).fill('0171 3920012');
  await expect(page.getByText('Entwurf hier')).toBeVisible();
  const again = await crash(page);
  await openApp(again, `${office.hub().address}/kontakte/neu`);
  await again.getByRole('button', { name: contacts.form.draftContinue }).click();
  await expect(again.getByLabel('Name', { exact: true })).toHaveValue('Petra Schulz');
  await expect(again.getByLabel('Telefon', { exact: true })).toHaveValue('0171 3920012');
  await save(again);
});

test('a number with letters and a day that is past are refused at their fields, and nothing typed is lost', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill('Petra Schulz');
  await page.getByLabel('Telefon', { exact: true }).fill('0171 ABC');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByLabel('Telefon', { exact: true })).toHaveAccessibleDescription(new RegExp('Buchstaben'));
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Petra Schulz');
  await page.getByLabel('Telefon', { exact: true }).fill('0171 3920012');
  await page.getByLabel('Nächster Schritt').fill('Anrufen');
  await page.getByLabel('Fällig am').fill('2020-01-01');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByLabel('Fällig am')).toHaveAccessibleDescription(new RegExp(contacts.refusals['date-in-past']));
  await expect(page.getByLabel('Telefon', { exact: true })).toHaveValue('0171 3920012');
});

test('a new version waits: the banner throws away no form, and after changing the draft is there', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await isInstalled(page);
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill('Petra Schulz');
  await office.shut();
  await office.open({ newerApp: true });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText(shell.update.title)).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Petra Schulz');
  await expect(page.getByText('Entwurf hier')).toBeVisible();
  await page.getByRole('button', { name: shell.update.reload }).click();
  await isLocked(page);
  await unlock(page);
  await isUnlocked(page);
  await page.getByRole('button', { name: contacts.form.draftContinue }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Petra Schulz');
  await expect(page.getByText(shell.update.title)).toHaveCount(0);
});

test('where the browser has thrown the data away under the open app, nothing is called saved and the form stays', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill('Petra Schulz');
  const beside = await page.context().newPage();
  await beside.goto(`${office.hub().address}/health`);
  await beside.evaluate(() => new Promise((done) => {
    const deleting = indexedDB.deleteDatabase('anlauf');
    deleting.onsuccess = deleting.onerror = done;
  }));
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: refusals['not-saved'] })).toBeVisible();
  await expect(page.getByText('Gespeichert auf diesem Gerät')).toHaveCount(0);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Petra Schulz');
});
