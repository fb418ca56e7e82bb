import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, endOfWeek } from '#domain/calendar.ts';
import { startPhone, type Phone } from '../support/enginePhone.ts';
import { seededRandom } from '../support/random.ts';

let phone: Phone;
beforeEach(async () => {
  phone = await startPhone('demo-calendar', 'http://localhost:9', seededRandom(91));
  await phone.engine.tryDemo();
});
afterEach(async () => {
  await phone.engine.eraseDevice();
  await phone.stop();
});

test('the demonstration has eleven boards and dates of next week: two on one evening, and one that only the team knows', async () => {
  const monday = addDays(endOfWeek(phone.today), 1);
  const [week, year, committees] = [await phone.engine.occurrences(monday, addDays(monday, 6)), await phone.engine.occurrences(addDays(monday, -30), addDays(monday, 150)), await phone.engine.committees()];
  expect([committees.length, new Set(committees.map(({ hue, shape }) => `${hue} ${shape}`)).size]).toEqual([11, 11]);
  expect(week.length).toBeGreaterThanOrEqual(5);
  expect(week.filter(({ open }) => !open).map(({ title }) => title)).toEqual(['Vorbesprechung der Liste']);
  const first = week.find(({ title }) => title.startsWith('Sitzung'));
  if (!first) throw new Error('the board does not meet next week');
  const met = await phone.engine.clashes({ allDay: false, zone: 'Europe/Berlin', begin: `${first.firstDay}T${first.beginClock}` as never, end: `${first.firstDay}T${first.endClock}` as never }, null, first.event);
  expect(met.map(({ title }) => title)).toContain('Fraktionsvorsitzende im Gespräch');
  expect(year.filter(({ cancelled }) => cancelled)).toHaveLength(1);
  expect(year.find(({ beginClock, series, title }) => series && title.startsWith('Sitzung') && beginClock === '20:00')?.place).toBe('Geschäftsstelle');
  expect([year.some(({ contested }) => contested), new Set(year.map(({ receipt }) => receipt))]).toEqual([false, new Set(['device'])]);
});
