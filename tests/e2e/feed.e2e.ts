import { readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateRawSync } from 'node:zlib';
import type { LocalDate } from '#base/localDate.ts';
import { calendar } from '#messages/de/later/calendar.ts';
import { committees } from '#messages/de/later/committees.ts';
import { eventForm } from '#messages/de/later/eventForm.ts';
import { feed } from '#messages/de/later/feed.ts';
import { feed as english } from '#messages/en/later/feed.ts';
import { feedHashOf } from '#wire/feed.ts';
import { LAPTOP, PHONE, expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { save } from '../support/appRecords.ts';
import { everythingIsSafe, found, hubIsBack, invite, isInstalled, join, loseNetwork, visit } from '../support/appSteps.ts';
import { fillEvent } from '../support/calendarSteps.ts';
import { anotherCode } from '../support/hubWorld.ts';

const { subscribe, follow } = feed;
const DAY = '2027-03-01' as LocalDate;

async function addEvent(page: Page, title: string): Promise<void> {
  await fillEvent(page, { title, day: DAY });
  await save(page);
}

async function openAddress(page: Page): Promise<string> {
  await visit(page, '/termine');
  await page.getByRole('link', { name: calendar.more.subscribe }).click();
  await page.getByRole('button', { name: subscribe.open }).click();
  await expect(page.getByText(subscribe.states.current)).toBeVisible();
  return page.getByRole('textbox', { name: subscribe.link }).inputValue();
}

/** As another program asks for it, from outside of the browser. */
async function served(link: string, known?: string): Promise<{ readonly status: number; readonly text: string; readonly etag: string }> {
  const response = await fetch(link, { headers: known ? { 'if-none-match': known } : {} });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') ?? '' };
}

for (const [name, viewport] of [['phone', PHONE], ['laptop', LAPTOP]] as const) {
  test(`the open calendar is published at an address that can be copied, follows changes, and is gone when it is withdrawn (${name})`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
    await found(page, office);
    await addEvent(page, 'Kreisparteitag');
    const looked = audit(page);
    await looked.at('/termine/abonnieren');
    const link = await openAddress(page);
    await page.getByRole('button', { name: subscribe.copy }).click();
    await expect(page.getByText(subscribe.copied, { exact: true })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await page.getByText(subscribe.ways[0]!.title).click();
    await looked.look('the address');
    const first = await served(link);
    expect(first.text).toContain('SUMMARY:Kreisparteitag');
    expect((await served(link, first.etag)).status).toBe(304);
    await addEvent(page, 'Infostand am Markt');
    await expect.poll(async () => (await served(link, first.etag)).text).toContain('SUMMARY:Infostand am Markt');
    expect((await served(link)).etag).not.toBe(first.etag);
    await visit(page, '/termine/abonnieren');
    await loseNetwork(page);
    await visit(page, '/termine/abonnieren');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: subscribe.save }).click()]);
    expect(file.suggestedFilename()).toBe(subscribe.fileName);
    expect(await readFile(await file.path(), 'utf8')).toBe((await served(link)).text);
    await mendNetwork(page);
    await expect(page.getByText(subscribe.states.current)).toBeVisible();
    await page.getByRole('button', { name: subscribe.withdraw }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: subscribe.withdraw }).click();
    await expect(page.getByText(subscribe.closedTitle)).toBeVisible();
    await expect.poll(async () => (await served(link)).status).toBe(404);
    // The installed app answers its own screens; this address is the hub's.
    expect((await page.goto(link))?.status()).toBe(404);
    looked.expectNothing();
  });

  test(`another association’s calendar is followed by its address, stands beside the own one and clashes with it (${name})`, async ({ office, newDevice }) => {
    const neighbour = await newDevice({ viewport });
    await found(neighbour, office);
    await addEvent(neighbour, 'Landesforum');
    const link = await openAddress(neighbour);
    const page = await newDevice({ viewport });
    const code = await anotherCode(office.hub());
    await found(page, { hub: () => ({ ...office.hub(), code }) }, 'Bo Vorland');
    const looked = audit(page);
    await looked.at('/termine/folgen');
    await page.getByRole('link', { name: follow.add }).click();
    await page.getByLabel(follow.address).fill('https://192.168.178.1/kalender.ics');
    await page.getByRole('button', { name: follow.look }).click();
    await expect(page.getByText(follow.trouble['address-internal'])).toBeVisible();
    await looked.look('a refused address');
    await page.getByLabel(follow.address).fill(link);
    await page.getByRole('button', { name: follow.look }).click();
    await expect(page.getByText(follow.found('Kreisverband Beispielstadt', 1))).toBeVisible();
    await looked.look('a found calendar');
    await page.getByRole('textbox', { name: follow.name, exact: true }).fill('Landesverband');
    await page.getByRole('radio', { name: committees.hues.green, exact: true }).check({ force: true });
    await page.getByRole('button', { name: follow.save, exact: true }).click();
    await expect(page.getByRole('link', { name: 'Landesverband' })).toBeVisible();
    await expect(page.getByText(/^1 Termin · abgerufen/)).toBeVisible();
    await looked.look('what is followed');
    await visit(page, '/termine?ansicht=liste&tag=2027-03-01');
    await expect(page.getByText('Landesforum').first()).toBeVisible();
    await fillEvent(page, { title: 'Eigene Sitzung', day: DAY });
    await expect(page.getByRole('status').getByText(eventForm.clashWords(eventForm.clash.time, 'Landesforum'))).toBeVisible();
    await visit(page, '/termine/folgen');
    await page.getByRole('link', { name: 'Landesverband' }).click();
    await looked.look('a followed calendar');
    await page.getByRole('button', { name: follow.remove }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: follow.remove }).click();
    await expect(page.getByText(follow.emptyTitle)).toBeVisible();
    looked.expectNothing();
  });
}

