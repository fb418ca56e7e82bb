import type { Locator } from '@playwright/test';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { expect, test, type Page } from '../support/app.ts';
import { createContact } from '../support/appRecords.ts';
import { everythingIsSafe, found, hubIsBack, invite, isUnlocked, join, loseHub, openApp, toastsAreGone, visit } from '../support/appSteps.ts';
import { beginAgreement, FINGERPRINT, glassOf, padOf } from '../support/feeSteps.ts';
import { scanned } from '../support/qrPicture.ts';

const copy = (page: Page) => page.getByRole('article', { name: s.paper.copyFor('Jana Feld') });
const drawing = (page: Page, name: string) => copy(page).getByRole('img', { name: s.paper.signatureOf(name) });

/** One stroke of a pen, as hard as told from 0 to 1. */
async function stroke(page: Page, pad: Locator, height: number, force: number): Promise<void> {
  const at = await glassOf(page, pad);
  const devtools = await page.context().newCDPSession(page);
  const pen = { button: 'left', buttons: 1, pointerType: 'pen', force } as const;
  await devtools.send('Input.dispatchMouseEvent', { ...pen, type: 'mousePressed', clickCount: 1, ...at(0.1, height) });
  for (let step = 1; step <= 12; step += 1) await devtools.send('Input.dispatchMouseEvent', { ...pen, type: 'mouseMoved', ...at(0.1 + (step / 12) * 0.8, height) });
  await devtools.send('Input.dispatchMouseEvent', { ...pen, type: 'mouseReleased', clickCount: 1, ...at(0.9, height) });
  await devtools.detach();
}

/** One stroke of a finger, downwards, as one scrolls a page. */
async function finger(page: Page, pad: Locator): Promise<void> {
  const at = await glassOf(page, pad);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0.5, 0.1)] });
  for (let step = 1; step <= 12; step += 1) await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(0.5, 0.1 + (step / 12) * 0.8)] });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devtools.detach();
}

const widths = (drawn: Locator) => drawn.locator('path').evaluateAll((paths) => paths.map((path) => Number(path.getAttribute('stroke-width'))));

test('a pen’s pressure is in the line it draws, a finger draws and does not scroll; signed offline, kept through restarts and weeks, the same strokes stand on Leitung’s device, and a camera reads the fingerprint from the sheet', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice({ hasTouch: true, deviceScaleFactor: 3 });
  await join(ina, await invite(mara));
  await createContact(ina, { name: 'Jana Feld', consent: true });
  await everythingIsSafe(ina);
  await loseHub(ina, office);
  const path = await beginAgreement(ina, 'Jana Feld');
  await visit(ina, `${path}/unterschreiben`);
  await expect(copy(ina)).toContainText(FINGERPRINT);
  await stroke(ina, padOf(ina, 'holder'), 0.3, 0.1);
  await stroke(ina, padOf(ina, 'holder'), 0.7, 0.95);
  const before = await ina.evaluate(() => scrollY);
  await finger(ina, padOf(ina, 'association'));
  expect(await ina.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before);
  await expect(padOf(ina, 'association')).toHaveAccessibleName(new RegExp(s.padFull));
  await ina.getByRole('button', { name: s.save, exact: true }).click();
  await expect(copy(ina)).toContainText(s.paper.version(1));
  const drawn = await widths(drawing(ina, 'Jana Feld'));
  expect(drawn[0]).toBeLessThan(8);
  expect(Math.max(...drawn)).toBeGreaterThan(12);
  const signed = await Promise.all(['Jana Feld', 'Ina Beispiel'].map((name) => drawing(ina, name).innerHTML()));
  const printed = FINGERPRINT.exec((await copy(ina).textContent()) ?? '')?.[0];
  await toastsAreGone(ina);
  expect(await scanned(ina, /^Code mit dem Fingerabdruck/)).toBe(printed);

  let page = ina;
  for (let week = 0; week < 3; week += 1) {
    await page.close();
    page = await ina.context().newPage();
    await openApp(page, `${office.hub().address}${path}/druck`);
    await isUnlocked(page);
    await expect(copy(page)).toContainText(s.paper.version(1));
  }
  await hubIsBack({ ...office, open: () => office.open({ daysAhead: 40 }) }, page, mara);
  await everythingIsSafe(page);
  await visit(mara, path);
  await mara.getByRole('list', { name: m.detail.signed }).getByRole('link', { name: /Fassung 1/ }).click();
  for (const one of [page, mara]) {
    await visit(one, `${path}/druck`);
    expect(await Promise.all(['Jana Feld', 'Ina Beispiel'].map((name) => drawing(one, name).innerHTML()))).toEqual(signed);
    await expect(copy(one)).toContainText(printed ?? 'no fingerprint');
    await expect(one.getByText(s.print.wrong)).toHaveCount(0);
  }
});
