import { expect, type Page } from '@playwright/test';
import axe, { type Result } from 'axe-core';
import { visit } from './appSteps.ts';

export type Audit = {
  /** The screen as it stands now. */
  look(name: string): Promise<void>;
  /** Goes to a path and looks. */
  at(path: string): Promise<void>;
  /** What was found so far. */
  findings(): readonly string[];
  /** Fails with everything that was found. */
  expectNothing(): void;
};

/** The themes differ in colours alone. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Looks at screens for what axe finds and for sideways scrolling; collects, so that one run names all. */
export function audit(page: Page): Audit {
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).or(page.getByRole('alertdialog')).first()).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    found.push(...(await violations(page, `${name}, light`)));
    await inTheme(page, 'dark');
    found.push(...(await violations(page, `${name}, dark`, ofColours)));
    await inTheme(page, 'light');
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (tooWide > 0) found.push(`${name}: scrolls sideways by ${tooWide} px`);
  };
  return {
    look,
    at: async (path) => {
      await visit(page, path);
      await look(path);
    },
    findings: () => found,
    expectNothing: () => expect(found).toEqual([]),
  };
}

/** Changes the theme, with the colours there at once. */
async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Ended rather than waited for: a browser beside others may paint no frame for a long time.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations === Infinity) animation.cancel();
      else animation.finish();
    }
  });
}

/** All rules, or those. Axe is put into a page once and asked there; its own runner for Playwright opens a second page for every look, for the sake of frames, of which the app has none. */
async function violations(page: Page, name: string, rules?: readonly string[]): Promise<readonly string[]> {
  expect(page.frames(), 'frames would go unseen').toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    async (only) => (window as unknown as { readonly axe: typeof axe }).axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule', values: [...only] } } : {}) }).then(({ violations }) => violations),
    rules,
  );
  return results.flatMap((rule) => said(name, rule));
}

function said(name: string, { id, nodes }: Result): readonly string[] {
  return nodes.map((node) => `${name}: ${id} at ${node.target.join(' ')} ${node.html.slice(0, 160)} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`);
}
