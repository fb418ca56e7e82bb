import { today } from '#app/clock.ts';
import { addDays } from '#domain/calendar.ts';
import { weekOf } from '#domain/monthGrid.ts';
import { shortDaysWords } from '#features/calendar/dayWords.ts';
import { calendar as m } from '#messages/de/later/calendar.ts';
import { eventForm as f } from '#messages/de/later/eventForm.ts';
import { session } from '#messages/de/session.ts';
import { expect, test } from '../support/app.ts';
import { save } from '../support/appRecords.ts';
import { found, lock, loseNetwork, visit } from '../support/appSteps.ts';
import { createEvent, dayList, fillEvent, openEvent } from '../support/calendarSteps.ts';

const tomorrow = addDays(today(), 1);

test('an event of whole days stands on each of them and meets what is there; its link leads out without saying from where, and what is no https link is refused', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  const last = addDays(tomorrow, 2);
  await createEvent(page, { title: 'Vorstand', day: last });
  await fillEvent(page, { title: 'Klausurtagung', day: tomorrow });
  await page.getByLabel(f.allDay).check();
  await expect(page.getByLabel(f.beginClock)).toHaveCount(0);
  await page.getByLabel(f.lastDay).fill(last);
  await expect(page.getByText(f.clashWords(f.clash.day, 'Vorstand'))).toBeVisible();
  await page.getByLabel(f.online).fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(f.errors.online)).toBeVisible();
  await page.getByLabel(f.online).fill('https://konferenz.example.org/raum');
  await save(page);
  for (const day of [tomorrow, addDays(tomorrow, 1), last]) {
    await visit(page, `/termine?tag=${day}`);
    await expect(dayList(page, day).getByRole('link', { name: 'Klausurtagung', exact: true })).toBeVisible();
  }
  await visit(page, `/termine?tag=${addDays(last, 1)}`);
  await expect(dayList(page, addDays(last, 1)).getByText(m.nothingOn)).toBeVisible();
  await openEvent(page, tomorrow, 'Klausurtagung');
  const link = page.getByRole('link', { name: 'https://konferenz.example.org/raum' });
  await expect(link).toHaveAttribute('rel', 'noreferrer noopener');
  await expect(link).toHaveAttribute('target', '_blank');
});

test('next week stands at a glance above the calendar, locked and offline too, and leads there; what was called off does not count', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  const [monday = tomorrow, tuesday = tomorrow, ...rest] = weekOf(addDays(today(), 7));
  const days = shortDaysWords(m, monday, rest.at(-1) ?? tuesday);
  const glance = page.getByRole('button', { name: new RegExp(`^${m.nextWeek.title}`) });
  await visit(page, '/termine');
  await expect(glance).toHaveText(`${m.nextWeek.title}${m.nextWeek.text(0, days)}`);
  await createEvent(page, { title: 'Fraktion', day: monday, open: false });
  await createEvent(page, { title: 'Ratschlag', day: tuesday });
  await createEvent(page, { title: 'Vorstand', day: tuesday });
  await expect(glance).toHaveText(`${m.nextWeek.title}${m.nextWeek.text(3, days)}`);
  await openEvent(page, tuesday, 'Vorstand');
  await page.getByRole('button', { name: m.detail.cancel, exact: true }).click();
  await expect(page.getByText(m.done.cancelled).first()).toBeVisible();
  await visit(page, '/termine');
  await expect(glance).toHaveText(`${m.nextWeek.title}${m.nextWeek.text(2, days)}`);
  await glance.click();
  await expect(page).toHaveURL(new RegExp(`ansicht=woche&tag=${monday}`));
  for (const title of ['Fraktion', 'Ratschlag']) await expect(page.getByRole('link', { name: title })).toBeVisible();
  await visit(page, '/');
  await expect(page.getByRole('region', { name: m.upcoming.title }).getByRole('link')).toHaveText(['Fraktion', 'Ratschlag', m.upcoming.all]);
  await loseNetwork(page);
  await lock(page);
  await page.getByRole('link', { name: session.locked.calendar }).click();
  await expect(glance).toHaveText(`${m.nextWeek.title}${m.nextWeek.text(1, days)}`);
});
