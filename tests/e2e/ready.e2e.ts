import { today } from '#app/clock.ts';
import { ready } from '#messages/de/ready.ts';
import { settings } from '#messages/de/settings.ts';
import { expect, test } from '../support/app.ts';
import { createContact } from '../support/appRecords.ts';
import { found, hubIsBack, isLocked, isUnlocked, loseHub, unlock, visit } from '../support/appSteps.ts';
import { createEvent } from '../support/calendarSteps.ts';

test('after how long the app locks itself is a choice of three, and stays chosen', async ({ office, newDevice }) => {
  const page = await newDevice();
  await page.clock.install();
  await found(page, office);
  await visit(page, '/einstellungen');
  await page.getByText(settings.idleMinutes(15), { exact: true }).click();
  await page.clock.fastForward('10:00');
  await isUnlocked(page);
  await page.clock.fastForward('06:00');
  await isLocked(page);
  await unlock(page);
  await isUnlocked(page);
  await visit(page, '/einstellungen');
  await expect(page.getByRole('radio', { name: settings.idleMinutes(15) })).toBeChecked();
  await page.getByText(settings.idleMinutes(1), { exact: true }).click();
  await page.clock.fastForward('01:30');
  await isLocked(page);
});

test('“Startklar?” says what waits, when the hub was last there, whether the browser keeps the data, and the version', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await loseHub(page, office);
  await createContact(page, { name: 'Petra Schulz' });
  await visit(page, '/einstellungen');
  const list = page.getByRole('list', { name: settings.ready });
  await expect(list.getByText(settings.waiting(1))).toBeVisible();
  await expect(list.getByText(ready.lastContact(''))).toBeVisible();
  await expect(list.getByText(ready.setAside.none)).toBeVisible();
  await expect(list.getByText(ready.version.newest)).toBeVisible();
  await expect(list.getByText(ready.board.kept)).toBeVisible();
  await expect(list.getByText(settings.storage.kept).or(list.getByRole('button', { name: settings.storage.ask }))).toBeVisible();
  await hubIsBack(office, page);
  await expect(list.getByText(settings.waiting(0))).toBeVisible();
  await expect(list.getByText(settings.connection.online)).toBeVisible();
});

test('C-76 “Startklar?” says so where the browser stores nothing of the open calendar, and everything else goes on', async ({ office, newDevice }) => {
  const page = await newDevice({ serviceWorkers: 'block' });
  // A browser that says it has stored and has not: what the library that keeps the calendar adds is counted instead.
  const forgetful = "const add = IDBObjectStore.prototype.add; IDBObjectStore.prototype.add = function (...what) { return this.transaction.db.name.includes('-board-') ? this.count() : add.apply(this, what); };\n";
  await page.route('**/assets/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: forgetful + (await response.text()) });
  });
  await found(page, office);
  await createEvent(page, { title: 'Kreisvorstand', day: today(), open: true });
  await visit(page, '/einstellungen');
  await expect(page.getByText(ready.board.failed)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(ready.board.help)).toBeVisible();
  await visit(page, '/termine');
  await expect(page.getByText('Kreisvorstand').first()).toBeVisible();
});
