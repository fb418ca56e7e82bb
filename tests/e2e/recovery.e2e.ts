import { recovery } from '#messages/de/later/recovery.ts';
import { refusals } from '#messages/de/refusals.ts';
import { session } from '#messages/de/session.ts';
import { expect, LAPTOP, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { createContact } from '../support/appRecords.ts';
import { found, isUnlocked, lock, everythingIsSafe, PASSPHRASE, visit } from '../support/appSteps.ts';
import { scanned } from '../support/qrPicture.ts';

const { sheet, recover, urge, loss, back, unfinished } = recovery;

/** Makes the sheet and looks at it as it leaves the printer: its words, and what a camera reads from its code. */
async function printed(page: Page): Promise<{ readonly words: readonly string[]; readonly link: string }> {
  await visit(page, '/wiederherstellungsblatt');
  await page.getByRole('button', { name: sheet.print, exact: true }).click();
  await expect(page.getByText(sheet.once)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const paper = page.getByRole('article', { name: sheet.title });
  const words = await paper.getByRole('listitem').filter({ hasText: /^[a-z]{4,8}$/ }).allTextContents();
  const link = await scanned(page);
  return { words, link };
}

async function onScreen(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: sheet.done }).click();
}

async function choosePassphrase(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE);
  await page.getByRole('button', { name: recover.submit, exact: true }).click();
}

test('a founder who is alone is urged, prints the sheet on one page, and comes back by its words on a fresh device', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  await createContact(mara, { name: 'Jörg Müller' });
  await visit(mara, '/');
  await expect(mara.getByText(urge.alone.title)).toBeVisible();
  await everythingIsSafe(mara);
  const { words } = await printed(mara);
  expect(words).toHaveLength(24);
  await expect(mara.getByRole('navigation')).toHaveCount(0);
  await expect(mara.getByRole('button')).toHaveCount(0);
  await expect(mara.getByText('Mara Feld · Kreisverband Beispielstadt')).toBeVisible();
  await expect(mara.getByText(new URL(office.hub().address).host).first()).toBeVisible();
  expect((await mara.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  await onScreen(mara);
  await expect(mara.getByText(/^Gedruckt am/)).toBeVisible();
  await expect(mara.getByText(words[0] ?? '', { exact: true })).toHaveCount(0);
  await visit(mara, '/');
  await expect(mara.getByText(urge.alone.title)).toHaveCount(0);
  await mara.close();

  const fresh = await newDevice();
  await fresh.goto(office.hub().address);
  await fresh.getByRole('link', { name: session.welcome.recover }).click();
  const field = fresh.getByLabel(recover.words);
  const typed = words.map((word, index) => `${index + 1}. ${index % 2 ? word.slice(0, 4) : word.toUpperCase()}`);
  await field.fill([...typed.slice(0, 4), `${words[4]?.slice(0, 3)}qq`, ...typed.slice(5)].join('\n'));
  await choosePassphrase(fresh);
  await expect(field).toHaveAccessibleDescription(new RegExp(recover.fixUnknown));
  await expect(fresh.getByText(recover.count(23))).toBeVisible();
  await expect(fresh.getByText(recover.unknown(5, `${words[4]?.slice(0, 3)}qq`))).toBeVisible();
  await field.fill([typed[1], typed[0], ...typed.slice(2)].join(', '));
  await expect(fresh.getByText(recover.count(24))).toBeVisible();
  await fresh.getByRole('button', { name: recover.submit, exact: true }).click();
  await expect(field).toHaveAccessibleDescription(new RegExp(recover.wrong));
  await field.fill(typed.join(', '));
  await fresh.getByRole('button', { name: recover.submit, exact: true }).click();
  await isUnlocked(fresh);
  await expect(fresh.getByText(back.title)).toBeVisible();
  await expect(fresh.getByRole('button', { name: sheet.print, exact: true })).toBeVisible();
  await visit(fresh, '/kontakte');
  await expect(fresh.getByRole('link', { name: 'Jörg Müller' })).toBeVisible();
});

test('the code on the print, read by a camera, brings a member back; afterwards the sheet is refused with a sentence', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  const { words, link } = await printed(mara);
  expect(link).toMatch(/\/wiederherstellen#/);
  await onScreen(mara);

  const fresh = await newDevice();
  await fresh.goto(link);
  await expect(fresh.getByText(recover.linkText)).toBeVisible();
  expect(fresh.url()).not.toContain('#');
  await choosePassphrase(fresh);
  await isUnlocked(fresh);
  await expect(fresh.getByText(back.title)).toBeVisible();

  const late = await newDevice();
  await late.goto(link);
  await choosePassphrase(late);
  await expect(late.getByRole('alert')).toHaveText(recover.refusals['invite-used']);
  const byWords = await newDevice();
  await byWords.goto(`${office.hub().address}/wiederherstellen`);
  await byWords.getByLabel(recover.words).fill(words.join(' '));
  await choosePassphrase(byWords);
  await expect(byWords.getByRole('alert')).toHaveText(recover.refusals['invite-void']);
  await expect(byWords.getByLabel(recover.words)).toHaveValue(words.join(' '));
});

test('before the last key is lost the locked screen says what would be gone for good; with a sheet it names the way back', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await lock(mara);
  const ask = async (): Promise<void> => {
    await mara.getByText(session.locked.forgotten).click();
    await mara.getByRole('button', { name: session.locked.erase }).click();
  };
  await ask();
  await expect(mara.getByRole('alertdialog').getByText(loss.everything)).toBeVisible();
  await expect(mara.getByRole('alertdialog').getByText(loss.back.nobody)).toBeVisible();
  await mara.getByRole('button', { name: 'Abbrechen' }).click();
  await mara.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await mara.getByRole('button', { name: 'Entsperren' }).click();
  await isUnlocked(mara);
  await printed(mara);
  await onScreen(mara);
  await lock(mara);
  await ask();
  await expect(mara.getByRole('alertdialog').getByText(loss.back.sheet)).toBeVisible();
  await expect(mara.getByText(loss.everything)).toHaveCount(0);
});

