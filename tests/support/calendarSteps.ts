import { expect, type Locator, type Page } from '@playwright/test';
import type { LocalDate } from '#base/localDate.ts';
import { fullDayWords } from '#features/calendar/dayWords.ts';
import { calendar as m } from '#messages/de/later/calendar.ts';
import { eventForm as f } from '#messages/de/later/eventForm.ts';
import { save } from './appRecords.ts';
import { visit } from './appSteps.ts';

export type TypedEvent = {
  readonly title: string;
  readonly day: LocalDate;
  readonly from?: string;
  readonly to?: string;
  readonly place?: string;
  readonly newCommittee?: string;
  readonly repeats?: string | RegExp;
  readonly until?: LocalDate;
  readonly open?: boolean;
};

/** Fills in an event without saving it. */
export async function fillEvent(page: Page, { title, day, from = '18:00', to = '20:00', place, newCommittee, repeats, until, open = true }: TypedEvent): Promise<void> {
  await visit(page, `/termine/neu?tag=${day}`);
  await page.getByLabel(f.title, { exact: true }).fill(title);
  if (newCommittee !== undefined) {
    await page.getByLabel(f.committee, { exact: true }).selectOption({ label: f.newCommittee });
    await page.getByLabel(f.committeeName).fill(newCommittee);
  }
  await page.getByLabel(f.beginClock).fill(from);
  await page.getByLabel(f.endClock).fill(to);
  if (repeats !== undefined) await page.getByLabel(f.repeats, { exact: true }).selectOption({ label: await optionLike(page.getByLabel(f.repeats, { exact: true }), repeats) });
  if (until !== undefined) await page.getByLabel(f.until).fill(until);
  if (place !== undefined) await page.getByLabel(f.place).fill(place);
  await page.getByRole('radio', { name: open ? f.open : f.internal }).check();
}

async function optionLike(select: Locator, wanted: string | RegExp): Promise<string> {
  const labels = await select.getByRole('option').allTextContents();
  return labels.find((label) => (typeof wanted === 'string' ? label === wanted : wanted.test(label))) ?? `none like ${String(wanted)} among ${labels.join(', ')}`;
}

/** Makes an event and waits until its day shows it. */
export async function createEvent(page: Page, event: TypedEvent): Promise<void> {
  await fillEvent(page, event);
  await save(page);
  await expect(dayList(page, event.day).getByRole('link', { name: event.title, exact: true })).toBeVisible();
}

/** What stands below the month for its picked day. */
export function dayList(page: Page, day: LocalDate): Locator {
  return page.getByRole('region', { name: new RegExp(`^${fullDayWords(m, day, day)}`) });
}

/** A day of the month's grid, with how many events it says it has. */
export function dayCell(page: Page, day: LocalDate, count: number): Locator {
  return page.getByRole('button', { name: new RegExp(`^${m.dayAndCount(fullDayWords(m, day, day), count).replace(', ' + m.events(count), `.*, ${m.events(count)}`)}$`) });
}

/** Opens an event of a day from the month. */
export async function openEvent(page: Page, day: LocalDate, title: string): Promise<void> {
  await visit(page, `/termine?tag=${day}`);
  await dayList(page, day).getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}
