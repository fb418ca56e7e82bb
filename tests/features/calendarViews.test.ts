import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Occurrence } from '#app/calendarApi.ts';
import type { EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addMonths } from '#domain/calendar.ts';
import { weekNumber } from '#domain/monthGrid.ts';
import { addressOf, readAddress } from '#features/calendar/calendarAddress.ts';
import { dayWords, fullDayWords, monthWords, shortDaysWords } from '#features/calendar/dayWords.ts';
import { eventHref } from '#features/calendar/eventHref.ts';
import { mapHref } from '#features/calendar/EventFacts.tsx';
import { around, rangeOf, turned } from '#features/calendar/range.ts';
import { sameOccurrences } from '#features/calendar/sameOccurrences.ts';
import { sameTime } from '#features/calendar/sameTime.ts';
import { timeWords } from '#features/calendar/timeWords.ts';
import { weekGroups } from '#features/calendar/weekGroups.ts';
import { calendar } from '#messages/later/calendar.ts';
import { repeats } from '#messages/later/repeats.ts';
import { repeatWords } from '#messages/repeatWords.ts';

const day = (text: string) => text as LocalDate;
const today = day('2026-11-25');

function occurrence(title: string, begin: string, end: string, part: Partial<Occurrence> = {}): Occurrence {
  const at = day('2026-11-25');
  const ms = (clock: string) => Date.parse(`${at}T${clock}:00Z`);
  return {
    event: title as EventId, at, series: false, title, committee: null, follow: null, open: true, place: '', online: '', text: '', allDay: false, begins: ms(begin), ends: ms(end),
    firstDay: at, lastDay: at, beginClock: begin, endClock: end, cancelled: false, contested: false, receipt: 'hub', ...part,
  };
}

test('the address says which view and which day; what it does not say is the month of today', () => {
  expect(readAddress('ansicht=woche&tag=2026-12-01', today)).toEqual({ view: 'week', day: '2026-12-01' });
  expect(readAddress('ansicht=jahr&tag=2026-02-30', today)).toEqual({ view: 'month', day: today });
  for (const view of ['month', 'week', 'list'] as const) expect(readAddress(addressOf({ view, day: today }).split('?')[1] ?? '', today)).toEqual({ view, day: today });
});

test('a day that is told again is drawn again only where something of it is another', () => {
  const told = () => [occurrence('Fraktion', '18:00', '20:00'), occurrence('Vorstand', '19:00', '21:00')];
  expect(sameOccurrences(told(), told())).toBe(true);
  expect(sameOccurrences(told(), told().slice(0, 1)) || sameOccurrences(told().slice(0, 1), told()) || sameOccurrences(told(), told().toReversed())).toBe(false);
  for (const part of [{ title: 'Rat' }, { cancelled: true }, { receipt: 'device' }, { place: 'Rathaus' }] as const) expect(sameOccurrences(told(), told().map((one) => ({ ...one, ...part })))).toBe(false);
});

