import { writeFile } from 'node:fs/promises';
import { join as pathOf } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { photos as p } from '#messages/de/later/photos.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { photos as en } from '#messages/en/later/photos.ts';
import { expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { createContact } from '../support/appRecords.ts';
import { draftIsKept, everythingIsSafe, found, hubIsBack, invite, isInstalled, join, loseHub, loseNetwork, visit } from '../support/appSteps.ts';
import { beginAgreement, printedPages } from '../support/feeSteps.ts';
import { temporaryFolder } from '../support/hubProcess.ts';
import { choosePhotos, choosePhotosByKey, isShown, photoField, sayOnPaper } from '../support/photoSteps.ts';
import { CAMERA, heic, jpeg, lastPicture, noPicture, pdf, rememberPictures, withPlace, type Chosen } from '../support/pictures.ts';

async function signOnPaper(page: Page): Promise<void> {
  await page.getByRole('link', { name: m.detail.sign }).click();
  await sayOnPaper(page);
}
const save = (page: Page) => page.getByRole('button', { name: s.save, exact: true }).click();

test('without reception a paper is photographed and signed with; once online Leitung sees both pages, and axe has nothing to say', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const link = await invite(mara);
  const ina = await newDevice();
  await join(ina, link);
  await createContact(ina, { name: 'Jana Feld', consent: true });
  await everythingIsSafe(ina);
  await loseNetwork(ina);
  const path = await beginAgreement(ina, 'Jana Feld');
  await signOnPaper(ina);
  const [first, second] = [await jpeg(ina, { width: 1_200, height: 1_600, quality: 0.9 }), await jpeg(ina, { width: 900, height: 1_200, quality: 0.9, noise: true })];
  await choosePhotos(ina, [first], p.take);
  await isShown(ina, p.page(1));
  await choosePhotos(ina, [second, first]);
  await isShown(ina, p.page(3));
  await photoField(ina).getByRole('button', { name: p.remove(3) }).click();
  await expect(photoField(ina).getByRole('img')).toHaveCount(2);
  await expect(photoField(ina).getByRole('status')).toHaveText(p.added(2));
  const screens = audit(ina);
  await screens.look('with photos');
  await save(ina);

  await expect(ina.getByRole('heading', { name: p.shown.title })).toBeVisible();
  for (const number of [1, 2]) await isShown(ina, p.page(number));
  await expect(ina.getByText('Auf diesem Gerät', { exact: true })).toHaveCount(2);
  await screens.look('signed on paper');
  expect((await printedPages(ina)).length).toBe(2);
  screens.expectNothing();

  await mendNetwork(ina);
  await expect(ina.getByText('In der Zentrale gesichert', { exact: true })).toHaveCount(2);
  await visit(mara, `${path}/druck`);
  for (const number of [1, 2]) await isShown(mara, p.page(number));
  await choosePhotos(mara, [first], p.choose, p.later);
  await isShown(mara, p.page(3));
  await isShown(ina, p.page(3));
  await expect(mara.getByText('In der Zentrale gesichert', { exact: true })).toHaveCount(3);
  await loseNetwork(mara);
  await visit(mara, `${path}/druck`);
  await isShown(mara, p.page(2));
});

test('where the hub has no room a photo stays on its phone, and both are told so; with room again it comes by itself', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const link = await invite(mara);
  const ina = await newDevice();
  await join(ina, link);
  await createContact(ina, { name: 'Jana Feld', consent: true });
  await everythingIsSafe(ina);
  await isInstalled(ina);
  await loseHub(mara, office);
  await office.open({ noRoom: true });
  await everythingIsSafe(ina);
  const path = await beginAgreement(ina, 'Jana Feld');
  await signOnPaper(ina);
  await choosePhotos(ina, [await jpeg(ina, { width: 900, height: 1_200, quality: 0.9, noise: true })]);
  await isShown(ina, p.page(1));
  await save(ina);
  await expect(ina.getByText(p.shown.hubFull)).toBeVisible();
  await everythingIsSafe(mara);
  await visit(mara, `${path}/druck`);
  await expect(mara.getByText(p.shown.elsewhere('Ina Beispiel'))).toBeVisible();
  const screens = audit(mara);
  await screens.look('still elsewhere');
  screens.expectNothing();
  await loseHub(ina, office);
  await hubIsBack(office, mara, ina);
  await visit(mara, `${path}/druck`);
  await isShown(mara, p.page(1));
});

test('a photo in which the hub has turned a bit is said to be damaged and not shown, and stays whole where it was taken', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara));
  await createContact(ina, { name: 'Jana Feld', consent: true });
  const path = await beginAgreement(ina, 'Jana Feld');
  await signOnPaper(ina);
  await choosePhotos(ina, [await jpeg(ina, { width: 900, height: 1_200, quality: 0.9 })]);
  await isShown(ina, p.page(1));
  await save(ina);
  await expect(ina.getByText('In der Zentrale gesichert', { exact: true })).toHaveCount(1);
  turnOneBit(office.hub().dataDir);
  await visit(mara, `${path}/druck`);
  await expect(mara.getByText(p.shown.damaged)).toBeVisible();
  await expect(mara.getByRole('img', { name: p.page(1), exact: true })).toHaveCount(0);
  const screens = audit(mara);
  await screens.look('a damaged photo');
  screens.expectNothing();
  await isShown(ina, p.page(1));
});

