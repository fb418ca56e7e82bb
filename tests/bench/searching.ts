import type { Page } from '@playwright/test';

/** Long enough that nothing of one letter's work is left when the next is typed. */
const QUIET_MS = 700;

type Watch = { frames: { at: number; shown: string }[]; show(): string };

/**
 * Types names letter by letter, as a keyboard does, into the search; the milliseconds from each letter's input event to the end of the page's work on the frame that
 * shows its answer: the rows and their number as they still are when nothing moves any more. Letters that change neither are left out.
 */
export async function searchTimes(page: Page, names: readonly string[]): Promise<readonly number[]> {
  await page.evaluate(watchLetters, QUIET_MS);
  const field = page.locator('input[type="search"]');
  await field.focus();
  const times: number[] = [];
  for (const name of names) {
    let before = await shown(page);
    for (const letter of name) {
      await page.keyboard.insertText(letter);
      await page.waitForTimeout(QUIET_MS);
      const { after, took } = await page.evaluate(answeredAt);
      if (after !== before) times.push(took);
      before = after;
    }
    await field.fill('');
    await page.waitForTimeout(QUIET_MS);
  }
  return times;
}

async function shown(page: Page): Promise<string> {
  return page.evaluate(() => (window as unknown as { letters: Watch }).letters.show());
}

/** Runs in the page. A message sent from a frame's callback arrives once the page has laid the frame out and painted it. */
function watchLetters(quietMs: number): void {
  const main = document.querySelector('main');
  const watch: Watch = {
    frames: [],
    show: () => [...(main?.querySelectorAll('li, [role="status"]') ?? [])].map((part) => part.textContent).join('|'),
  };
  (window as unknown as { letters: Watch }).letters = watch;
  addEventListener('input', ({ timeStamp }) => {
    const frames: Watch['frames'] = [];
    watch.frames = frames;
    const { port1, port2 } = new MessageChannel();
    const look = (): void => void requestAnimationFrame(() => port2.postMessage(null));
    port1.addEventListener('message', () => {
      const at = performance.now() - timeStamp;
      frames.push({ at, shown: watch.show() });
      if (at < quietMs / 2 && watch.frames === frames) look();
    });
    port1.start();
    look();
  }, { capture: true });
}

/** Runs in the page: the first frame from which on nothing changed. */
function answeredAt(): { after: string; took: number } {
  const { frames } = (window as unknown as { letters: Watch }).letters;
  const after = frames.at(-1)?.shown ?? '';
  const settled = frames.findLastIndex(({ shown: seen }) => seen !== after) + 1;
  return { after, took: frames[settled]?.at ?? Number.NaN };
}
