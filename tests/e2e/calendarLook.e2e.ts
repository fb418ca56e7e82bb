import { Buffer } from 'node:buffer';
import { extractText, getDocumentProxy } from 'unpdf';
import { today } from '#app/clock.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { quarterOf, shiftQuarter } from '#domain/quarter.ts';
import { calendar as m } from '#messages/de/later/calendar.ts';
import { eventForm } from '#messages/de/later/eventForm.ts';
import { eventImport } from '#messages/de/later/eventImport.ts';
import { calendar as en } from '#messages/en/later/calendar.ts';
import { session } from '#messages/de/session.ts';
import { expect, LAPTOP, PHONE, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { choose, save } from '../support/appRecords.ts';
import { found, lock, visit } from '../support/appSteps.ts';
import { createEvent, dayCell, fillEvent, openEvent } from '../support/calendarSteps.ts';

const tomorrow = addDays(today(), 1);

for (const viewport of [PHONE, LAPTOP]) {
  test(`axe finds nothing in the calendar at ${viewport.width} px in either theme, and nothing scrolls sideways`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office);
    const screens = audit(page);
    await screens.at('/termine');
    await createEvent(page, { title: 'Kommunalpolitischer Ratschlag', day: tomorrow, newCommittee: 'Kreistagsfraktion', place: 'Rathaus, Köthen' });
    await createEvent(page, { title: 'Stammtisch', day: tomorrow, repeats: /^Jede Woche/, open: false });
    for (const view of ['monat', 'woche', 'liste']) await screens.at(`/termine?ansicht=${view}&tag=${tomorrow}`);
    await page.getByRole('button', { name: m.filter.open(0) }).click();
    await screens.look('filter');
    await page.keyboard.press('Escape');
    await openEvent(page, tomorrow, 'Stammtisch');
    await screens.look('event of a series');
    await page.getByRole('button', { name: m.detail.remove }).click();
    await screens.look('which of a series');
    await page.keyboard.press('Escape');
    await fillEvent(page, { title: '', day: tomorrow });
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await screens.look('form with an error and clashes');
    for (const path of ['/termine/gremien', '/termine/gremien/neu', '/termine/druck', '/termine/gefolgt', '/termine/gibt-es-nicht', '/mehr']) await screens.at(path);
    await lock(page);
    await page.getByRole('link', { name: session.locked.calendar }).click();
    await dayCell(page, tomorrow, 1).click();
    await screens.look('open calendar while locked');
    screens.expectNothing();
  });
}

/** What is printed as it stands: the text of each sheet, and of all. */
async function printed(page: Page): Promise<{ readonly text: string; readonly sheets: readonly string[]; readonly size: readonly number[] }> {
  const bytes = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const paper = await getDocumentProxy(bytes);
  const { view } = await paper.getPage(1);
  const sheets = (await extractText(paper, { mergePages: false })).text.map((text) => text.replace(/\s+/g, ' '));
  return { text: sheets.join(' '), sheets, size: view.slice(2).map(Math.round) };
}

test('a quarter is printed on A4 and A3 across: every open event, what the signs mean, and what is internal only if it is asked for', async ({ office, newDevice }) => {
  const page = await newDevice({ viewport: LAPTOP });
  await found(page, office);
  await createEvent(page, { title: 'Ratschlag', day: tomorrow, newCommittee: 'Kreistagsfraktion', place: 'Rathaus' });
  await createEvent(page, { title: 'Klausur', day: tomorrow, open: false });
  const quarter = quarterOf(tomorrow);
  const [year = '', number = ''] = quarter.split('-');
  await visit(page, `/termine/druck?quartal=${quarter}`);
  await expect(page.getByRole('article').getByText('Ratschlag')).toBeVisible();
  const a4 = await printed(page);
  expect([a4.size, a4.sheets.length]).toEqual([[842, 595], 1]);
  for (const said of [m.print.title, m.print.quarter(number, year), 'Kreisverband Beispielstadt', 'Ratschlag', 'Kreistagsfraktion · Rathaus']) expect(a4.text).toContain(said);
  for (const not of ['Klausur', m.print.confidential, m.print.print, 'Gespräch erfassen']) expect(a4.text).not.toContain(not);
  await choose(page, m.print.paper, m.print.papers.a3);
  await choose(page, m.print.which, m.print.only.all);
  const a3 = await printed(page);
  expect(a3.size).toEqual([1191, 842]);
  for (const said of ['Klausur', m.print.confidential]) expect(a3.text).toContain(said);
  await page.getByRole('button', { name: m.print.after }).click();
  await expect(page).toHaveURL(new RegExp(`quartal=${shiftQuarter(quarter, 1)}$`));
});

test('D-249 a very full quarter goes on on further sheets, each under the same head and months, and no event is on two', async ({ office, newDevice }) => {
  const page = await newDevice({ viewport: LAPTOP });
  await found(page, office);
  const days = Array.from({ length: 150 }, (_, index) => addDays('2031-04-01' as LocalDate, index % 90).replaceAll('-', ''));
  const events = days.flatMap((day, index) => ['BEGIN:VEVENT', `UID:${index}@example.org`, `SUMMARY:Sitzung-${1_000 + index}`, `DTSTART;TZID=Europe/Berlin:${day}T180000`, `DTEND;TZID=Europe/Berlin:${day}T200000`, `LOCATION:Raum-${1_000 + index}`, 'END:VEVENT']);
  await visit(page, '/termine/import');
  await page.getByLabel(eventImport.choose).setInputFiles({ name: 'voll.ics', mimeType: 'text/calendar', buffer: Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')) });
  await page.getByRole('radio', { name: eventForm.open }).check();
  await page.getByRole('button', { name: eventImport.submit, exact: true }).click();
  await expect(page.getByText(eventImport.done.whole(150))).toBeVisible();
  await visit(page, '/termine/druck?quartal=2031-2');
  await expect(page.getByRole('article').getByText('Sitzung-1149')).toBeVisible();
  for (const paper of ['a4', 'a3'] as const) {
    await choose(page, m.print.paper, m.print.papers[paper]);
    const { sheets, text } = await printed(page);
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.length).toBeLessThan(10);
    for (const sheet of sheets) for (const said of [m.print.title, m.print.quarter('2', '2031'), 'April 2031', 'Mai 2031', 'Juni 2031']) expect(sheet).toContain(said);
    const whole = sheets.flatMap((sheet) => [...sheet.matchAll(/Sitzung-(\d{4}) 18:00–20:00 Uhr · Kreisverband Beispielstadt · Raum-\1(?!\d)/g)].map(([, number]) => number));
    expect(whole.toSorted()).toEqual(days.map((_, index) => String(1_000 + index)));
    expect(text.match(/Sitzung-/g)).toHaveLength(150);
  }
});

test('the calendar speaks English, too', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await fillEvent(page, { title: 'Council', day: tomorrow, repeats: /^Jede Woche/ });
  await save(page);
  await visit(page, '/einstellungen');
  await page.getByText('English', { exact: true }).click();
  await visit(page, `/termine?tag=${tomorrow}`);
  await expect(page.getByRole('heading', { level: 1, name: en.title })).toBeVisible();
  await page.getByRole('link', { name: 'Council', exact: true }).first().click();
  await expect(page.getByText(/^Every week on /)).toBeVisible();
  await expect(page.getByRole('button', { name: en.detail.edit })).toBeVisible();
});
