import { calendarSample } from './calendarSample.ts';
import { median, tenths, type Print } from './figure.ts';
import { appStands, joinByLink, NO_BEAT, withHub, withPhone } from './phone.ts';
import { browserRests } from './quiet.ts';
import { sampleSpace } from './sampleSpace.ts';
import { slowExactly } from './slowExactly.ts';

const CONTACTS = 100;
const TIMES = 22;

/**
 * 3,000 events of five years, 60 of them series, at a quarter of the speed of page and worker: from the press on the next month to the end of the page's work on the frame that
 * shows it with all its events. The first presses bring code and what is asked ahead, and are left out.
 */
export async function calendarMonth(print: Print): Promise<void> {
  await withHub((hub) => withPhone(async (profile) => {
    const space = await sampleSpace(hub, CONTACTS, true, calendarSample);
    const { context, page } = await profile.open(NO_BEAT);
    await joinByLink(page, await space.invite(hub.address));
    await appStands(page);
    // Not clicked: a phone has no mouse, and where one rests every frame looks for what is under it.
    await page.locator('nav a[href="/termine"]').press('Enter');
    await page.waitForFunction(monthIsFull, undefined, { polling: 'raf' });
    const slowed = await slowExactly(profile, page, 4);
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const took = await page.evaluate(pressNext);
      await browserRests(profile);
      if (time >= 2) times.push(took);
    }
    await slowed.end();
    print('calendar.slowed', tenths(slowed.times), 'times');
    print('calendar.month.cpu4', tenths(median(times)), 'ms');
    await context.close();
    await space.close();
  }));
}

/** Runs in the page: events stand on most days of a month. */
function monthIsFull(): boolean {
  const days = [...document.querySelectorAll<HTMLElement>('[role="grid"]:not([data-away]) button[data-day]')];
  return days.filter((day) => day.querySelector('svg, [class*="mark" i]') !== null).length > 15;
}

/**
 * Runs in the page; resolves once the address says the month, too, and nothing is left to do. A message sent from a frame's callback arrives once the page has laid the frame
 * out and painted it.
 */
async function pressNext(): Promise<number> {
  const grid = (): Element | null => document.querySelector('[role="grid"]:not([data-away])');
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('main [role="group"] button:has(svg)')];
  const next = buttons.filter((button) => button.parentElement?.querySelector('[aria-live]')).at(1);
  const before = grid()?.ariaLabel;
  const told = new Promise((heard) => addEventListener('replaceState', heard, { once: true }));
  const began = performance.now();
  next?.click();
  do {
    await new Promise((painted) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', painted);
      port1.start();
      requestAnimationFrame(() => port2.postMessage(null));
    });
  } while (grid()?.ariaLabel === before || grid()?.ariaBusy === 'true');
  const took = performance.now() - began;
  await told;
  await new Promise((idle) => requestIdleCallback(idle));
  return took;
}
