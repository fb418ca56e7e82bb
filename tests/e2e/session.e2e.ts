import { session } from '#messages/de/session.ts';
import { refusals } from '#messages/de/refusals.ts';
import { cutNetwork, expect, mendNetwork, test } from '../support/app.ts';
import { contactHeading, createContact, openContact, receiptsAre } from '../support/appRecords.ts';
import { PASSPHRASE, connectionIs, fillFounding, found, invite, isInstalled, isLocked, isUnlocked, join, lock, loseNetwork, openApp, unlock } from '../support/appSteps.ts';

test('a wrong passphrase opens nothing, says so and stays to be corrected; the right one opens', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller' });
  await lock(page);
  await expect(page.getByText('Jörg Müller')).toHaveCount(0);
  await unlock(page, 'korrekt pferd batterien');
  await expect(page.getByText(refusals['wrong-passphrase'])).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('korrekt pferd batterien');
  await unlock(page);
  await openContact(page, 'Jörg Müller');
});

test('what waits is delivered while the app is locked', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara));
  await loseNetwork(ina);
  await createContact(ina, { name: 'Petra Schulz' });
  await lock(ina);
  await expect(ina.getByText(session.locked.delivering)).toBeVisible();
  await mendNetwork(ina);
  await openContact(mara, 'Petra Schulz');
  await isLocked(ina);
  await expect(ina.getByText(session.locked.delivering)).toHaveCount(0);
});

test('the app locks itself after idle time', async ({ office, newDevice }) => {
  const page = await newDevice();
  await page.clock.install();
  await found(page, office);
  await page.clock.fastForward('04:00');
  await isUnlocked(page);
  await page.clock.fastForward('03:00');
  await isLocked(page);
});

test('a second tab waits, takes over on request, and the first says where the app went', async ({ office, newDevice }) => {
  const first = await newDevice();
  await found(first, office);
  await createContact(first, { name: 'Jörg Müller' });
  const second = await first.context().newPage();
  await second.goto(office.hub().address);
  await expect(second.getByRole('heading', { name: session.elsewhere.title })).toBeVisible();
  await second.getByRole('button', { name: session.elsewhere.takeOver }).click();
  await isLocked(second);
  await unlock(second);
  await openContact(second, 'Jörg Müller');
  await expect(first.getByRole('heading', { name: session.elsewhere.title })).toBeVisible();
  await expect(first.getByText('Jörg Müller')).toHaveCount(0);
  await second.close();
  await first.getByRole('button', { name: session.elsewhere.takeOver }).click();
  await unlock(first);
  await openContact(first, 'Jörg Müller');
});

test('a deep link opens without a network and leads, unlocked, to its screen', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller' });
  await receiptsAre(page, 'Jörg Müller', 'In der Zentrale gesichert');
  const path = new URL(page.url()).pathname;
  await isInstalled(page);
  await cutNetwork(page);
  await page.goto('about:blank');
  await page.goto(`${office.hub().address}${path}`);
  await unlock(page);
  await expect(contactHeading(page, 'Jörg Müller')).toBeVisible();
  await page.goto(`${office.hub().address}/gibt-es-nicht`);
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Diese Seite gibt es nicht' })).toBeVisible();
});

test('a hub of another version: the founding says so and keeps what was typed; a device says so and keeps its work', async ({ office, newDevice }) => {
  const page = await newDevice();
  const { address, code } = office.hub();
  await page.goto(`${address}/#gruenden=${code ?? ''}`);
  await isInstalled(page);
  await fillFounding(page, 'Mara Feld');
  await office.shut();
  await office.open({ protocol: 99 });
  await page.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await expect(page.getByRole('alert')).toHaveText(refusals['other-version']);
  await expect(page.getByLabel('Dein Name')).toHaveValue('Mara Feld');
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue(PASSPHRASE);
  await office.shut();
  await office.open();
  await page.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await isUnlocked(page);
  await office.shut();
  await office.open({ protocol: 99 });
  await createContact(page, { name: 'Petra Schulz' });
  await connectionIs(page, 'Neue Version nötig');
  await office.shut();
  await office.open();
  await openApp(page, address);
  await openContact(page, 'Petra Schulz');
  await receiptsAre(page, 'Petra Schulz', 'In der Zentrale gesichert');
});

test('a founding code that is wrong or used is refused, and what was typed stays', async ({ office, newDevice }) => {
  const { address, code } = office.hub();
  const stranger = await newDevice();
  await stranger.goto(`${address}/#gruenden=falsch-falsch-falsch`);
  await fillFounding(stranger, 'Kai Beispiel');
  await stranger.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await expect(stranger.getByRole('alert')).toHaveText(refusals['code-wrong']);
  await expect(stranger.getByLabel('Dein Name')).toHaveValue('Kai Beispiel');
  await found(await newDevice(), office);
  const late = await newDevice();
  await late.goto(`${address}/#gruenden=${code ?? ''}`);
  await fillFounding(late, 'Kai Beispiel');
  await late.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await expect(late.getByRole('alert')).toHaveText(refusals['code-used']);
  await expect(late.getByLabel('Name des Kreisverbands')).toHaveValue('Kreisverband Beispielstadt');
  expect(late.url()).not.toContain(code ?? '#');
});
