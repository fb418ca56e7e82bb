import { expect, type Page } from '@playwright/test';
import { closeNotices, visit } from './appSteps.ts';

type NewContact = { readonly name: string; readonly consent?: boolean; readonly notes?: string };

/** Creates a contact and waits until the screen says it is saved. */
export async function createContact(page: Page, { name, consent = false, notes }: NewContact): Promise<void> {
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill(name);
  if (consent) await giveConsent(page);
  if (notes !== undefined) await page.getByLabel('Notizen').fill(notes);
  await save(page);
  await expect(contactHeading(page, name)).toBeVisible();
}

export async function giveConsent(page: Page): Promise<void> {
  await page.getByLabel('Einwilligung erteilt').check();
  await choose(page, 'Wie', 'Schriftlich');
}

/** Picks one of a group of buttons (native radios under their words). */
export async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group, exact: true }).getByText(option, { exact: true }).click();
}

type NewTalk = { readonly name: string; readonly isNew?: boolean; readonly outcome?: string; readonly notes?: string; readonly nextStep?: string };

/** Fills in a talk without saving it. */
export async function fillTalk(page: Page, { name, isNew = false, outcome = 'Interesse', notes, nextStep }: NewTalk): Promise<void> {
  await page.getByLabel('Kontakt', { exact: true }).fill(name);
  await page.getByRole('button', { name: isNew ? `„${name}“ neu anlegen` : new RegExp(`^${name}`) }).click();
  await choose(page, 'Ergebnis', outcome);
  if (notes !== undefined) {
    const consent = page.getByRole('checkbox', { name: /^Einwilligung erteilt/ });
    if (isNew) await consent.check();
    await page.getByLabel('Notizen').fill(notes);
  }
  if (nextStep !== undefined) await page.getByLabel('Nächster Schritt').fill(nextStep);
}

/** Logs a talk and waits until the screen says it is saved. */
export async function logTalk(page: Page, talk: NewTalk): Promise<void> {
  await visit(page, '/gespraech/neu');
  await fillTalk(page, talk);
  await save(page);
}

/** Saves the form on screen; waits until it is left (an earlier form's word may still stand) and the screen says where it is saved. */
export async function save(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Speichern', exact: true });
  await button.click();
  await expect(button).toHaveCount(0);
  await expect(page.getByText('Gespeichert auf diesem Gerät').last()).toBeVisible();
  await closeNotices(page);
}

/** Opens a contact from the list, by searching for it. */
export async function openContact(page: Page, name: string): Promise<void> {
  await visit(page, '/kontakte');
  await page.getByLabel('Suchen').fill(name);
  await page.getByRole('list', { name: 'Kontakte' }).getByRole('link', { name }).click();
  await expect(contactHeading(page, name)).toBeVisible();
}

export function contactHeading(page: Page, name: string) {
  return page.getByRole('heading', { name, level: 1, exact: true });
}

/** The receipts of the contact on screen and of all about it. */
export async function receiptsAre(page: Page, name: string, words: 'Auf diesem Gerät' | 'In der Zentrale gesichert'): Promise<void> {
  const contact = page.getByRole('region', { name, exact: true });
  const other = words === 'Auf diesem Gerät' ? 'In der Zentrale gesichert' : 'Auf diesem Gerät';
  await expect(contact.getByText(words, { exact: true }).first()).toBeVisible();
  await expect(contact.getByText(other, { exact: true })).toHaveCount(0);
}
