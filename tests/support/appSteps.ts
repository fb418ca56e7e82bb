import { expect, type Page } from '@playwright/test';
import { common } from '#messages/de/common.ts';
import { cutNetwork, type Office } from './app.ts';

export const PASSPHRASE = 'korrekt pferd batterie';

/** Opens the founding link and founds "Kreisverband Beispielstadt". */
export async function found(page: Page, office: Pick<Office, 'hub'>, ownName = 'Mara Feld'): Promise<void> {
  const { address, code } = office.hub();
  await page.goto(`${address}/#gruenden=${code ?? ''}`);
  await fillFounding(page, ownName);
  await page.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await isUnlocked(page);
}

export async function fillFounding(page: Page, ownName: string): Promise<void> {
  await page.getByLabel('Name des Kreisverbands').fill('Kreisverband Beispielstadt');
  await page.getByLabel('Dein Name').fill(ownName);
  await fillNewPassphrase(page);
}

async function fillNewPassphrase(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE);
}

/** Makes an invite on the team's screen; answers its link. */
export async function invite(page: Page): Promise<string> {
  await visit(page, '/team');
  await page.getByRole('button', { name: 'Einladen', exact: true }).click();
  const link = page.getByLabel('Einladungslink');
  await expect(link).toHaveValue(/\/beitreten#.+/);
  return link.inputValue();
}

/** Opens the link on an empty device and joins. */
export async function join(page: Page, link: string, ownName = 'Ina Beispiel'): Promise<void> {
  await page.goto(link);
  await fillJoining(page, ownName);
  await finishJoining(page);
}

/** Joins with what is filled in; waits until the app has gone to "Heute" by itself. */
export async function finishJoining(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Beitreten' }).click();
  await isUnlocked(page);
  await expect(page).toHaveURL(/^[^/]+\/\/[^/]+\/$/);
}

export async function fillJoining(page: Page, ownName = 'Ina Beispiel'): Promise<void> {
  await page.getByLabel('Dein Name').fill(ownName);
  await fillNewPassphrase(page);
}

/** Refused with that sentence, and nothing typed is lost. */
export async function keptAfterRefusal(page: Page, sentence: string, ownName = 'Ina Beispiel'): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  await expect(page.getByLabel('Dein Name')).toHaveValue(ownName);
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue(PASSPHRASE);
  await expect(page.getByLabel('Passphrase wiederholen')).toHaveValue(PASSPHRASE);
}

/** The frame of the unlocked app stands; its navigation gives way to a form's save bar on phones, so it is known by its skip link. */
export async function isUnlocked(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: 'Zum Inhalt' })).toBeAttached();
}

export async function isLocked(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Entsperren' })).toBeVisible();
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Entsperren' }).click();
}

/** Opens the app on a device that has joined, which finds it locked, and unlocks it. */
export async function openApp(page: Page, address: string): Promise<void> {
  await page.goto(address);
  // Asked by itself, for where it fails it tells what stands there instead.
  await expect(page.getByRole('button', { name: 'Entsperren' })).toBeVisible({ timeout: 30_000 });
  await unlock(page);
  await isUnlocked(page);
}

export async function lock(page: Page): Promise<void> {
  await visit(page, '/einstellungen');
  await page.getByRole('button', { name: 'Sofort sperren' }).click();
  await isLocked(page);
}

/** Closes the passing words that stand over a screen's lower end for ten seconds, as whoever has read them does; but not what can be taken back there. */
export async function closeNotices(page: Page): Promise<void> {
  // All at once: one that goes by itself meanwhile is none that has to be waited for.
  await page.evaluate((close) => {
    for (const button of document.querySelectorAll<HTMLElement>(`[role="status"] button[aria-label="${close}"]:only-of-type`)) button.click();
  }, common.controls.close);
}

/** Waits for such a passing word and closes it. */
export async function readNotice(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('status', { name: common.controls.notices }).getByText(words)).toBeVisible();
  await closeNotices(page);
}

/** Goes to a screen inside the running app, as a link would: without loading anything. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
}

/** The service worker holds the whole app and serves this page. */
export async function isInstalled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** No reception, with the app on the phone since before; waits until it has noticed. */
export async function loseNetwork(page: Page): Promise<void> {
  await isInstalled(page);
  await cutNetwork(page);
  await connectionIs(page, 'Ohne Netz');
}

/** The hub ends; waits until the app has noticed. */
export async function loseHub(page: Page, office: Office): Promise<void> {
  await isInstalled(page);
  await office.shut();
  await connectionIs(page, 'Ohne Netz');
}

/** The hub is there again, and these devices are told that there is a network: whoever was long without tries by itself only every half minute. */
export async function hubIsBack(office: Office, ...pages: readonly Page[]): Promise<void> {
  await office.open();
  for (const page of pages) await page.evaluate(() => void dispatchEvent(new Event('online')));
}

/** What the chip in the header or the sidebar says about the connection. */
export async function connectionIs(page: Page, words: string): Promise<void> {
  await visit(page, '/mehr');
  await expect(page.getByRole('link', { name: words }).filter({ visible: true })).toBeVisible();
}

export async function everythingIsSafe(page: Page): Promise<void> {
  await connectionIs(page, 'Alles gesichert');
}

/** The form says that its draft is here, and the last letter is in it. */
export async function draftIsKept(page: Page, words = 'Entwurf hier'): Promise<void> {
  await expect(page.getByText(words).and(page.locator(':not([aria-busy])')).first()).toBeVisible();
}

/** Nothing lies over the screen any more: a passing word stands ten seconds, and as long as the mouse rests on it. */
export async function toastsAreGone(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(page.getByRole('status', { name: /^(?:Meldungen|Messages)$/ }).getByRole('button')).toHaveCount(0);
}
