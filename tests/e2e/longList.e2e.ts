import { session } from '#messages/de/session.ts';
import { expect, LAPTOP, PHONE, test, type Page } from '../support/app.ts';
import { isUnlocked } from '../support/appSteps.ts';

for (const viewport of [PHONE, LAPTOP]) {
  test(`a list longer than the screen scrolls without holes at ${viewport.width} px, and is found as it was left`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await page.goto(office.hub().address);
    await page.getByRole('button', { name: session.welcome.try }).click();
    await isUnlocked(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Kontakte' }).click();
    const all = await rows(page).first().getAttribute('aria-setsize');
    for (const share of [0.3, 0.6, 1, 0.5]) {
      await scrollTo(page, share);
      await expect.poll(() => holes(page)).toEqual([]);
    }
    await scrollTo(page, 1);
    await expect(rows(page).last()).toHaveAttribute('aria-posinset', String(all));
    await scrollTo(page, 0.5);
    await expect.poll(() => holes(page)).toEqual([]);
    const inView = await rows(page).evaluateAll((elements) => elements.find((row) => row.getBoundingClientRect().top > 150)?.getAttribute('aria-posinset'));
    const link = page.locator(`main li[aria-posinset="${inView ?? ''}"] a`);
    const place = await link.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    await link.click();
    await expect(page).toHaveURL(/\/kontakte\/.+/);
    await page.goBack();
    await expect(page).toHaveURL(/\/kontakte$/);
    await expect.poll(() => link.evaluate((element, before) => Math.abs(element.getBoundingClientRect().top - before), place)).toBeLessThan(3);
  });
}

test('while searching the field keeps the focus, and while scrolling the row that has it does', async ({ office, newDevice }) => {
  const page = await newDevice();
  await page.goto(office.hub().address);
  await page.getByRole('button', { name: session.welcome.try }).click();
  await isUnlocked(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Kontakte' }).click();
  const field = page.getByLabel('Suchen');
  const all = await rows(page).first().getAttribute('aria-setsize');
  await field.click();
  await page.keyboard.type('m');
  const some = Number(await rows(page).first().getAttribute('aria-setsize'));
  await page.keyboard.type('ü');
  await expect.poll(async () => Number(await rows(page).first().getAttribute('aria-setsize'))).toBeLessThan(some);
  await expect(field).toBeFocused();
  await field.fill('');
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', String(all));
  const link = rows(page).nth(3).getByRole('link');
  const name = await link.innerText();
  await link.focus();
  await page.mouse.move(180, 500);
  await page.mouse.wheel(0, 250);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
  await expect(page.locator(':focus')).toHaveText(name);
});

function rows(page: Page) {
  return page.locator('main li[aria-posinset]');
}

/** To a share of what there is to scroll: of the window on phones, of the list's pane on wide screens. */
async function scrollTo(page: Page, share: number): Promise<void> {
  await rows(page).first().evaluate((row, to) => {
    let scroller: Element | null = row.parentElement;
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
    const target = scroller ?? document.documentElement;
    target.scrollTo({ top: (target.scrollHeight - target.clientHeight) * to, behavior: 'instant' });
  }, share);
}

/** What is wrong with the rows in view: some of the list's height there not covered by a row, or by two. */
async function holes(page: Page): Promise<readonly string[]> {
  return rows(page).evaluateAll((elements) => {
    const places = elements.map((element) => ({ at: Number(element.getAttribute('aria-posinset')), ...element.getBoundingClientRect().toJSON() as { top: number; bottom: number } }));
    const list = elements[0]?.parentElement?.getBoundingClientRect();
    const [first, last] = [places[0], places.at(-1)];
    if (!list || !first || !last) return ['no rows'];
    const wrong = places.slice(1).flatMap((row, before) => (row.at === (places[before]?.at ?? 0) + 1 && Math.abs(row.top - (places[before]?.bottom ?? 0)) < 1 ? [] : [`row ${row.at}`]));
    if (first.top > Math.max(0, list.top + 2)) wrong.push('nothing above');
    if (last.bottom < Math.min(innerHeight, list.bottom - 2)) wrong.push('nothing below');
    return wrong;
  });
}