for (const [what, withHash] of [['says so of its hash, too', true], ['keeps the hash that was signed', false]] as const) {
  test(`a hub that shows another calendar than was published and ${what} is named on “Startklar?” and on the address’s screen, of everybody’s device, until it serves what was signed`, async ({ office, newDevice }) => {
    const page = await newDevice();
    await found(page, office);
    await addEvent(page, 'Kreisparteitag');
    const link = await openAddress(page);
    const member = await newDevice({ viewport: LAPTOP });
    await join(member, await invite(page));
    const genuine = (await served(link)).text;
    await visit(page, '/einstellungen');
    await expect(page.getByText(subscribe.differsTitle)).toHaveCount(0);
    for (const one of [page, member]) await isInstalled(one);
    // What it serves it may still hold in memory.
    await office.shut();
    await replaceServed(office.hub().dataDir, genuine.replace('Kreisparteitag', 'Kreisparteitag (abgesagt)'), withHash);
    await hubIsBack(office, page, member);
    expect((await served(link)).text).toContain('abgesagt');
    for (const one of [page, member]) {
      await everythingIsSafe(one);
      await visit(one, '/einstellungen');
      await one.getByRole('link', { name: subscribe.differsTitle }).click();
      await expect(one.getByRole('alert').filter({ hasText: subscribe.differs })).toBeVisible();
      const looked = audit(one);
      await looked.look('a calendar that differs');
      looked.expectNothing();
    }
    await visit(member, '/einstellungen');
    await member.getByText('English', { exact: true }).click();
    await visit(member, '/termine/abonnieren');
    await expect(member.getByRole('alert').filter({ hasText: english.subscribe.differs })).toBeVisible();
    await addEvent(page, 'Infostand');
    await expect.poll(async () => (await served(link)).text).toContain('SUMMARY:Infostand');
    await visit(page, '/termine/abonnieren');
    await expect(page.getByText(subscribe.states.current)).toBeVisible();
    await visit(member, '/kontakte');
    await visit(member, '/termine/abonnieren');
    await expect(member.getByText(english.subscribe.states.current)).toBeVisible();
  });
}

/** What somebody who runs the hub can do to its database. */
async function replaceServed(dataDir: string, calendar: string, withHash: boolean): Promise<void> {
  const bytes = new TextEncoder().encode(calendar);
  const database = new DatabaseSync(joinPath(dataDir, 'hub.sqlite'));
  if (withHash) database.prepare('UPDATE feeds SET hash = ?').run(await feedHashOf(bytes));
  database.prepare('UPDATE feeds SET deflated = ?').run(deflateRawSync(bytes));
  database.close();
}

test('both screens are there in English', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/einstellungen');
  await page.getByText('English', { exact: true }).click();
  await visit(page, '/termine/abonnieren');
  await expect(page.getByRole('heading', { level: 1, name: english.subscribe.title })).toBeVisible();
  await visit(page, '/termine/folgen');
  await expect(page.getByRole('heading', { level: 1, name: english.follow.title })).toBeVisible();
});
