import type { Locator, Page } from '@playwright/test';
import type { Print } from './figure.ts';
import { withHub, withPhone } from './phone.ts';

/**
 * How often one taps to log a talk with a person in the list, from "Heute" to saved: open the form, type letters of the name (not taps, but counted apart),
 * pick the person, pick the outcome, save. Day, way and next step keep what the form offers.
 */
export async function talkTaps(print: Print): Promise<void> {
  await withHub((hub) => withPhone(async (profile) => {
    const { context, page } = await profile.open();
    await tryDemo(page, hub.address);
    const { taps, letters } = await logOneTalk(page);
    print('talk.taps', taps, 'taps');
    print('talk.letters', letters, 'letters');
    await context.close();
  }));
}

async function tryDemo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Erst einmal ausprobieren' }).click();
  await page.getByRole('navigation').waitFor();
}

async function logOneTalk(page: Page): Promise<{ readonly taps: number; readonly letters: number }> {
  let taps = 0;
  const tap = async (target: Locator): Promise<void> => {
    await target.click();
    taps += 1;
  };
  await page.getByRole('navigation').getByRole('link', { name: 'Kontakte' }).click();
  const letters = (await page.locator('main li a').first().innerText()).trim().slice(0, 4);
  await page.getByRole('navigation').getByRole('link', { name: 'Heute' }).click();
  await tap(page.getByRole('link', { name: 'Gespräch erfassen' }).filter({ visible: true }).first());
  // The field has the focus: the keyboard is there.
  await page.keyboard.type(letters);
  await tap(page.locator('main ul[role="list"] button').first());
  await tap(page.getByRole('radiogroup', { name: 'Ergebnis' }).getByText('Interesse', { exact: true }));
  await tap(page.getByRole('button', { name: 'Speichern', exact: true }));
  await page.getByText('Gespeichert auf diesem Gerät').last().waitFor();
  return { taps, letters: letters.length };
}
