import { expect, type Page } from '@playwright/test';
import type { Office } from './app.ts';

export const PASSPHRASE = 'korrekt pferd batterie';

/** Opens the founding link and founds "Kreisverband Beispielstadt". */
export async function found(page: Page, office: Office, ownName = 'Mara Feld'): Promise<void> {
  const { address, code } = office.hub();
  await page.goto(`${address}/#gruenden=${code ?? ''}`);
  await page.getByLabel('Name des Kreisverbands').fill('Kreisverband Beispielstadt');
  await page.getByLabel('Dein Name').fill(ownName);
  await fillNewPassphrase(page);
  await page.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await isUnlocked(page);
}

export async function fillNewPassphrase(page: Page): Promise<void> {
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
export async function join(page: Page, link: string, ownName: string): Promise<void> {
  await page.goto(link);
  await fillJoining(page, ownName);
  await page.getByRole('button', { name: 'Beitreten' }).click();
  await isUnlocked(page);
}

export async function fillJoining(page: Page, ownName: string): Promise<void> {
  await page.getByLabel('Dein Name').fill(ownName);
  await fillNewPassphrase(page);
}

export async function isUnlocked(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
}

export async function isLocked(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Entsperren' })).toBeVisible();
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Entsperren' }).click();
}

/** Loads the app anew, which locks it, and unlocks it where it stood. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await unlock(page);
  await isUnlocked(page);
}

export async function lock(page: Page): Promise<void> {
  await visit(page, '/einstellungen');
  await page.getByRole('button', { name: 'Sofort sperren' }).click();
  await isLocked(page);
}

/** Goes to a screen inside the running app, as a link would: without loading anything. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
}

type NewContact = { readonly name: string; readonly consent?: boolean; readonly notes?: string };

/** Creates a contact and waits until the screen says it is saved. */
export async function createContact(page: Page, { name, consent = false, notes }: NewContact): Promise<void> {
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill(name);
  if (consent) await giveConsent(page);
  if (notes !== undefined) await page.getByLabel('Notizen').fill(notes);
  await save(page);
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

export async function giveConsent(page: Page): Promise<void> {
  await page.getByLabel('Einwilligung erteilt').check();
  await page.getByRole('radio', { name: 'Schriftlich' }).check({ force: true });
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText('Gespeichert auf diesem Gerät').last()).toBeVisible();
}

/** Opens a contact from the list. */
export async function openContact(page: Page, name: string): Promise<void> {
  await visit(page, '/kontakte');
  await page.getByRole('link', { name: new RegExp(name) }).first().click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

/** The contact on screen, and all about it, is safe at the hub. */
export async function isSafe(page: Page): Promise<void> {
  await expect(page.getByText('In der Zentrale gesichert').first()).toBeVisible();
  await expect(page.getByText('Auf diesem Gerät', { exact: true })).toHaveCount(0);
}
