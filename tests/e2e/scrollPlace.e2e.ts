import { expect, test, type Page } from '../support/app.ts';
import { isUnlocked, visit } from '../support/appSteps.ts';

const top = (page: Page) => page.evaluate(() => window.scrollY);

for (const list of ['/vereinbarungen', '/auftraege', '/termine'] as const) {
  test(`what is opened far down in ${list} begins at its top, and the way back, by the app’s arrow or the browser’s, ends where one was`, async ({ office, newDevice }) => {
    const page = await newDevice();
    await page.goto(office.hub().address);
    await page.getByRole('button', { name: 'Erst einmal ausprobieren' }).click();
    await isUnlocked(page);
    await visit(page, list);
    const last = page.getByRole('main').getByRole('link').last();
    // Scrolled on until the list has come: what stands before it is shorter than the screen.
    await expect.poll(async () => {
      await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }));
      return top(page);
    }).toBeGreaterThan(50);
    await last.scrollIntoViewIfNeeded();
    const left = await top(page);
    const isList = ({ pathname }: URL) => pathname === list;
    for (const back of ['arrow', 'browser'] as const) {
      await last.click();
      await expect(page).not.toHaveURL(isList);
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
      await expect.poll(() => top(page)).toBe(0);
      if (back === 'arrow') await page.getByRole('link', { name: 'Zurück' }).first().click();
      else await page.goBack();
      await expect(page).toHaveURL(isList);
      await expect.poll(() => top(page)).toBe(left);
    }
  });
}
