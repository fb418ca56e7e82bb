import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { CommitteeId, EventId, MemberId, SpaceId } from '#base/ids.ts';
import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { eventDefaults, type BoardEvent } from '#domain/event.ts';
import { firstDay, movedBy, type EventTime } from '#domain/eventTime.ts';
import { instantOf, placed } from '#domain/placing.ts';
import { readCalendar } from '#domain/icsRead.ts';
import { boardFeed } from '#domain/icsWrite.ts';
import { boardEvents } from '../support/calendarEvents.ts';
import { brokenRules } from '../support/icsCheck.ts';

const about = { name: 'Termine, Kreisverband Börde', space: 'space' as SpaceId };
const committees = [{ id: 'one' as CommitteeId, name: 'Landesfachgruppe, Süd; „Rathaus“' }];
const evening: EventTime = { allDay: false, zone: 'Europe/Berlin', begin: '2026-10-13T19:00' as never, end: '2026-10-13T21:30' as never };
const event = (said: Partial<BoardEvent>): BoardEvent => ({
  ...eventDefaults, id: 'event' as EventId, title: 'Kreisvorstand', time: evening, open: true, removed: null, changes: [], createdBy: 'member' as MemberId,
  createdAt: Date.parse('2026-01-05T10:00:00Z'), changedAt: Date.parse('2026-09-01T08:00:00Z'), edits: 3, ...said,
});
const distinct = fc.uniqueArray(boardEvents, { maxLength: 6, selector: ({ id }) => id });

test('D-224 a written calendar keeps the rules of RFC 5545, whatever the events are', () => {
  fc.assert(fc.property(distinct, (events) => {
    expect(brokenRules(boardFeed(events, committees, about))).toEqual([]);
  }), { numRuns: 60 });
});

test('D-224 the same events are the same text, in whatever order they come', () => {
  fc.assert(fc.property(distinct, (events) => {
    expect(boardFeed(events.toReversed(), committees, about)).toBe(boardFeed(events, committees, about));
  }), { numRuns: 30 });
});

