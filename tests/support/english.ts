import { expect, type Page } from '@playwright/test';
import { toastsAreGone, visit } from './appSteps.ts';

/** Words that are in almost any German sentence and in no English one, and letters that English has not. What a test types must have none of them. */
const german = /\p{L}*[äöüß]\p{L}*|\b(?:und|oder|nicht|keine?n?|ist|sind|der|das|dem|den|noch|für|mit|zum|zur|von|bis|wird|wurde|auf|auch|nur|wenn|dass|du|dein|ihr|euer|eure|wir|jemand|Termine?|Gremi\w+|Auftr\w+|Leitfaden|Speichern|Abbrechen|Entfernen|Löschen|Erledigt|Offen|Heute|Fassung\w*|Punkt|Frage|Antwort|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|Mai|Juni|Juli|Oktober|Dezember)\b/giu;

/** Switches the device to English in the settings, once what was said in German before is gone. */
export async function speakEnglish(page: Page): Promise<void> {
  await toastsAreGone(page);
  await visit(page, '/einstellungen');
  await page.getByText('English', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

/** The screen, or the dialog on it, stands under its English heading, has no German word in what is read or read out (but where it says that it is German), and does not scroll sideways. */
export async function isEnglish(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true }).or(page.getByRole('alertdialog', { name: heading })).or(page.getByRole('dialog', { name: heading }))).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const said = await page.evaluate(() => {
    const attributes = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'];
    const words = [document.title];
    for (const element of document.body.querySelectorAll(':not([lang="de"], [lang="de"] *)')) {
      words.push(...attributes.map((name) => element.getAttribute(name) ?? ''));
      if (element.checkVisibility({ visibilityProperty: true })) words.push(...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''));
    }
    return words.join('\n');
  });
  expect(said.match(german) ?? [], `German on “${heading}”`).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `“${heading}” scrolls sideways`).toBe(0);
}
