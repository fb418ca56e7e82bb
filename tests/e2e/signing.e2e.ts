import { agreements as m } from '#messages/de/later/agreements.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { LAPTOP, PHONE, expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { createContact, save } from '../support/appRecords.ts';
import { everythingIsSafe, found, loseNetwork, openApp, visit } from '../support/appSteps.ts';
import { beginAgreement, drawOn, padOf, printedPages, sideOf, signOnGlass } from '../support/feeSteps.ts';
import { tabTo } from '../support/keyboard.ts';

const GROUPS = /([0-9A-HJKMNP-TV-Z]{4} ){5}[0-9A-HJKMNP-TV-Z]{4}/;
const copy = (page: Page, name: string) => page.getByRole('article', { name: s.paper.copyFor(name) });
const fingerprintOn = async (page: Page) => GROUPS.exec((await copy(page, 'Jana Feld').textContent()) ?? '')?.[0] ?? '';

type Shift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRectReadOnly; readonly currentRect: DOMRectReadOnly }[] };

/** What moved up or down on the screen since it was watched, by what the browser itself counts. */
const watchMoves = (page: Page) => page.evaluate(() => {
  const moves: string[] = [];
  new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries() as Shift[]) for (const { node, previousRect, currentRect } of sources) if (previousRect.y !== currentRect.y) moves.push(node?.textContent ?? '');
  }).observe({ type: 'layout-shift' });
  Object.assign(window, { moves });
});
const moves = (page: Page) => page.evaluate(async () => {
  // What the last picture moved is told after it.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return (window as unknown as { readonly moves: readonly string[] }).moves;
});

/** Whatever is asked of the engine, and each hash, takes some frames: what comes later is seen to come later. */
function takesFrames(): void {
  const frames = async (): Promise<void> => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  };
  const { digest } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.digest = async function later(...given) {
    await frames();
    return digest.apply(this, given);
  };
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function later(...given: unknown[]) {
    void frames().then(() => postMessage.apply(this, given as Parameters<typeof postMessage>));
  };
}

const plain = (text: string) => text.replace(/\s+/g, ' ');

test('without reception, from the agreement to both copies: read, signed on glass and by name, printed on two pages with names, figures and one fingerprint', async ({ office, newDevice }) => {
  const page = await newDevice();
  await page.addInitScript(() => Object.assign(navigator, { share: async (data: ShareData) => void Object.assign(window, { shared: data }) }));
  await found(page, office);
  await createContact(page, { name: 'Jana Feld', consent: true });
  await everythingIsSafe(page);
  await loseNetwork(page);
  const path = await beginAgreement(page, 'Jana Feld');
  await page.getByRole('link', { name: m.detail.sign }).click();
  await expect(copy(page, 'Jana Feld')).toContainText(s.paper.draft);
  await page.getByLabel(s.place, { exact: false }).fill('Köthen');
  await expect(copy(page, 'Jana Feld')).toContainText('Köthen, ');
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await expect(page.getByText(s.padMissing)).toHaveCount(2);

  await drawOn(page, padOf(page, 'holder'));
  await drawOn(page, padOf(page, 'holder'));
  await sideOf(page, 'holder').getByRole('button', { name: s.undo }).click();
  await sideOf(page, 'association').getByText(s.ways.typed, { exact: true }).click();
  await page.getByLabel(s.typed('Mara Feld')).fill('mara feld');
  await page.getByRole('checkbox', { name: s.confirm('Mara Feld') }).check();
  const promised = await fingerprintOn(page);
  await page.getByRole('button', { name: s.save, exact: true }).click();

  await expect(page.getByRole('heading', { name: s.print.title, level: 1 })).toBeVisible();
  await expect(copy(page, 'Jana Feld')).toContainText(s.paper.version(1));
  await expect(page.getByText(s.print.wrong)).toHaveCount(0);
  await expect(copy(page, 'Jana Feld')).toContainText('120,00\u202f€');
  expect(promised).toMatch(GROUPS);
  expect(await fingerprintOn(page)).toBe(promised);
  await page.getByRole('button', { name: s.print.share }).click();
  const shared = await page.evaluate(() => (window as unknown as { shared: ShareData }).shared.text ?? '');
  for (const words of ['Jana Feld', '12,00\u202f€', 'nicht einklagbar', promised]) expect(shared).toContain(words);
  expect(shared).not.toMatch(/Wer zahlt die Fahrten|Zögert noch/);
  const pages = await printedPages(page);
  expect(pages.length).toBe(2);
  const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date());
  for (const [index, name] of ['Jana Feld', 'Mara Feld'].entries()) {
    // What kind of space a number has is the document's own test's; a PDF writes them as its font can.
    const text = plain(pages[index]!);
    for (const words of [s.paper.copyFor(name), 'vertreten durch Mara Feld, und Jana Feld', '120,00 €', '10 %', '12,00 €', '16. November 2026', `Köthen, ${day}`, 'nicht einklagbar', promised, s.paper.typed]) expect(text).toContain(words);
    for (const hidden of ['Wer zahlt die Fahrten?', 'Zögert noch.', s.print.now, 'Zurück']) expect(text).not.toContain(hidden);
  }

  await visit(page, `${path}/bearbeiten`);
  await page.getByLabel(m.fields.share).fill('12');
  await save(page);
  await expect(page.getByText(m.detail.draftAfter)).toBeVisible();
  await page.getByRole('link', { name: m.detail.sign }).click();
  await expect(page.getByText(s.again(2, 1))).toBeVisible();
  await signOnGlass(page);
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await expect(copy(page, 'Jana Feld')).toContainText(s.paper.version(2));
  await visit(page, path);
  await page.getByRole('list', { name: m.detail.signed }).getByRole('link', { name: /Fassung 1/ }).click();
  await expect(page.getByText(s.print.older)).toBeVisible();
  expect(await fingerprintOn(page)).toBe(promised);

  await mendNetwork(page);
  await everythingIsSafe(page);
  await page.close();
  const again = await page.context().newPage();
  await openApp(again, `${office.hub().address}${path}/druck`);
  await expect(copy(again, 'Jana Feld')).toContainText(s.paper.version(2));
  await expect(copy(again, 'Jana Feld').getByRole('img', { name: s.paper.signatureOf('Jana Feld') })).toBeVisible();
});