/** What a worn disk or somebody at the hub does to what it keeps. */
function turnOneBit(dataDir: string): void {
  const database = new DatabaseSync(pathOf(dataDir, 'hub.sqlite'));
  const [chunk] = database.prepare('SELECT id, bytes FROM chunks').all() as { id: number; bytes: Uint8Array }[];
  if (!chunk) throw new Error('the hub keeps no photo');
  const middle = Math.floor(chunk.bytes.length / 2);
  database.prepare('UPDATE chunks SET bytes = ? WHERE id = ?').run(chunk.bytes.map((byte, at) => (at === middle ? byte ^ 1 : byte)), chunk.id);
  database.close();
}

test('with the keyboard alone: what a camera writes beside the picture is gone, a photo lying on its side stands upright, and it is small', async ({ office, newDevice }) => {
  const page = await newDevice();
  await rememberPictures(page);
  await found(page, office);
  await createContact(page, { name: 'Jana Feld', consent: true });
  await beginAgreement(page, 'Jana Feld');
  await signOnPaper(page);
  const taken = withPlace(await jpeg(page, { width: 3_000, height: 2_000, quality: 0.9 }));
  for (const mark of ['Exif', CAMERA]) expect(taken.buffer.includes(mark)).toBe(true);
  await choosePhotosByKey(page, [taken], p.take);
  await isShown(page, p.page(1));
  await photoField(page).getByRole('button', { name: p.remove(1) }).focus();
  await page.keyboard.press('Enter');
  await expect(photoField(page).getByRole('status')).toHaveText(p.none);
  await expect(photoField(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(photoField(page).getByRole('button', { name: p.take })).toBeFocused();
  await choosePhotosByKey(page, [taken], p.choose);
  await isShown(page, p.page(1));
  const { type, bytes, width, height } = await lastPicture(page);
  expect([type, width, height]).toEqual(['image/webp', 1_333, 2_000]);
  expect(bytes.length).toBeLessThanOrEqual(1_500_000);
  for (const mark of ['Exif', 'EXIF', 'GPS', 'XMP', CAMERA]) expect(bytes.includes(mark)).toBe(false);
});

test('what is too large, no picture, or of a kind no browser here opens gets its own sentence, in either language; the fifth page is none', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jana Feld', consent: true });
  const path = await beginAgreement(page, 'Jana Feld');
  await signOnPaper(page);
  const large: Chosen = { name: 'gross.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(8_000_001) };
  for (const [file, words] of [[large, p.problems['picture-too-large']], [pdf, p.problems.pdf], [heic, p.problems.heic], [noPicture, p.problems['no-picture']]] as const) {
    await choosePhotos(page, [file]);
    await expect(photoField(page).getByRole('alert')).toHaveText(words);
  }
  const small = await jpeg(page, { width: 300, height: 400, quality: 0.8 });
  await choosePhotos(page, [small, small, small, small, small]);
  await expect(photoField(page).getByRole('img')).toHaveCount(4);
  await expect(photoField(page).getByText(p.full)).toBeVisible();
  await expect(photoField(page).getByRole('alert')).toHaveCount(0);
  await draftIsKept(page, m.form.draftHere);
  await visit(page, '/einstellungen');
  await page.getByText('English', { exact: true }).click();
  await visit(page, `${path}/unterschreiben`);
  const group = page.getByRole('group', { name: en.label });
  await expect(group.getByRole('img')).toHaveCount(4);
  await group.getByRole('button', { name: en.remove(4) }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), group.getByRole('button', { name: en.take }).click()]);
  await chooser.setFiles(pdf);
  await expect(group.getByRole('alert')).toHaveText(en.problems.pdf);
});

test('eight megabytes on a slow phone: while they are made small the screen goes on', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jana Feld', consent: true });
  await beginAgreement(page, 'Jana Feld');
  await signOnPaper(page);
  // How much room grain takes is the browser's own; a larger one would be turned away.
  const sizes = await Promise.all([2_300, 2_500, 2_700, 2_900].map((height) => jpeg(page, { width: 3_000, height, quality: 0.9, noise: true })));
  const large = sizes.findLast(({ buffer }) => buffer.length <= 8_000_000)!;
  expect(large.buffer.length).toBeGreaterThan(6_500_000);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.evaluate(() => {
    const seen = { frames: 0, longest: 0, tasks: [] as number[], begun: performance.now(), running: true };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now: number): void => {
      seen.frames += 1;
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
      if (seen.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  // From the disk, as a gallery gives it: bytes handed over by the test would be decoded on the page itself.
  const folder = await temporaryFolder();
  await writeFile(pathOf(folder.path, large.name), large.buffer);
  await choosePhotos(page, pathOf(folder.path, large.name));
  await expect(photoField(page).getByRole('progressbar')).toBeVisible();
  await isShown(page, p.page(1));
  const { took, frames, longest } = await page.evaluate(() => {
    const { seen } = globalThis as unknown as { readonly seen: { frames: number; longest: number; begun: number } };
    return { ...seen, took: performance.now() - seen.begun };
  });
  // Measured at a sixth of the speed: 117 ms between two frames at most, while making it small took seconds.
  expect(longest).toBeLessThan(1_000);
  expect(frames).toBeGreaterThan(took / 200);
  await folder.remove();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
});
