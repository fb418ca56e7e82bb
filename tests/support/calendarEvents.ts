import fc from 'fast-check';
import type { CommitteeId, EventId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { eventDefaults, type BoardEvent, type ChangedAlone } from '#domain/event.ts';
import { parseEventTime, type EventTime } from '#domain/eventTime.ts';
import { lineText, shortText } from '#domain/icsTexts.ts';
import { seriesDays } from '#domain/recurrence.ts';

export const zones = ['Europe/Berlin', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia'] as const;

/** Days on which clocks are set, at noon and at night, and any other. */
const days = fc.oneof(
  fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2027-03-28', '2026-12-31', '2028-02-29'),
  fc.date({ min: new Date('2024-01-01'), max: new Date('2031-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10)),
);
const clocks = fc.oneof(fc.constantFrom('00:00', '01:59', '02:00', '02:30', '03:00', '19:00', '23:59'), fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`));

export const eventTimes: fc.Arbitrary<EventTime> = fc
  .record({ allDay: fc.boolean(), zone: fc.constantFrom(...zones), day: days, from: clocks, to: clocks, lasts: fc.oneof(fc.constant(0), fc.nat(20)) })
  .map(({ allDay, zone, day, from, to, lasts }) => {
    const last = addDays(day as LocalDate, lasts);
    return parseEventTime(allDay ? { allDay, begin: day, end: last } : { allDay, zone, begin: `${day}T${from}`, end: `${last}T${to}` });
  })
  .filter((time) => time !== null);

/** As `checkRepeats` writes them; the first has an occurrence every week. */
const rules = ['FREQ=WEEKLY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=YEARLY', 'FREQ=YEARLY;BYMONTH=11;BYDAY=-1SU', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH'] as const;
const ends = fc.oneof(fc.constant(''), fc.constantFrom(';COUNT=1', ';COUNT=30'), fc.constantFrom(';UNTIL=20320329', ';UNTIL=20321231'));
const lines = (max: number) => fc.string({ unit: 'binary', maxLength: max }).map((text) => lineText(text, max).text);

const changes = fc.uniqueArray(
  fc.tuple(fc.nat(50), fc.oneof(fc.constant(null), fc.record({ time: fc.oneof(fc.constant(null), eventTimes), title: fc.oneof(fc.constant(null), lines(60).map((title) => title.replace(/\s+/g, ' '))), place: fc.oneof(fc.constant(null), lines(60)), standing: fc.constantFrom('planned' as const, 'cancelled' as const) }))),
  { maxLength: 4, selector: ([week]) => week },
);

/** Any event that may lie on the board; one in three is a series. */
export const boardEvents: fc.Arbitrary<BoardEvent> = fc
  .record({
    time: eventTimes,
    rule: fc.option(fc.tuple(fc.constantFrom(...rules), ends)),
    changes,
    title: lines(120).map((title) => title.replace(/\s+/g, ' ')).filter((title) => title !== ''),
    place: lines(200),
    text: fc.string({ unit: 'binary', maxLength: 300 }).map((text) => shortText(text, 300).text),
    online: fc.constantFrom('', 'https://konferenz.example.org/raum;1,2', 'https://example.org/a?b=c&d=%20'),
    cancelled: fc.boolean(),
    id: fc.nat(),
    changedAt: fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
    edits: fc.nat(500),
  })
  .map(({ rule, changes: said, cancelled, id, changedAt, ...rest }) => ({
    ...eventDefaults,
    ...rest,
    id: `event-${id}` as EventId,
    committee: id % 2 ? ('one' as CommitteeId) : null,
    repeats: rule ? rule.join('') : null,
    standing: cancelled ? 'cancelled' : 'planned',
    open: true,
    removed: null,
    changes: rule?.[0] === 'FREQ=WEEKLY' ? alone(said, { ...rest, repeats: rule.join('') }) : [],
    createdBy: 'member' as MemberId,
    createdAt: 1_700_000_000_000,
    changedAt: changedAt * 1000,
  }));

/** On days that the series has, in their order; what says nothing else than the series is no change. */
function alone(said: readonly (readonly [number, ChangedAlone | null])[], { time, title, place, repeats }: Pick<BoardEvent, 'time' | 'title' | 'place'> & { readonly repeats: string }): BoardEvent['changes'] {
  const first = (time.allDay ? time.begin : time.begin.slice(0, 10)) as LocalDate;
  const days = seriesDays(time, repeats, addDays(first, 52 * 7));
  return said
    .toSorted(([a], [b]) => a - b)
    .map(([week, change]) => [addDays(first, week * 7), change && { ...change, title: change.title === title || change.title === '' ? null : change.title, place: change.place === place ? null : change.place }] as const)
    .filter(([day]) => days.includes(day))
    .filter(([, change]) => change === null || change.time !== null || change.title !== null || change.place !== null || change.standing === 'cancelled');
}
