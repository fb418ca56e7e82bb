import { calendarSample } from './calendarSample.ts';
import { median, tenths, type Print } from './figure.ts';
import { appStands, joinByLink, NO_BEAT, slowDown, withHub, withPhone } from './phone.ts';
import { sampleSpace } from './sampleSpace.ts';

const CONTACTS = 100;
const TIMES = 12;
const QUIET_MS = 1_500;

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
    await page.locator('nav a[href="/termine"]').click();
    await page.waitForFunction(monthIsFull, undefined, { polling: 'raf' });
    const endSlow = await slowDown(profile, 4);
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      await page.waitForTimeout(QUIET_MS);
      const took = await page.evaluate(pressNext);
      if (time >= 2) times.push(took);
    }
    await endSlow();
    print('calendar.month.cpu4', tenths(median(times)), 'ms');
    await context.close();
    await space.close();
  }));
}

/** Runs in the page: events stand on most days of a month. */
function monthIsFull(): boolean {
  const days = [...document.querySelectorAll<HTMLElement>('[role="grid"] button[data-day]')];
  return days.filter((day) => day.querySelector('svg, [class*="mark" i]') !== null).length > 15;
}

/** Runs in the page. A message sent from a frame's callback arrives once the page has laid the frame out and painted it. */
async function pressNext(): Promise<number> {
  const shown = (): string => [...document.querySelectorAll<HTMLElement>('[role="grid"] button[data-day]')].map((day) => `${day.dataset['day']} ${day.ariaLabel}`).join('|');
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('main [role="group"] button:has(svg)')];
  const next = buttons.filter((button) => button.parentElement?.querySelector('[aria-live]')).at(1);
  const began = performance.now();
  next?.click();
  const frames: { at: number; shown: string }[] = [];
  while (performance.now() - began < 1_200) {
    await new Promise((painted) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', painted);
      port1.start();
      requestAnimationFrame(() => port2.postMessage(null));
    });
    frames.push({ at: performance.now() - began, shown: shown() });
  }
  const last = frames.at(-1)?.shown;
  return frames[frames.findLastIndex((frame) => frame.shown !== last) + 1]?.at ?? Number.NaN;
}
