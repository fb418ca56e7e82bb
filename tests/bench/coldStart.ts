import type { BarePage } from './bareBrowser.ts';

/** Milliseconds since the navigation began, on the page's own clock. */
export type ColdStart = {
  /** The passphrase's field stands; it is filled in and sent at once. */
  readonly locked: number;
  /** The unlocked app stands. */
  readonly unlocked: number;
  /** The list's first rows stand; a search is typed at once. */
  readonly listed: number;
  /** The list answers the search. */
  readonly answered: number;
};

/** Opens the app, unlocks, searches and takes the times, all by a script in the page, so that no driver's round trips are in them. */
export async function coldStart(page: BarePage, url: string, passphrase: string, query: string): Promise<ColdStart> {
  return JSON.parse(await page.visit(url, `(${runColdStart.toString()})(${JSON.stringify({ passphrase, query })})`)) as ColdStart;
}

/** Runs in the page. A step a frame, so that React has taken what was typed before it is sent. */
function runColdStart({ passphrase, query }: { passphrase: string; query: string }): void {
  const times: Partial<Record<keyof ColdStart, number>> = {};
  let said = '';
  const type = (field: HTMLInputElement, text: string): void => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const count = (): string => document.querySelector('main [role="status"]')?.textContent ?? '';
  const steps: readonly (() => keyof ColdStart | boolean)[] = [
    () => {
      const field = document.querySelector<HTMLInputElement>('input[type="password"]');
      if (field) type(field, passphrase);
      return field ? 'locked' : false;
    },
    () => {
      document.querySelector('form')?.requestSubmit();
      return true;
    },
    () => (document.querySelector('nav') ? 'unlocked' : false),
    () => {
      const field = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (!field || !document.querySelector('main li')) return false;
      said = count();
      type(field, query);
      return 'listed';
    },
    () => (count() === said ? false : 'answered'),
  ];
  let at = 0;
  const look = (): void => {
    const done = steps[at]?.();
    if (done) at += 1;
    if (typeof done === 'string') times[done] = performance.now();
    if (at < steps.length) requestAnimationFrame(look);
    else history.replaceState(history.state, '', `#!${encodeURIComponent(JSON.stringify(times))}`);
  };
  requestAnimationFrame(look);
}
