import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { common } from '#messages/de/common.ts';
import { handover as m } from '#messages/de/later/handover.ts';
import { settings } from '#messages/de/settings.ts';
import { expect, LAPTOP, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { contactHeading, createContact, openContact } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, isUnlocked, join as joinTeam, lock, loseNetwork, unlock, visit } from '../support/appSteps.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlauf-handover-'));

/** Saves what the button makes; answers where. */
async function savedBy(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  expect(download.suggestedFilename()).toMatch(/^anlauf-uebergabe-\d{4}-\d\d-\d\d\.anlauf$/);
  const path = join(folder, `${Math.random()}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

async function opens(page: Page, path: string, headline: string): Promise<void> {
  await visit(page, '/einstellungen');
  await page.getByLabel(m.open).setInputFiles(path);
  await expect(page.getByRole('status').filter({ hasText: headline })).toBeVisible();
}

test('what Ina wrote without a network goes to Mara as a file, waits there, reaches the hub with her, and is safe once when Ina is back', async ({ office, newDevice }) => {
  test.setTimeout(180_000);
  const [mara, ina] = [await newDevice({ viewport: LAPTOP }), await newDevice()];
  await found(mara, office);
  await joinTeam(ina, await invite(mara));
  await everythingIsSafe(ina);
  const screens = { mara: audit(mara), ina: audit(ina) };
  await screens.ina.at('/einstellungen');
  await expect(ina.getByText(m.none)).toBeVisible();

  await loseNetwork(ina);
  for (const name of ['Petra Schulz', 'Jörg Müller']) await createContact(ina, { name });
  await visit(ina, '/einstellungen');
  await expect(ina.getByText(m.waiting(2))).toBeVisible();
  const file = await savedBy(ina, m.save);
  await expect(ina.getByText(`${m.saved(2)} ${m.stays}`)).toBeVisible();
  await screens.ina.look('a file is saved');
  await openContact(ina, 'Petra Schulz');
  await expect(ina.getByText(common.receipt.handed)).toBeVisible();

  await loseNetwork(mara);
  await opens(mara, file, m.taken(2, 'Ina Beispiel'));
  await expect(mara.getByText(m.onTheWay)).toBeVisible();
  await expect(mara.getByText(m.handed(2))).toBeVisible();
  await screens.mara.look('a file is taken');
  await opens(mara, file, m.known(2, true));
  await openContact(mara, 'Petra Schulz');
  await expect(contactHeading(mara, 'Petra Schulz')).toBeVisible();
  await expect(mara.getByText(common.receipt.handed)).toBeVisible();

  await mendNetwork(mara);
  await visit(mara, '/einstellungen');
  await expect(mara.getByText(settings.connection.online)).toBeVisible({ timeout: 40_000 });
  await expect(mara.getByText(m.handed(2))).toHaveCount(0);
  await mendNetwork(ina);
  await expect(async () => everythingIsSafe(ina)).toPass({ timeout: 60_000 });
  await visit(ina, '/kontakte');
  await ina.getByLabel('Suchen').fill('');
  await expect(ina.getByRole('list', { name: 'Kontakte' }).getByRole('link')).toHaveCount(2);
  await visit(ina, '/einstellungen');
  await expect(ina.getByText(m.none)).toBeVisible();
  for (const page of [ina, mara]) {
    await openContact(page, 'Petra Schulz');
    await expect(page.getByText(common.receipt.hub)).toBeVisible();
  }
  for (const { expectNothing } of Object.values(screens)) expectNothing();
});

test('where the system shares files it may take ours, refuse its kind, which saves it instead, or be closed, which gives nothing on', async ({ office, newDevice }) => {
  const page = await newDevice();
  await page.addInitScript(() => {
    Object.assign(navigator, {
      canShare: () => true,
      share: async ({ files: [file] }: { files: File[] }) => {
        const error = document.documentElement.dataset.share;
        if (error) throw new DOMException('not this one', error);
        document.documentElement.dataset.shared = `${file?.name} ${file?.type} ${file?.size}`;
      },
    });
  });
  const answer = (error: string) => page.evaluate((name) => void (document.documentElement.dataset.share = name), error);
  await found(page, office);
  await everythingIsSafe(page);
  await loseNetwork(page);
  await createContact(page, { name: 'Petra Schulz' });
  await visit(page, '/einstellungen');
  const share = page.getByRole('button', { name: m.share });
  await answer('AbortError');
  await share.click();
  await expect(page.getByText(m.stays, { exact: true })).toBeVisible();
  await openContact(page, 'Petra Schulz');
  await expect(page.getByText(common.receipt.device, { exact: true })).toBeVisible();
  await visit(page, '/einstellungen');
  await answer('NotAllowedError');
  await savedBy(page, m.share);
  await expect(page.getByText(m.saved(1))).toBeVisible();
  await answer('');
  await share.click();
  await expect(page.getByText(m.shared(1))).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset.shared)).toMatch(/^anlauf-uebergabe-\d{4}-\d\d-\d\d\.anlauf application\/octet-stream \d+$/);
});

test('a locked phone gives its file too; a damaged one, another association’s and no file at all are answered by a sentence', async ({ office, newDevice }) => {
  test.setTimeout(180_000);
  const [mara, ina] = [await newDevice(), await newDevice()];
  await found(mara, office);
  await joinTeam(ina, await invite(mara));
  await everythingIsSafe(ina);
  await loseNetwork(ina);
  await createContact(ina, { name: 'Petra Schulz' });
  await lock(ina);
  const file = await savedBy(ina, m.locked);
  await expect(ina.getByText(m.saved(1))).toBeVisible();
  const locked = audit(ina);
  await locked.look('locked, a file is saved');
  locked.expectNothing();

  const whole = readFileSync(file);
  const changed = (name: string, bytes: Buffer): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  await visit(mara, '/einstellungen');
  const screens = audit(mara);
  const refused = async (name: string, bytes: Buffer, sentence: string): Promise<void> => {
    await mara.getByLabel(m.open).setInputFiles(changed(name, bytes));
    await expect(mara.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  };
  await refused('bild.anlauf', Buffer.from('BEGIN:VCARD'), m.refused['no-handover']);
  await refused('gross.anlauf', Buffer.alloc(32 * 1024 * 1024 + 1), m.refused['handover-too-large']);
  const elsewhere = Buffer.from(whole);
  elsewhere[20] = (elsewhere[20] ?? 0) ^ 1;
  await refused('fremd.anlauf', elsewhere, m.refused['other-space']);
  await screens.look('a refused file');
  await opens(mara, changed('kurz.anlauf', whole.subarray(0, whole.length - 10)), m.nothing);
  await expect(mara.getByText(m.lacking(1))).toBeVisible();
  await screens.look('a damaged file');
  await opens(mara, file, m.taken(1, 'Ina Beispiel'));
  screens.expectNothing();

  await unlock(ina);
  await isUnlocked(ina);
  await openContact(ina, 'Petra Schulz');
  await expect(contactHeading(ina, 'Petra Schulz')).toBeVisible();
});