test('D-224 the zones it defines set every clock as this device knows it, also for programs that know no zone by name', () => {
  fc.assert(
    fc.property(distinct, (events) => {
      const calendar = new ICAL.Component(ICAL.parse(boardFeed(events, [], about)) as never);
      const zones = new Map(calendar.getAllSubcomponents('vtimezone').map((one) => [one.getFirstPropertyValue('tzid'), new ICAL.Timezone(one)]));
      for (const block of calendar.getAllSubcomponents('vevent')) {
        const start = block.getFirstProperty('dtstart')!;
        const zone = zones.get(start.getFirstParameter('tzid'));
        if (!zone) continue;
        const time = start.getFirstValue() as ICAL.Time;
        const clock = time.toString().slice(0, 16) as never;
        const instant = instantOf(clock, zone.tzid);
        // A reading that the night skips or shows twice is for each program to read.
        if ([-1, 1].some((hours) => Math.abs(instantOf(new Date(Date.parse(`${clock}Z`) + hours * 3_600_000).toISOString().slice(0, 16) as never, zone.tzid) - instant) !== 3_600_000)) continue;
        time.zone = zone;
        expect(`${zone.tzid} ${new Date(time.toUnixTime() * 1000).toISOString()}`).toBe(`${zone.tzid} ${new Date(instant).toISOString()}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('D-225 read again, an open calendar has the same events: texts, times, rules, days taken out and changed alone, what is called off', () => {
  fc.assert(
    fc.property(distinct, (events) => {
      const read = readCalendar(boardFeed(events, committees, about));
      const told = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(read).toMatchObject({ ok: true, value: { name: about.name, leftOut: [] } });
      if (!read.ok) return;
      expect(read.value.events.map(({ uid, sequence, title, place, online, text, repeats, cancelled, modified }) => ({ uid, sequence, title, place, online, text, repeats, cancelled, modified })))
        .toEqual(told.map(({ id, edits, title, place, online, text, repeats, standing, changedAt }) => ({ uid: `${id}@space`, sequence: edits, title, place, online, text, repeats, cancelled: standing === 'cancelled', modified: changedAt })));
      for (const [at, one] of told.entries()) {
        const { time, changes } = read.value.events[at]!;
        expect(placed(time)).toEqual(placed(one.time));
        if (one.repeats !== null) expect([time.allDay ? '' : time.zone, time.begin]).toEqual([one.time.allDay ? '' : one.time.zone, one.time.begin]);
        const shown = (all: BoardEvent['changes']) => all.map(([day, change]) => [day, change && { ...change, time: placed(change.time ?? movedBy(one.time, daysBetween(firstDay(one.time), day))) }]);
        const whole = one.standing === 'planned' ? one.changes : one.changes.map(([day, change]) => [day, change && { ...change, standing: 'cancelled' }] as const);
        expect(shown(changes)).toEqual(shown(whole as BoardEvent['changes']));
      }
    }),
    { numRuns: 60 },
  );
});

test('D-225 only what is open and not removed is in it, and of what was over before a day nothing where that is asked', () => {
  const events = [event({ id: 'a' as EventId, standing: 'removed' }), event({ id: 'b' as EventId }), event({ id: 'c' as EventId, repeats: 'FREQ=WEEKLY;UNTIL=20261101' }), event({ id: 'd' as EventId, repeats: 'FREQ=WEEKLY' })];
  const ids = (from?: string) => [...boardFeed(events, [], { ...about, ...(from ? { from: from as LocalDate } : {}) }).matchAll(/^UID:(.*)@space/gm)].map((found) => found[1]);
  expect(ids()).toEqual(['b', 'c', 'd']);
  expect(ids('2026-10-13')).toEqual(['b', 'c', 'd']);
  expect(ids('2026-10-14')).toEqual(['c', 'd']);
  expect(ids('2026-11-02')).toEqual(['d']);
});

test('D-248 what was removed of late is called off without a word of it, by the board’s own clock; what was moved inside or came by an import taken back is not in it', () => {
  const day = 86_400_000;
  const last = Date.parse('2026-12-01T10:00:00Z');
  const gone = (id: string, daysBefore: number, how: Partial<NonNullable<BoardEvent['removed']>> = {}) => {
    const at = last - daysBefore * day;
    return event({ id: id as EventId, standing: 'removed', changedAt: at, place: 'Gasthof', text: 'Mit Gästen', committee: 'one' as CommitteeId, repeats: 'FREQ=WEEKLY', removed: { by: 'member' as MemberId, at, apart: [], undone: false, moved: false, ...how } });
  };
  const events = [gone('now', 0), gone('late', 90), gone('old', 91), gone('inside', 0, { moved: true }), gone('mistake', 0, { undone: true }), event({ id: 'stands' as EventId })];
  const text = boardFeed(events, committees, about);
  const blocks = [...text.matchAll(/BEGIN:VEVENT[^]*?END:VEVENT/g)].map(([block]) => block);
  expect(blocks.map((block) => [/UID:(.*)@space/.exec(block)?.[1], /STATUS:(.*)\r/.exec(block)?.[1]])).toEqual([['late', 'CANCELLED'], ['now', 'CANCELLED'], ['stands', 'CONFIRMED']]);
  for (const block of blocks.slice(0, 2)) {
    expect(block).toContain('SEQUENCE:3');
    expect(block).toContain('DTSTART;TZID=Europe/Berlin:20261013T190000');
    expect(block).not.toMatch(/Kreisvorstand|Gasthof|Gästen|Rathaus|RRULE/);
  }
  expect(brokenRules(text)).toEqual([]);
  // Whoever reads it here finds nothing of them, and nothing wrong.
  expect(readCalendar(text)).toMatchObject({ ok: true, value: { events: [{ uid: 'stands@space' }], leftOut: [] } });
});

test('D-224 a series on a clock says its days off, its changes and its end on that clock, in words every program knows', () => {
  const series = event({
    repeats: 'FREQ=WEEKLY;UNTIL=20270331', committee: 'one' as CommitteeId, place: 'Bürgerhaus', online: 'https://example.org/raum',
    changes: [['2026-10-20' as LocalDate, null], ['2026-10-27' as LocalDate, { time: null, title: null, place: 'Rathaus', standing: 'cancelled' }]],
  });
  const text = boardFeed([series], committees, about).replaceAll('\r\n ', '');
  for (const line of [
    'X-WR-CALNAME:Termine\\, Kreisverband Börde', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'DTSTART;TZID=Europe/Berlin:20261013T190000', 'DTEND;TZID=Europe/Berlin:20261013T213000', 'RRULE:FREQ=WEEKLY;UNTIL=20270331T215959Z',
    'EXDATE;TZID=Europe/Berlin:20261020T190000', 'RECURRENCE-ID;TZID=Europe/Berlin:20261027T190000', 'LOCATION:Rathaus', 'STATUS:CANCELLED', 'URL:https://example.org/raum', 'DESCRIPTION:https://example.org/raum',
    'CATEGORIES:Landesfachgruppe\\, Süd\\; „Rathaus“', 'SEQUENCE:3', 'DTSTAMP:20260901T080000Z', 'BEGIN:VTIMEZONE',
  ]) expect(text).toContain(`${line}\r\n`);
});

test('D-225 what was changed on a day that the series has no more is an event of its own, as the calendar here shows it', () => {
  const series = event({ repeats: 'FREQ=WEEKLY;COUNT=2', changes: [['2026-10-27' as LocalDate, { time: null, title: 'Nachholtermin', place: null, standing: 'planned' }], ['2026-11-03' as LocalDate, null]] });
  const text = boardFeed([series], [], about);
  expect([...text.matchAll(/^(UID|SUMMARY|EXDATE|RECURRENCE-ID).*$/gm)].map(([line]) => line.trim())).toEqual(['UID:event@space', 'SUMMARY:Kreisvorstand', 'UID:event-2026-10-27@space', 'SUMMARY:Nachholtermin']);
  expect(brokenRules(text)).toEqual([]);
});

test('D-224 whole days end where the next one begins', () => {
  const text = boardFeed([event({ time: { allDay: true, begin: '2026-12-30' as LocalDate, end: '2027-01-01' as LocalDate }, repeats: 'FREQ=YEARLY;UNTIL=20300101' })], [], about);
  for (const line of ['DTSTART;VALUE=DATE:20261230', 'DTEND;VALUE=DATE:20270102', 'RRULE:FREQ=YEARLY;UNTIL=20300101']) expect(text).toContain(`${line}\r\n`);
  expect(text).not.toContain('VTIMEZONE');
});

test('D-224 what would break a rule is noticed', () => {
  const whole = boardFeed([event({ repeats: 'FREQ=WEEKLY;UNTIL=20270331', changes: [['2026-10-20' as LocalDate, null]], title: 'Sitzung, mit Gästen' })], [], about);
  const breaks: readonly (readonly [string | RegExp, string])[] = [
    ['\r\nUID', '\nUID'], [/^SUMMARY:/m, `SUMMARY:${'ä'.repeat(40)}`], ['VERSION:2.0\r\n', ''], [/^DTSTAMP:.*\r\n/m, ''], ['DTEND;TZID=Europe/Berlin:', 'DTEND:'], [/^EXDATE;.*$/m, 'EXDATE;VALUE=DATE:20261020'],
    ['20270331T215959Z', '20270331'], [/^BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/m, ''], ['Sitzung\\,', 'Sitzung,'], [/^(BEGIN:VEVENT[^]*END:VEVENT\r\n)/m, '$1$1'], ['LAST-MODIFIED:20260901T080000Z', 'LAST-MODIFIED:20260901T080000'],
  ];
  expect(brokenRules(whole)).toEqual([]);
  for (const [from, to] of breaks) expect([from, brokenRules(whole.replace(from, to)).length > 0]).toEqual([from, true]);
});
