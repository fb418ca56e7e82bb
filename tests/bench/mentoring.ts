import type { Page } from '@playwright/test';
import { median, tenths, type Print } from './figure.ts';
import { mentoringCommands } from './mentoringSample.ts';
import { appStands, goToContacts, joinByLink, listHolds, NO_BEAT, nothingLeft, withHub, withPhone } from './phone.ts';
import { sampleSpace } from './sampleSpace.ts';

const CONTACTS = 10_000;
const TIMES = 9;

/**
 * 60 mentors, 300 mentorships, 5,000 check-ins among 10,000 contacts, at a quarter of the page's speed: from the press to the end of the page's work on the frame that shows the
 * answer. Everybody's, since whoever has just joined has nothing to do. The first time of each brings its code and is left out.
 */
export async function mentoringScreens(print: Print): Promise<void> {
  await withHub((hub) => withPhone(async (profile) => {
    const space = await sampleSpace(hub, CONTACTS, true, mentoringCommands);
    const { context, page } = await profile.open(NO_BEAT);
    await joinByLink(page, await space.invite(hub.address));
    await appStands(page);
    await goToContacts(page);
    await listHolds(page, CONTACTS);
    await page.locator('nav a[href="/"]').click();
    await page.getByRole('group', { name: 'Wessen Wiedervorlagen' }).getByRole('button', { name: 'Alle' }).click();
    await page.locator('nav a[href="/mehr"]').click();
    await page.locator('main a[href="/patenschaften"]').click();
    await page.locator('a[href="/patenschaften/abdeckung"]').waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    print('mentorship.coverage.cpu4', tenths(await answers(page, { press: 'a[href="/patenschaften/abdeckung"]', shows: 'main section[aria-label]', back: 'main a[href="/patenschaften"]' })), 'ms');
    print('today.cpu4', tenths(await answers(page, { press: 'nav a[href="/"]', shows: 'main section li', back: 'nav a[href="/mehr"]' })), 'ms');
    await context.close();
    await space.close();
  }));
}

type Question = { readonly press: string; readonly shows: string; readonly back: string };

async function answers(page: Page, question: Question): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    await page.locator(question.press).first().waitFor();
    const took = await page.evaluate(pressAndWait, question);
    if (time > 0) times.push(took);
    await page.locator(question.back).first().click();
    await nothingLeft(page);
  }
  return median(times);
}

/** Runs in the page. A message sent from a frame's callback arrives once the page has laid the frame out and painted it. */
async function pressAndWait({ press, shows }: { press: string; shows: string }): Promise<number> {
  const began = performance.now();
  document.querySelector<HTMLElement>(press)?.click();
  for (;;) {
    await new Promise((painted) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', painted);
      port1.start();
      requestAnimationFrame(() => port2.postMessage(null));
    });
    if (document.querySelector(shows)) return performance.now() - began;
  }
}
