import { expect, type Locator, type Page } from '@playwright/test';
import { photos as p } from '#messages/de/later/photos.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { sideOf } from './feeSteps.ts';
import type { Chosen } from './pictures.ts';

export const photoField = (page: Page, label: string = p.label): Locator => page.getByRole('group', { name: label });

/** Chooses files as a person does, by the button. */
export async function choosePhotos(page: Page, files: readonly Chosen[] | string, button = p.choose, label = p.label): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), photoField(page, label).getByRole('button', { name: button }).click()]);
  await chooser.setFiles(typeof files === 'string' ? files : [...files]);
}

/** The same with the keyboard alone. */
export async function choosePhotosByKey(page: Page, files: readonly Chosen[], button: string): Promise<void> {
  // What opens is caught from here on; the focus goes the same way to the page, so that no key comes before.
  const chosen = page.waitForEvent('filechooser');
  await photoField(page).getByRole('button', { name: button }).focus();
  await page.keyboard.press('Enter');
  await (await chosen).setFiles([...files]);
}

/** On the signing screen: both sides say that they signed on paper. */
export async function sayOnPaper(page: Page): Promise<void> {
  for (const side of ['holder', 'association'] as const) {
    await sideOf(page, side).getByText(s.ways.paper, { exact: true }).click();
    await sideOf(page, side).getByRole('checkbox').check();
  }
}

/** The picture itself can be seen, not only its place. */
export async function isShown(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.getByRole('img', { name, exact: true }).evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
}
