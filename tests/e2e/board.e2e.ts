import type { Page } from '@playwright/test';
import { today } from '#app/clock.ts';
import { session } from '#messages/de/session.ts';
import { expect, test } from '../support/app.ts';
import { found, isLocked, isUnlocked, loseHub, unlock, visit } from '../support/appSteps.ts';
import { createEvent, dayList } from '../support/calendarSteps.ts';

const event = (title: string, open = true) => ({ title, day: today(), open });

async function shows(page: Page, ...titles: readonly string[]): Promise<void> {
  await visit(page, `/termine?tag=${today()}`);
  for (const title of titles) await expect(dayList(page, today()).getByRole('link', { name: title, exact: true })).toBeVisible();
}
async function unlockFromStart(page: Page): Promise<void> {
  await visit(page, '/');
  await isLocked(page);
  await unlock(page);
  await isUnlocked(page);
}
test('C-75 C-78 a phone that was switched off and is started without the hub shows the open calendar before unlocking, and nothing internal', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createEvent(page, event('Kreisvorstand'));
  await createEvent(page, event('Vorgespräch', false));
  await loseHub(page, office);
  const again = await page.context().newPage();
  // Nothing is locked, nothing closed.
  await page.close();
  await again.goto(office.hub().address);
  await isLocked(again);
  await shows(again, 'Kreisvorstand');
  await expect(again.getByText('Vorgespräch')).toHaveCount(0);
  await unlockFromStart(again);
  await shows(again, 'Kreisvorstand', 'Vorgespräch');
});

test('C-79 two tabs that take over from each other keep one calendar, and it is readable from either before unlocking', async ({ office, newDevice }) => {
  const first = await newDevice();
  await found(first, office);
  await createEvent(first, event('Kreisvorstand'));
  const second = await first.context().newPage();
  await second.goto(office.hub().address);
  await second.getByRole('button', { name: session.elsewhere.takeOver }).click();
  await isLocked(second);
  await shows(second, 'Kreisvorstand');
  await unlockFromStart(second);
  await createEvent(second, event('Fraktion'));
  await first.getByRole('button', { name: session.elsewhere.takeOver }).click();
  await shows(first, 'Kreisvorstand', 'Fraktion');
  await unlockFromStart(first);
  await createEvent(first, event('Ortsverein'));
  await shows(first, 'Kreisvorstand', 'Fraktion', 'Ortsverein');
});
