import type { Locator } from '@playwright/test';
import { hubWorld } from '../support/hubWorld.ts';
import type { Print } from './figure.ts';
import { newProfile } from './phone.ts';

/**
 * How often one taps to log a talk with a person in the list, from "Heute" to saved: open the form, type letters of the name (not taps, but counted apart),
 * pick the person, pick the outcome, save. Day, way and next step keep what the form offers.
 */
export async function talkTaps(print: Print): Promise<void> {
  const { hub, stop } = await hubWorld({ env: { LOG_LEVEL: 'error' } });
  const profile = await newProfile();
  const { context, page } = await profile.open();
  let taps = 0;
  const tap = async (target: Locator): Promise<void> => {
    await target.click();
    taps += 1;
  };
  await page.goto(hub.address);
  await page.getByRole('button', { name: 'Erst einmal ausprobieren' }).click();
  await page.getByRole('navigation').waitFor();
  await page.goto(`${hub.address}/kontakte`);
  const name = await page.locator('main li a').first().innerText();
  await page.getByRole('navigation').getByRole('link', { name: 'Heute' }).click();
  const letters = name.trim().slice(0, 4);
  await tap(page.getByRole('link', { name: 'Gespräch erfassen' }).filter({ visible: true }).first());
  // The field has the focus: the keyboard is there.
  await page.keyboard.type(letters);
  await tap(page.locator('main ul[role="list"] button').first());
  await tap(page.getByRole('radiogroup', { name: 'Ergebnis' }).getByText('Interesse', { exact: true }));
  await tap(page.getByRole('button', { name: 'Speichern', exact: true }));
  await page.getByText('Gespeichert auf diesem Gerät').last().waitFor();
  print('talk.taps', taps, 'taps');
  print('talk.letters', letters.length, 'letters');
  await context.close();
  await profile.remove();
  await stop();
}
