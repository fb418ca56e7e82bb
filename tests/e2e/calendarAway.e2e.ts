import { rm } from 'node:fs/promises';
import { today } from '#app/clock.ts';
import { addDays } from '#domain/calendar.ts';
import { calendar as m } from '#messages/de/later/calendar.ts';
import { feed } from '#messages/de/later/feed.ts';
import { session } from '#messages/de/session.ts';
import { expect, LAPTOP, PHONE, test, type Page } from '../support/app.ts';
import { openNetwork } from '../support/appNetwork.ts';
import { connectionIs, everythingIsSafe, found, invite, isInstalled, isLocked, isUnlocked, join, unlock, visit } from '../support/appSteps.ts';
import { startBrowser } from '../support/browserProcess.ts';
import { createEvent, dayList } from '../support/calendarSteps.ts';

const { subscribe } = feed;
const tomorrow = addDays(today(), 1);

async function shows(page: Page, ...titles: readonly string[]): Promise<void> {
  await visit(page, `/termine?tag=${tomorrow}`);
  for (const title of titles) await expect(dayList(page, tomorrow).getByRole('link', { name: title, exact: true })).toBeVisible();
}

const served = async (link: string): Promise<string> => (await fetch(link)).text();

for (const viewport of [PHONE, LAPTOP]) {
  test(`an event made in a dead spot outlives the browser’s death, is read there before unlocking, and reaches the other device and every subscriber (${viewport.width} px)`, async ({ office, newDevice }) => {
    const network = await openNetwork();
    const flags = [`--proxy-server=${network.proxy.server}`, `--proxy-bypass-list=${network.proxy.bypass}`];
    const before = await startBrowser(undefined, flags);
    const mara = before.page;
    await mara.setViewportSize(viewport);
    await found(mara, office);
    await createEvent(mara, { title: 'Kreisvorstand', day: tomorrow, from: '17:00', to: '18:00' });
    await visit(mara, '/termine/abonnieren');
    await mara.getByRole('button', { name: subscribe.open }).click();
    await expect(mara.getByText(subscribe.states.current)).toBeVisible();
    const link = await mara.getByRole('textbox', { name: subscribe.link }).inputValue();
    const ina = await newDevice({ viewport });
    await join(ina, await invite(mara));
    await shows(ina, 'Kreisvorstand');

    await isInstalled(mara);
    network.cut();
    await connectionIs(mara, 'Ohne Netz');
    await createEvent(mara, { title: 'Klausur', day: tomorrow, open: false });
    await createEvent(mara, { title: 'Infostand', day: tomorrow, from: '10:00', to: '12:00' });
    await before.kill();

    const { page, profile, close } = await startBrowser(before.profile, flags);
    await page.setViewportSize(viewport);
    await page.goto(office.hub().address);
    await isLocked(page);
    await page.getByRole('link', { name: session.locked.calendar }).click();
    await expect(page.getByText(m.locked.note)).toBeVisible();
    await shows(page, 'Infostand', 'Kreisvorstand');
    await expect(page.getByText('Klausur')).toHaveCount(0);
    await page.getByRole('link', { name: m.locked.unlock }).click();
    await unlock(page);
    await isUnlocked(page);
    await shows(page, 'Infostand', 'Kreisvorstand', 'Klausur');
    await expect(dayList(ina, tomorrow).getByRole('link', { name: 'Kreisvorstand', exact: true })).toBeVisible();
    for (const title of ['Infostand', 'Klausur']) await expect(dayList(ina, tomorrow).getByRole('link', { name: title })).toHaveCount(0);
    expect(await served(link)).not.toContain('Infostand');

    network.mend();
    await everythingIsSafe(page);
    await shows(ina, 'Infostand', 'Kreisvorstand', 'Klausur');
    await expect.poll(() => served(link)).toContain('SUMMARY:Infostand');
    expect(await served(link)).not.toContain('Klausur');
    await createEvent(ina, { title: 'Ortsverein', day: tomorrow, from: '12:30', to: '13:30' });
    await shows(page, 'Infostand', 'Ortsverein', 'Kreisvorstand', 'Klausur');
    await expect.poll(() => served(link)).toContain('SUMMARY:Ortsverein');
    await close();
    await network.close();
    await rm(profile, { recursive: true, force: true });
  });
}
