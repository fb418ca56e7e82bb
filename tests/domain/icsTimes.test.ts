import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpaceId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { EventTime } from '#domain/eventTime.ts';
import { readCalendar } from '#domain/icsRead.ts';
import { boardFeed } from '#domain/icsWrite.ts';
import { boardEvents } from '../support/calendarEvents.ts';
import { shownElsewhere, shownHere } from '../support/icsExpanded.ts';

const [from, to] = ['2026-01-01', '2027-04-30'] as [LocalDate, LocalDate];

/** What that program leaves to whoever reads: a clock without a zone, Outlook's midnights, the first of several named dates, one of a series that is not there. */
const leftToReaders = /Sommerfest|Frühjahrstagung|Infostand|Haushaltsgespräch/;

test.each(['google', 'apple', 'outlook', 'nextcloud'])('D-220 of an export this app shows what another program shows, over both nights in which the clocks are set: %s', (name) => {
  const text = readFileSync(`tests/fixtures/calendars/${name}.ics`, 'utf8').replaceAll('\n', '\r\n');
  const read = readCalendar(text);
  if (!read.ok) throw new Error(read.refusal);
  const [here, elsewhere] = [shownHere(read.value.events, from, to), shownElsewhere(text, from, to)].map((shown) => shown.filter((one) => !leftToReaders.test(one)));
  expect(here?.length).toBeGreaterThan(10);
  expect(here).toEqual(elsewhere);
});

test('D-224 of the open calendar another program shows what this app shows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(boardEvents.filter(isPlain), { maxLength: 5, selector: ({ id }) => id }), (events) => {
      const [first, last] = ['2024-01-01', '2033-01-01'] as [LocalDate, LocalDate];
      const text = boardFeed(events, [], { name: 'Termine', space: 'space' as SpaceId });
      expect(shownElsewhere(text, first, last)).toEqual(shownHere(events.map((event) => ({ ...event, cancelled: event.standing === 'cancelled' })), first, last));
    }),
    { numRuns: 25 },
  );
});

type Drawn = Parameters<Parameters<typeof boardEvents.filter>[0]>[0];

/** On a day its own rule names, and over no night: at an hour that is skipped or shown twice programs differ, and in how long a series lasts that began in such a night. */
function isPlain({ time, repeats, changes }: Drawn): boolean {
  const rule = repeats ?? '';
  const named = rule === '' || /^FREQ=(WEEKLY|DAILY)/.test(rule) && !rule.includes('BYDAY');
  return named && [time, ...changes.flatMap(([, change]) => change?.time ?? [])].every(isByDay);
}

function isByDay(time: EventTime): boolean {
  return time.allDay || (time.begin.slice(11) > '04:00' && time.begin < time.end && time.begin.slice(0, 10) === time.end.slice(0, 10));
}
