import { Buffer } from 'node:buffer';
import { rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { contacts } from '#messages/de/contacts.ts';
import { imports } from '#messages/de/imports.ts';
import { expect, test, type Page } from '../support/app.ts';
import { openNetwork } from '../support/appNetwork.ts';
import { choose, giveConsent, save } from '../support/appRecords.ts';
import { draftIsKept, everythingIsSafe, finishJoining, invite, isInstalled, isUnlocked, lock, visit } from '../support/appSteps.ts';
import { filesOf, latin1, plant, storesOf, wordsFound } from '../support/appStores.ts';
import { startBrowser } from '../support/browserProcess.ts';

/** Words that occur nowhere else, one for each field somebody types into. */
const canaries = {
  spaceName: 'Verbandswort-Qualmfink', ownName: 'Eigenwort-Qualmfink', passphrase: 'geheimwort-qualmfink-42', joiner: 'Beitrittswort-Qualmfink',
  name: 'Namenswort-Qualmfink', phone: '15799988877', mail: 'postwort-qualmfink', place: 'Ortswort-Qualmfink', proposedBy: 'Vorschlagswort-Qualmfink',
  step: 'Schrittwort-Qualmfink', tags: 'schlagwort-qualmfink', notes: 'Notizwort-Qualmfink', talkName: 'Gespraechswort-Qualmfink', talkNotes: 'Gespraechsnotiz-Qualmfink',
  talkStep: 'Gespraechsschritt-Qualmfink', draft: 'Entwurfswort-Qualmfink', search: 'Suchwort-Qualmfink', file: 'Dateiwort-Qualmfink', fileNotes: 'Dateinotiz-Qualmfink',
} as const;
const words = Object.values(canaries);
const PLANTED = 'Kontrollwort-Zaunspecht';

async function foundWithCanaries(page: Page, start: string): Promise<void> {
  await page.goto(start);
  await page.getByLabel('Name des Kreisverbands').fill(canaries.spaceName);
  await page.getByLabel('Dein Name').fill(canaries.ownName);
  await page.getByLabel('Passphrase', { exact: true }).fill(canaries.passphrase);
  await page.getByLabel('Passphrase wiederholen').fill(canaries.passphrase);
  await page.getByRole('button', { name: 'Kreisverband anlegen' }).click();
  await isUnlocked(page);
  await isInstalled(page);
}

async function contactWithCanaries(page: Page): Promise<void> {
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill(canaries.name);
  await page.getByLabel('Telefon', { exact: true }).fill(`0${canaries.phone}`);
  await page.getByLabel('E-Mail', { exact: true }).fill(`${canaries.mail}@example.org`);
  await page.getByRole('combobox', { name: 'Gemeinde' }).fill(canaries.place);
  await page.getByLabel('Vorgeschlagen von').fill(canaries.proposedBy);
  await page.getByLabel('Nächster Schritt').fill(canaries.step);
  await page.getByRole('button', { name: 'morgen' }).click();
  await giveConsent(page);
  await page.getByLabel(contacts.fields.tags).fill(canaries.tags);
  await page.getByLabel('Notizen').fill(canaries.notes);
  await draftIsKept(page);
  await page.getByRole('combobox', { name: 'Gemeinde' }).fill('');
  await save(page);
}

async function talkWithCanaries(page: Page): Promise<void> {
  await visit(page, '/gespraech/neu');
  await page.getByLabel('Kontakt', { exact: true }).fill(canaries.talkName);
  await page.getByRole('button', { name: `„${canaries.talkName}“ neu anlegen` }).click();
  await choose(page, 'Ergebnis', 'Interesse');
  await page.getByRole('checkbox', { name: /^Einwilligung erteilt/ }).check();
  await page.getByLabel('Notizen').fill(canaries.talkNotes);
  await page.getByLabel('Nächster Schritt').fill(canaries.talkStep);
  await save(page);
}

async function fileWithCanaries(page: Page): Promise<void> {
  await visit(page, '/import');
  const buffer = Buffer.from(`Name;Notizen\n${canaries.file};${canaries.fileNotes}\n`);
  await page.getByLabel('Datei auswählen').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel(imports.consent.all).check();
  await page.getByRole('group', { name: 'Vorschläge' }).getByRole('button', { name: 'heute' }).click();
  await page.getByRole('button', { name: imports.columns.check }).click();
  await page.getByRole('button', { name: 'Importieren', exact: true }).click();
  await expect(page.getByText(imports.result.whole(1))).toBeVisible();
}

/** Left half-typed: a draft. */
async function draftAndSearchWithCanaries(page: Page): Promise<void> {
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill(canaries.draft);
  await draftIsKept(page);
  await visit(page, '/kontakte');
  await page.getByLabel('Suchen').fill(canaries.search);
  await expect(page.getByText(contacts.list.noMatchTitle)).toBeVisible();
}

async function joinWithCanaries(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Dein Name').fill(canaries.joiner);
  await page.getByLabel('Passphrase', { exact: true }).fill(canaries.passphrase);
  await page.getByLabel('Passphrase wiederholen').fill(canaries.passphrase);
  await finishJoining(page);
  await everythingIsSafe(page);
}

test('words typed into every field are in no file of the hub or the browser, no store, no log, no address and nothing sent', async ({ office, newDevice }) => {
  const network = await openNetwork();
  const browser = await startBrowser(undefined, [`--proxy-server=${network.proxy.server}`, '--proxy-bypass-list=<-loopback>']);
  const { page } = browser;
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  const { address, code, dataDir } = office.hub();
  await foundWithCanaries(page, `${address}/#gruenden=${code ?? ''}`);
  await contactWithCanaries(page);
  await talkWithCanaries(page);
  await fileWithCanaries(page);
  await draftAndSearchWithCanaries(page);
  await joinWithCanaries(await newDevice(), await invite(page));
  await everythingIsSafe(page);
  await lock(page);

  const beside = await page.context().newPage();
  await beside.goto(`${address}/health`);
  await plant(beside, PLANTED);
  const stores = await storesOf(beside);
  expect.soft(wordsFound(stores, words), 'stores of the browser').toEqual([]);
  expect(wordsFound(stores, [PLANTED])).toHaveLength(5);

  await beside.evaluate((word) => new Promise((done) => {
    const socket = new WebSocket('/sync');
    socket.onopen = () => socket.send(new TextEncoder().encode(word));
    socket.onclose = done;
  }), PLANTED);
  const sent = [{ where: 'what was sent', text: latin1(network.traffic()) }];
  expect.soft(wordsFound(sent, words)).toEqual([]);
  expect(wordsFound(sent, [PLANTED])).toHaveLength(1);
  expect.soft(wordsFound(addresses.map((text) => ({ where: text, text })), words)).toEqual([]);
  expect(addresses.some((one) => one.endsWith('/kontakte/neu'))).toBe(true);

  const log = [{ where: 'the hub’s log', text: office.hub().log() }];
  expect.soft(wordsFound(log, words)).toEqual([]);
  expect(wordsFound(log, [dataDir])).toHaveLength(1);
  expect.soft(wordsFound(await filesOf(dataDir), words), 'files of the running hub').toEqual([]);
  await office.shut();
  expect.soft(wordsFound(await filesOf(dataDir), words), 'files of the stopped hub').toEqual([]);
  const database = new DatabaseSync(joinPath(dataDir, 'hub.sqlite'));
  database.exec(`CREATE TABLE planted AS SELECT '${PLANTED}' AS word`);
  database.close();
  expect(wordsFound(await filesOf(dataDir), [PLANTED])).not.toEqual([]);

  await beside.goto(`${address}/kontakte?${PLANTED}`, { waitUntil: 'commit' });
  await browser.close();
  const files = await filesOf(browser.profile);
  expect.soft(wordsFound(files, words), 'files of the profile').toEqual([]);
  const planted = wordsFound(files, [PLANTED]).join('\n');
  expect(planted).toContain('IndexedDB');
  expect(planted).toContain('History');
  await network.close();
  await rm(browser.profile, { recursive: true, force: true });
});