test('the screens of recovery have nothing that axe finds, in both themes, on a phone', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const screens = audit(mara);
  await screens.at('/');
  await screens.at('/wiederherstellungsblatt');
  await mara.getByRole('button', { name: sheet.print, exact: true }).click();
  await expect(mara.getByText(sheet.once)).toBeVisible();
  await screens.look('the sheet');
  await mara.getByRole('button', { name: sheet.done }).click();
  await screens.look('a sheet that was printed');
  screens.expectNothing();
  const fresh = await newDevice();
  await fresh.goto(`${office.hub().address}/wiederherstellen`);
  await fresh.getByLabel(recover.words).fill('apfel birme zaun ');
  await expect(fresh.getByText(recover.unknown(2, 'birme'))).toBeVisible();
  const empty = audit(fresh);
  await empty.look('typing words');
  empty.expectNothing();
});

test('a joining that stopped is met again at the next start: a wrong passphrase is said, and one can start anew', async ({ office, newDevice }) => {
  const ina = await newDevice();
  await ina.goto(office.hub().address);
  await expect(ina.getByRole('heading', { name: session.welcome.title })).toBeVisible();
  await ina.evaluate(stoppedJoining);
  await ina.reload();
  await expect(ina.getByRole('heading', { name: unfinished.title })).toBeVisible();
  const screens = audit(ina);
  await screens.look('an unfinished joining');
  await ina.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await ina.getByRole('button', { name: unfinished.submit }).click();
  await expect(ina.getByRole('alert')).toHaveText(refusals['wrong-passphrase']);
  screens.expectNothing();
  await ina.getByRole('button', { name: unfinished.anew }).click();
  await ina.getByRole('alertdialog').getByRole('button', { name: unfinished.anew }).click();
  await expect(ina.getByRole('heading', { name: session.welcome.title })).toBeVisible();
});

/** Puts what a joining leaves behind that was sealed by some passphrase nobody knows. */
async function stoppedJoining(): Promise<void> {
  const opened = indexedDB.open('anlauf');
  await new Promise((resolve) => (opened.onsuccess = resolve));
  const written = opened.result.transaction('joining', 'readwrite');
  const bytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const kdf = { name: 'argon2id', memoryKiB: 19 * 1024, passes: 2, salt: bytes(16) };
  written.objectStore('joining').put({ row: 'joining', lock: { kind: 'passphrase', kdf, wrapped: bytes(60) }, sealed: bytes(200) });
  await new Promise((resolve) => (written.oncomplete = resolve));
  opened.result.close();
}
