import type { ElementHandle } from '@playwright/test';
import { contacts } from '#messages/de/contacts.ts';
import { guide } from '#messages/de/guide.ts';
import { refused } from '#messages/de/refused.ts';
import { refusals } from '#messages/de/refusals.ts';
import { shell } from '#messages/de/shell.ts';
import { expect, test, type Page } from '../support/app.ts';
import { createContact, fillTalk, openContact, receiptsAre, save } from '../support/appRecords.ts';
import { draftIsKept, found, isInstalled, isLocked, isUnlocked, openApp, unlock, visit } from '../support/appSteps.ts';

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
  await draftIsKept(page);
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
  await draftIsKept(page);
  const again = await crash(page);
  await openApp(again, `${office.hub().address}/kontakte/neu`);
  await again.getByRole('button', { name: contacts.form.draftContinue }).click();
  await expect(again.getByLabel('Name', { exact: true })).toHaveValue('Petra Schulz');
  await expect(again.getByLabel('Telefon', { exact: true })).toHaveValue('0171 3920012');
  await save(again);
});

test('locking in the moment of typing keeps the last letter', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill('Petra');
  await draftIsKept(page);
  await typeAndLock(page, 'Name', 'Petra Schulz');
  await isLocked(page);
  await unlock(page);
  await isUnlocked(page);
  await page.getByRole('button', { name: contacts.form.draftContinue }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Petra Schulz');
});

test('a half-changed guide survives locking and the crash of the page, and can be dropped', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/leitfaden');
  await page.getByRole('button', { name: guide.edit }).click();
  const first = guide.numbered(guide.pointHint, 0);
  await page.getByLabel(first).fill('Frag nach dem Bus.');
  await draftIsKept(page, guide.draftHere);
  await typeAndLock(page, first, 'Frag nach dem Bus im Dorf.');
  // Locked it can still be read, not changed.
  await expect(page.getByRole('heading', { name: guide.title, level: 1, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: guide.edit })).toHaveCount(0);
  const again = await crash(page);
  await openApp(again, office.hub().address);
  await visit(again, '/leitfaden');
  await again.getByRole('button', { name: guide.edit }).click();
  await expect(again.getByLabel(first)).toHaveValue('Frag nach dem Bus im Dorf.');
  await again.getByRole('button', { name: guide.draftDrop }).click();
  await expect(again.getByLabel(first)).toHaveValue(guide.hints['programme'] ?? '');
  await again.getByLabel(first).fill('Frag nach der Kita.');
  await again.getByRole('button', { name: 'Speichern', exact: true }).click();
  // The versions below the points say it a second time.
  await expect(again.getByText('Frag nach der Kita.').first()).toBeVisible();
  await again.getByRole('button', { name: guide.edit }).click();
  await expect(again.getByText(guide.draftHere)).toHaveCount(0);
});

/** Types and presses the lock in one and the same turn of the page: no pause in which a draft could be kept. */
async function typeAndLock(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  const lock = await page.getByRole('button', { name: shell.lockNow }).filter({ visible: true }).elementHandle();
  await field.evaluate((element, [typed, button]) => {
    const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, typed);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    button?.click();
  }, [text, lock as ElementHandle<HTMLElement> | null] as const);
}

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
  await expect(page.getByLabel('Fällig am')).toHaveAccessibleDescription(new RegExp(refused['date-in-past']));
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
  await draftIsKept(page);
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
