import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { visit } from './appSteps.ts';

export type Audit = {
  /** The screen as it stands now. */
  look(name: string): Promise<void>;
  /** Goes to a path and looks. */
  at(path: string): Promise<void>;
  /** Fails with everything that was found. */
  expectNothing(): void;
};

/** Looks at screens for what axe finds and for sideways scrolling; collects, so that one run names all. */
export function audit(page: Page): Audit {
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).or(page.getByRole('alertdialog')).first()).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    found.push(...(await violations(`${name}, light`, new AxeBuilder({ page }))));
    // The themes differ in colours alone.
    await inTheme(page, 'dark');
    found.push(...(await violations(`${name}, dark`, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))));
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

async function violations(name: string, axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name}: ${id} at ${node.target.join(' ')} ${node.html.slice(0, 160)} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`));
}
