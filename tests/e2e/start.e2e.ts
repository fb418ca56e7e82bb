import { session } from '#messages/de/session.ts';
import { expect, test, type Page } from '../support/app.ts';

const welcome = (page: Page) => page.getByRole('button', { name: session.welcome.try });

for (const code of ['engine.worker-*.js', 'engine-*.js']) {
  test(`where the engine’s code (${code}) does not come once, it is asked for again; where it does not come at all, that is said, and the app opens by itself when it comes`, async ({ office, newDevice }) => {
    const page = await newDevice({ serviceWorkers: 'block' });
    let refused = 0;
    let refuses = (): boolean => refused < 1;
    await page.route(`**/assets/${code}`, async (route) => {
      if (!refuses()) return route.continue();
      refused += 1;
      return route.abort();
    });
    await page.goto(office.hub().address);
    await expect(welcome(page)).toBeVisible();
    expect(refused).toBe(1);

    refuses = () => true;
    await page.reload();
    await expect(page.getByText(session.unsupported['not-here'])).toBeVisible();
    expect(refused).toBeGreaterThan(2);
    refuses = () => false;
    await expect(welcome(page)).toBeVisible();
  });
}

test('a start that takes long says so after ten seconds, and that one can load the app anew', async ({ office, newDevice }) => {
  const page = await newDevice({ serviceWorkers: 'block' });
  let holds = true;
  await page.route('**/assets/engine-*.js', (route) => (holds ? undefined : route.continue()));
  await page.clock.install();
  await page.goto(office.hub().address);
  await expect(page.getByText('Wird geladen')).toBeAttached();
  await page.clock.fastForward(9_000);
  await expect(page.getByText(session.starting.text)).toHaveCount(0);
  await page.clock.fastForward(1_500);
  await expect(page.getByRole('heading', { name: session.starting.title })).toBeVisible();
  holds = false;
  await page.getByRole('button', { name: session.starting.reload }).click();
  await expect(welcome(page)).toBeVisible();
});
