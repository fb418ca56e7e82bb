import type { Page } from '@playwright/test';
import { nothingLeft } from './phone.ts';

type Answer = { readonly shown: string; /** Of the last frame that changed something; of the first where none did. */ readonly took: number };
type Watch = { answer: Promise<Answer> };

/**
 * Types names letter by letter, as a keyboard does, into the search; the milliseconds from each letter's input event to the end of the page's work on the frame that
 * shows its answer: the last one that changes the rows or their number before the page has nothing left to do. Letters that change neither are left out.
 */
export async function searchTimes(page: Page, names: readonly string[]): Promise<readonly number[]> {
  await page.evaluate(watchLetters);
  const field = page.locator('input[type="search"]');
  await field.focus();
  const times: number[] = [];
  for (const name of names) {
    let before = '';
    for (const letter of name) {
      await page.keyboard.insertText(letter);
      const { shown, took } = await page.evaluate(() => (window as unknown as Watch).answer);
      if (shown !== before) times.push(took);
      before = shown;
    }
    await field.fill('');
    await nothingLeft(page);
  }
  return times;
}

/** Runs in the page. A message sent from a frame's callback arrives once the page has laid the frame out and painted it. */
function watchLetters(): void {
  const main = document.querySelector('main');
  const parts = 'li, [role="status"]';
  const painted = (): Promise<number> => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => done(performance.now()));
    port1.start();
    requestAnimationFrame(() => port2.postMessage(null));
  });
  addEventListener('input', ({ timeStamp }) => {
    let last = painted();
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(`ul, ${parts}`))) last = painted();
    });
    if (main) observer.observe(main, { subtree: true, childList: true, characterData: true, attributes: true });
    const settle = async (): Promise<Answer> => {
      for (;;) {
        const seen = last;
        const at = await seen;
        await new Promise((idle) => requestIdleCallback(idle));
        if (seen !== last) continue;
        observer.disconnect();
        return { shown: [...(main?.querySelectorAll(parts) ?? [])].map((part) => part.textContent).join('|'), took: at - timeStamp };
      }
    };
    (window as unknown as Watch).answer = settle();
  }, { capture: true });
}
