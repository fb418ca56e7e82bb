import { locks } from '#messages/de/later/locks.ts';
import { refusals } from '#messages/de/refusals.ts';
import { session } from '#messages/de/session.ts';
import { shell } from '#messages/de/shell.ts';
import { cutNetwork, expect, mendNetwork, test, type Page } from '../support/app.ts';
import { createContact, openContact } from '../support/appRecords.ts';
import { PASSPHRASE, found, isInstalled, isUnlocked, lock, unlock, visit } from '../support/appSteps.ts';
import { giveAuthenticator } from '../support/authenticator.ts';

const PIN = '485216';

async function begin(page: Page, verb: string): Promise<void> {
  await visit(page, '/einstellungen');
  await page.getByRole('button', { name: verb, exact: true }).click();
}
async function provePassphrase(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel(locks.proof.passphrase, { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: locks.proof.go }).click();
}
async function setUpPasskey(page: Page): Promise<void> {
  await begin(page, locks.setUp.passkey);
  await provePassphrase(page);
  await page.getByRole('dialog').getByRole('button', { name: locks.setUp.passkey }).click();
}
async function setUpPin(page: Page, pin: string): Promise<void> {
  await begin(page, locks.setUp.pin);
  await provePassphrase(page);
  await page.getByLabel(locks.fresh.pin, { exact: true }).fill(pin);
  await page.getByLabel(locks.fresh.pinAgain).fill(pin);
  await page.getByRole('dialog').getByRole('button', { name: locks.setUp.pin }).click();
}
async function typePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel(session.pin, { exact: true }).fill(pin);
  await page.getByRole('button', { name: session.locked.unlock, exact: true }).click();
}
/** Reads nothing of before: the page is loaded anew. */
async function startAnew(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
}

test('a passkey is set up once, opens the app in one tap after a start without a network, and is taken away again', async ({ office, newDevice }) => {
  const page = await newDevice();
  const finger = await giveAuthenticator(page);
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller' });
  await setUpPasskey(page);
  await expect(page.getByText(locks.done.passkey)).toBeVisible();
  expect(await finger.passkeys()).toBe(1);
  await isInstalled(page);
  await cutNetwork(page);
  await startAnew(page, office.hub().address);
  await page.getByRole('button', { name: locks.locked.passkey }).click();
  await isUnlocked(page);
  await openContact(page, 'Jörg Müller');
  await mendNetwork(page);
  await begin(page, locks.remove.passkey);
  await page.getByRole('alertdialog').getByRole('button', { name: locks.remove.passkey }).click();
  await expect(page.getByRole('button', { name: locks.setUp.passkey })).toBeVisible();
  await lock(page);
  await expect(page.getByRole('button', { name: locks.locked.passkey })).toHaveCount(0);
  await unlock(page);
  await isUnlocked(page);
});

test('another’s finger opens nothing and says so; the passphrase is one tap away', async ({ office, newDevice }) => {
  const page = await newDevice();
  const finger = await giveAuthenticator(page);
  await found(page, office);
  await setUpPasskey(page);
  await expect(page.getByText(locks.done.passkey)).toBeVisible();
  await page.getByRole('button', { name: shell.lockNow, exact: true }).click();
  await finger.knowsFinger(false);
  await page.getByRole('button', { name: locks.locked.passkey }).click();
  await expect(page.getByRole('alert')).toHaveText(locks.refusals['passkey-cancelled']);
  await page.getByRole('button', { name: locks.locked.instead.passphrase }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: session.locked.unlock, exact: true }).click();
  await isUnlocked(page);
});

test('where a passkey can encrypt nothing the screen says so and nothing is set up', async ({ office, newDevice }) => {
  const page = await newDevice();
  await giveAuthenticator(page, { prf: false });
  await found(page, office);
  await setUpPasskey(page);
  await expect(page.getByRole('alert')).toHaveText(locks.refusals['passkey-unsupported']);
  await page.keyboard.press('Escape');
  await lock(page);
  await expect(page.getByRole('button', { name: locks.locked.passkey })).toHaveCount(0);
});

test('at an address that is a number no passkey is offered, and the screen says why', async ({ office, newDevice }) => {
  const page = await newDevice();
  const { port, code } = office.hub();
  await page.goto(`http://127.0.0.1:${port}/#gruenden=${code ?? ''}`);
  await page.getByLabel('Name des Kreisverbands').fill('Kreisverband Beispielstadt');
  await page.getByLabel('Dein Name').fill('Mara Feld');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await isUnlocked(page);
  await visit(page, '/einstellungen');
  await expect(page.getByText(locks.refusals['passkey-needs-name'])).toBeVisible();
  await expect(page.getByRole('button', { name: locks.setUp.passkey })).toHaveCount(0);
});

test('a simple PIN is refused, a good one unlocks; wrong ones make wait, also after a reload, and then the right one opens', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller' });
  await setUpPin(page, '123456');
  await expect(page.getByText(refusals['pin-too-simple'])).toBeVisible();
  await page.getByLabel(locks.fresh.pin, { exact: true }).fill(PIN);
  await page.getByLabel(locks.fresh.pinAgain).fill(PIN);
  await page.getByRole('dialog').getByRole('button', { name: locks.setUp.pin }).click();
  await expect(page.getByText(locks.done.pin)).toBeVisible();
  await lock(page);
  await expect(page.getByLabel(session.pin, { exact: true })).toHaveAttribute('inputmode', 'numeric');
  for (const wrong of ['485217', '485218', '485219']) {
    await typePin(page, wrong);
    await expect(page.getByText(refusals['wrong-pin'])).toBeVisible();
  }
  await typePin(page, '485210');
  await expect(page.getByText(refusals['wrong-pin'])).toBeVisible();
  await typePin(page, '485211');
  await expect(page.getByText(/Weiter geht es in \d Sekunden/)).toBeVisible();
  await startAnew(page, office.hub().address);
  await expect(page.getByText(/Zu viele falsche Versuche/)).toBeVisible();
  await expect(page.getByText(/Zu viele falsche Versuche/)).toHaveCount(0);
  await typePin(page, PIN);
  await isUnlocked(page);
  await openContact(page, 'Jörg Müller');
});

test('after changing the passphrase the old one fails, the new one opens everything', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller' });
  await begin(page, locks.change.passphrase);
  await provePassphrase(page, 'korrekt pferd batterien');
  await expect(page.getByText(refusals['wrong-passphrase'])).toBeVisible();
  await provePassphrase(page);
  await page.getByLabel(locks.fresh.passphrase, { exact: true }).fill('vier andere Wörter hier');
  await page.getByLabel(locks.fresh.passphraseAgain).fill('vier andere Wörter hier');
  await page.getByRole('dialog').getByRole('button', { name: locks.change.passphrase }).click();
  await expect(page.getByText(locks.done.passphrase)).toBeVisible();
  await startAnew(page, office.hub().address);
  await unlock(page);
  await expect(page.getByText(refusals['wrong-passphrase'])).toBeVisible();
  await unlock(page, 'vier andere Wörter hier');
  await isUnlocked(page);
  await openContact(page, 'Jörg Müller');
});

test('locking is one tap from the first screen, on a phone and on a laptop', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await expect(page).toHaveURL(/\/$/);
  await page.getByRole('button', { name: shell.lockNow, exact: true }).click();
  await unlock(page);
  await isUnlocked(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: shell.lockNow, exact: true }).click();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
});
