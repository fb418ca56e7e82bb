import { cutNetwork, expect, mendNetwork, test } from '../support/app.ts';
import { found, isInstalled, isUnlocked, unlock, visit } from '../support/appSteps.ts';

test('offline before the app is whole on the phone: a view that is not here says so, the others go on, and it comes by itself with the network', async ({ office, newDevice }) => {
  const page = await newDevice();
  // As in the first seconds, for as long as it takes to look.
  await page.addInitScript(() => Object.defineProperty(navigator.serviceWorker, 'register', { value: () => new Promise(() => undefined) }));
  await found(page, office);
  await visit(page, '/einstellungen');
  await expect(page.getByText('Noch nicht ohne Netz bereit')).toBeVisible();
  await visit(page, '/');
  await cutNetwork(page);
  await visit(page, '/team');
  await expect(page.getByRole('heading', { name: 'Diese Ansicht ist noch nicht auf diesem Gerät' })).toBeVisible();
  await visit(page, '/kontakte');
  await expect(page.getByRole('heading', { name: 'Kontakte' })).toBeVisible();
  await visit(page, '/team');
  await expect(page.getByText('Sie kommt von selbst')).toBeVisible();
  await mendNetwork(page);
  await unlock(page);
  await isUnlocked(page);
  await expect(page.getByRole('heading', { name: 'Team', exact: true })).toBeVisible();
});

test('a phone that has the whole app says that it is ready without a network, and every view opens without one', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await isInstalled(page);
  await visit(page, '/einstellungen');
  await expect(page.getByText('Auch ohne Netz bereit')).toBeVisible();
  await cutNetwork(page);
  for (const [path, name] of [['/team', 'Team'], ['/ueber', 'Über'], ['/import', 'Importieren'], ['/sicherheit', 'Sicherheit']] as const) {
    await visit(page, path);
    await expect(page.getByRole('heading', { name }).first()).toBeVisible();
  }
});
