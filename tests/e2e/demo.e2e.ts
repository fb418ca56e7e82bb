import { session } from '#messages/de/session.ts';
import { shell } from '#messages/de/shell.ts';
import { shell as english } from '#messages/en/shell.ts';
import { expect, test } from '../support/app.ts';
import { logTalk, openContact } from '../support/appRecords.ts';
import { isUnlocked, visit } from '../support/appSteps.ts';

test('the demonstration opens in one tap, is marked everywhere, outlives a reload and goes in one tap', async ({ office, newDevice }) => {
  const page = await newDevice();
  await page.goto(office.hub().address);
  await page.getByRole('button', { name: session.welcome.try }).click();
  await isUnlocked(page);
  await visit(page, '/kontakte');
  await expect(page.getByRole('status').filter({ hasText: /^(5\d|6\d|7\d) Kontakte$/ })).toBeVisible();
  for (const path of ['/', '/kontakte', '/gespraech/neu', '/mehr', '/einstellungen']) {
    await visit(page, path);
    await expect(page.getByText(shell.demo.title)).toBeVisible();
  }
  await logTalk(page, { name: 'Zoe Versuch', isNew: true, outcome: 'Sagt zu' });
  await page.reload();
  await isUnlocked(page);
  await openContact(page, 'Zoe Versuch');
  await expect(page.getByText('In der Zentrale gesichert')).toHaveCount(0);
  await page.getByRole('button', { name: shell.demo.removeHere }).click();
  await expect(page.getByRole('heading', { name: session.welcome.title })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: session.welcome.title })).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).length);
  expect(left).toBeLessThanOrEqual(1);
});

test('English is one switch away, everywhere at once, and stays', async ({ office, newDevice }) => {
  const page = await newDevice();
  await page.goto(office.hub().address);
  await page.getByRole('button', { name: session.welcome.try }).click();
  await isUnlocked(page);
  await visit(page, '/einstellungen');
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('navigation', { name: english.navigation })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('navigation', { name: english.navigation })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const german = [shell.contacts, shell.logTalk, shell.settings, 'Speichern', 'Suchen', 'Notizen', 'Einwilligung'];
  for (const path of ['/', '/kontakte', '/kontakte/neu', '/gespraech/neu', '/leitfaden', '/team', '/import', '/einstellungen', '/ueber', '/mehr', '/nirgends']) {
    await visit(page, path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    for (const word of german) await expect(page.locator('body')).not.toContainText(word);
  }
});