test('a view asks for the days it shows, and a turn leads one screenful on', () => {
  expect(rangeOf({ view: 'month', day: today }, 0)).toEqual({ from: '2026-10-26', to: '2026-12-06' });
  expect(rangeOf({ view: 'week', day: today }, 0)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(rangeOf({ view: 'list', day: today }, 1)).toEqual({ from: '2026-11-25', to: '2026-12-31' });
  expect([turned({ view: 'month', day: day('2026-01-31') }, 1), turned({ view: 'week', day: today }, -1)]).toEqual(['2026-02-28', '2026-11-18']);
  expect([weekNumber(today), weekNumber(day('2027-01-03')), weekNumber(day('2027-01-04'))]).toEqual([48, 53, 1]);
});

test('days are said in words of the catalogue, with the year where it is another', () => {
  const m = calendar.de;
  expect([dayWords(m, today), fullDayWords(m, today, today), fullDayWords(m, day('2027-03-01'), today), monthWords(m, today)]).toEqual(['25. November', 'Mittwoch, 25. November', 'Montag, 1. März 2027', 'November 2026']);
  expect(fullDayWords(calendar.en, today, today)).toBe('Wednesday, 25 November');
  expect([shortDaysWords(m, day('2026-11-23'), day('2026-11-29')), shortDaysWords(m, day('2026-11-30'), day('2026-12-06'))]).toEqual(['23. bis 29. Nov.', '30. Nov. bis 6. Dez.']);
  const days = { lastDay: day('2026-11-27'), allDay: true };
  expect([timeWords(m, occurrence('a', '18:00', '20:00')), timeWords(m, occurrence('a', '', '', { allDay: true })), timeWords(m, occurrence('a', '', '', days))]).toEqual(['18:00–20:00 Uhr', 'Ganztägig', '25. November bis 27. November']);
});

test('what is at the same time is named and stands side by side; whole days and what is called off clash with nothing', () => {
  const [fair, group, board, late, off] = [occurrence('Messe', '', '', { allDay: true, begins: 0, ends: Infinity }), occurrence('Fraktion', '18:00', '20:00'), occurrence('Vorstand', '19:00', '21:00'), occurrence('Forum', '21:00', '22:00'), occurrence('Rat', '18:00', '20:00', { cancelled: true })];
  expect(sameTime([fair, group, board, late, off]).map((others) => others.map((one) => one.title))).toEqual([[], ['Vorstand'], ['Fraktion'], [], []]);
  expect(weekGroups([fair, group, board, late]).map(({ columns, events }) => [columns, events.map(({ event, column }) => `${event.title} ${column}`)])).toEqual([[1, ['Messe 0']], [2, ['Fraktion 0', 'Vorstand 1']], [1, ['Forum 0']]]);
});

test('an event has its address, one of a series with its day, one of a followed calendar without a record of ours', () => {
  expect(eventHref(occurrence('e1', '18:00', '20:00'))).toBe('/termine/e1');
  expect(eventHref(occurrence('e1', '18:00', '20:00', { series: true }))).toBe('/termine/e1?am=2026-11-25');
  expect(eventHref(occurrence('f/a b@x', '18:00', '20:00', { follow: 'f' as Occurrence['follow'] }))).toBe('/termine/gefolgt?id=f%2Fa+b%40x&am=2026-11-25');
  expect(mapHref('Markt 1, Köthen & Umland')).toBe('https://www.openstreetmap.org/search?query=Markt%201%2C%20K%C3%B6then%20%26%20Umland');
});

test.each([
  ['FREQ=WEEKLY', 'Jede Woche am Mittwoch', 'Every week on Wednesday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270331', 'Alle 2 Wochen am Montag und Mittwoch, bis 31. März 2027', 'Every 2 weeks on Monday and Wednesday, until 31 March 2027'],
  ['FREQ=MONTHLY;BYDAY=2TU;COUNT=5', 'Jeden Monat am 2. Dienstag, 5-mal', 'Every month on the 2nd Tuesday, 5 times'],
  ['FREQ=MONTHLY;BYDAY=-1WE', 'Jeden Monat am letzten Mittwoch', 'Every month on the last Wednesday'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25', 'Alle 3 Monate am 25.', 'Every 3 months on the 25th'],
  ['FREQ=YEARLY', 'Jedes Jahr am 25. November', 'Every year on 25 November'],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=3WE', 'Jedes Jahr am 3. Mittwoch im November', 'Every year on the 3rd Wednesday in November'],
  ['FREQ=DAILY;INTERVAL=2', 'Alle 2 Tage', 'Every 2 days'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'In einer eigenen Folge', 'In a sequence of its own'],
  ['FREQ=HOURLY', 'In einer eigenen Folge', 'In a sequence of its own'],
])('D-217 %s is said as "%s"', (rule, german, english) => {
  expect(repeatWords({ repeats: repeats.de, calendar: calendar.de }, rule, today)).toBe(german);
  expect(repeatWords({ repeats: repeats.en, calendar: calendar.en }, rule, today)).toBe(english);
});

test('what is asked for around a month holds the whole weeks of the ones beside it, whatever weekday they begin with', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2_400 }), (months) => {
    const view = { view: 'month', day: addMonths(day('2000-01-15'), months) } as const;
    const shown = rangeOf(view, 0);
    const held = around(shown.from, shown.to, 1);
    for (const by of [-1, 1] as const) {
      const beside = rangeOf({ ...view, day: turned(view, by) }, 0);
      expect(held.from <= beside.from && held.to >= beside.to).toBe(true);
    }
  }));
});