test('with the keyboard alone a name is typed and confirmed, a paper is said to be signed, and the sheet is printed; no screen has anything for axe', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jana Feld', consent: true });
  await beginAgreement(page, 'Jana Feld');
  const screens = audit(page);
  await screens.look('agreement');
  const path = new URL(page.url()).pathname;
  await screens.at(`${path}/druck`);
  await visit(page, path);
  await tabTo(page, page.getByRole('link', { name: m.detail.sign }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel(s.place, { exact: false }));
  await page.keyboard.type('Dessau');
  await expect(copy(page, 'Jana Feld')).toContainText('Dessau, ');
  await screens.look('to be signed on glass');
  await tabTo(page, sideOf(page, 'holder').getByRole('radio', { name: s.ways.glass }));
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByLabel(s.typed('Jana Feld')));
  await page.keyboard.type('Jana Feld');
  await tabTo(page, page.getByRole('checkbox', { name: s.confirm('Jana Feld') }));
  await page.keyboard.press('Space');
  await tabTo(page, sideOf(page, 'association').getByRole('radio', { name: s.ways.glass }));
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, page.getByRole('button', { name: s.save, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: s.paperDone('Mara Feld') })).toBeFocused();
  await screens.look('typed and on paper');
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: s.save, exact: true }));
  await page.keyboard.press('Enter');
  await expect(copy(page, 'Jana Feld')).toContainText(s.paper.version(1));
  await expect(copy(page, 'Jana Feld')).toContainText(s.paper.byHand);
  await screens.look('signed');
  await tabTo(page, page.getByRole('button', { name: s.print.now }));
  screens.expectNothing();
});

for (const viewport of [PHONE, LAPTOP]) {
  test(`at ${viewport.width} px the sheet stands whole at once: nothing moves when its fingerprint comes, nor when a name makes it another`, async ({ office, newDevice }) => {
    // The browser counts what is on the screen: all of it is.
    const page = await newDevice({ viewport: { ...viewport, height: 5000 } });
    await page.addInitScript(takesFrames);
    await found(page, office);
    await createContact(page, { name: 'Jana Feld', consent: true });
    const path = await beginAgreement(page, 'Jana Feld');
    await watchMoves(page);
    await visit(page, `${path}/unterschreiben`);
    await expect(copy(page, 'Jana Feld')).toContainText(GROUPS);
    await page.getByLabel(s.holderName).fill('Jana Held');
    await expect(copy(page, 'Jana Held')).toContainText(GROUPS);
    expect(await moves(page)).toEqual([]);
  });
}
