import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placed } from '#domain/placing.ts';
import { decodeIcs, MAX_ICS_BYTES } from '#domain/icsParts.ts';
import { readCalendar, type ReadCalendar } from '#domain/icsRead.ts';
import { windowsZones } from '#domain/windowsZones.ts';

const files = ['google', 'apple', 'outlook', 'nextcloud'] as const;
/** As such a program writes it, with its line ends. */
function bytes(name: (typeof files)[number]): Uint8Array {
  return Uint8Array.from(readFileSync(`tests/fixtures/calendars/${name}.ics`, 'latin1').replaceAll('\n', '\r\n'), (letter) => letter.charCodeAt(0));
}

function read(text: string): ReadCalendar {
  const found = readCalendar(text);
  if (!found.ok) throw new Error(found.refusal);
  return found.value;
}

const exported = (name: (typeof files)[number]) => read(decodeIcs(bytes(name)));
const calendar = (...lines: readonly string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', 'UID:eins', 'SUMMARY:Sitzung', ...lines, 'END:VEVENT'];
const berlin = (begin: string, end: string) => ({ allDay: false, zone: 'Europe/Berlin', begin, end });
const why = ({ leftOut }: ReadCalendar) => leftOut.map((one) => [one.why, one.count]);

test('D-220 Google: a series with days off and one moved, an end in UTC, a day in HTML, whole days, one called off', () => {
  const { name, events, leftOut } = exported('google');
  expect([name, leftOut]).toEqual(['Landesvorstand, Süd', []]);
  expect(events[0]).toEqual({
    uid: '4q2r7u1v0p@google.com', sequence: 2, modified: Date.parse('2026-09-01T10:10:00Z'), title: 'Landesvorstand: Jour fixe', place: 'Landesgeschäftsstelle, Breiter Weg 1, 39104 Magdeburg', online: 'https://meet.example.org/abc-defg-hij',
    text: 'Tagesordnung:\n1. Begrüßung & Protokoll\n2. Wahlkampf\nUnterlagen', time: berlin('2026-09-22T19:00', '2026-09-22T21:00'), repeats: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231', cancelled: false, confidential: false,
    changes: [['2026-10-13', null], ['2026-10-20', null], ['2026-10-27', { time: berlin('2026-10-28T18:00', '2026-10-28T20:00'), title: 'Landesvorstand: Jour fixe (verlegt)', place: 'Stadthalle Burg', standing: 'planned' }]],
  });
  expect(events.slice(1).map(({ title, time, cancelled }) => [title, time, cancelled])).toEqual([
    ['Vorstellungsabend', berlin('2026-11-05T19:00', '2026-11-05T21:00'), false],
    ['Landesparteitag', { allDay: true, begin: '2026-11-14', end: '2026-11-15' }, false],
    ['Kamingespräch', berlin('2026-11-20T19:00', '2026-11-20T20:00'), true],
  ]);
});

test('D-220 Apple: an address on three lines, several days off in one line, days without a clock, a time without a zone, a length instead of an end', () => {
  const [monthly, days, local, night] = exported('apple').events;
  expect(monthly).toMatchObject({ repeats: 'FREQ=MONTHLY;BYDAY=2TU', place: 'Altes Rathaus, Markt 1, 06366 Köthen (Anhalt), Deutschland', online: 'https://example.org/ov/termine', changes: [['2026-07-14', null], ['2026-08-11', null]] });
  expect([days?.title, days?.time]).toEqual(['Klausur in Wörlitz – Übernachtung', { allDay: true, begin: '2026-05-01', end: '2026-05-03' }]);
  expect(local?.time).toEqual(berlin('2026-06-20T15:00', '2026-06-20T17:30'));
  expect((placed(night!.time).ends - placed(night!.time).begins) / 3_600_000).toBe(6);
});

test('D-220 Outlook: zones by Windows’ names and by those it shows, whole days as midnights, one moved, one called off in UTC, private ones marked', () => {
  const [series, days, shown, own] = exported('outlook').events;
  expect(series).toMatchObject({
    title: 'Arbeitskreis Kommunales', online: 'https://teams.example.com/l/meetup-join/1', text: 'Liebe Kolleginnen und Kollegen,\n\nwir treffen uns wie üblich vor der Plenarwoche.', time: berlin('2026-02-02T16:00', '2026-02-02T18:00'),
    changes: [['2026-06-01', { time: berlin('2026-06-09T16:00', '2026-06-09T18:00'), title: null, place: null, standing: 'planned' }], ['2026-07-06', { time: null, title: null, place: null, standing: 'cancelled' }]],
  });
  expect(days?.time).toEqual({ allDay: true, begin: '2026-03-28', end: '2026-03-29' });
  expect([shown?.time, shown?.repeats]).toEqual([berlin('2026-04-15T19:00', '2026-04-15T20:30'), 'FREQ=DAILY;UNTIL=20260417']);
  expect([series, days, shown, own].map((one) => one?.confidential)).toEqual([false, false, false, true]);
});

test('D-220 Nextcloud: dates that are added by name, a series in UTC, one of a series that is not in the file; tasks are no events', () => {
  const read = exported('nextcloud');
  expect(read.events.map(({ uid, time, repeats, changes }) => [uid, time.begin, repeats, changes])).toEqual([
    ['5f2c9a4e-1111-4222-8333-abcdefabcdef', '2026-10-22T19:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', [['2026-11-05', null]]],
    ['5f2c9a4e-1111-4222-8333-abcdefabcdef/2026-11-12', '2026-11-12T19:00', null, []],
    ['zusatztage', '2026-10-01', null, []], ['zusatztage/2026-10-08', '2026-10-08', null, []], ['zusatztage/2026-10-15', '2026-10-15', null, []],
    ['reihe-in-utc', '2026-10-01T17:00', 'FREQ=WEEKLY;COUNT=8', []],
    ['nur-einer-der-reihe/2026-12-01', '2026-12-02T18:00', null, []],
  ]);
  expect(read.events.find(({ uid }) => uid === 'reihe-in-utc')).toMatchObject({ time: { zone: 'UTC' }, online: 'https://konferenz.example.org/schalte' });
  expect(why(read)).toEqual([['other-kind', 1]]);
});

test('D-221 who takes part, who invites and what reminds is never read', () => {
  for (const name of files) expect(JSON.stringify(exported(name))).not.toMatch(/Jana|Muster|mailto|reminder|Chord/);
});

test.each([
  ['the hour that spring skips', 'DTSTART;TZID=Europe/Berlin:20260329T023000', '2026-03-29T01:30:00Z'],
  ['the hour that autumn has twice, its first', 'DTSTART;TZID=Europe/Berlin:20261025T023000', '2026-10-25T00:30:00Z'],
  ['the second of them, as only UTC can say it', 'DTSTART:20261025T013000Z', '2026-10-25T01:30:00Z'],
  ['before spring', 'DTSTART;TZID=Europe/Berlin:20260329T015900', '2026-03-29T00:59:00Z'],
  ['after spring', 'DTSTART;TZID=Europe/Berlin:20260329T030000', '2026-03-29T01:00:00Z'],
  ['New York while only Europe has winter time', 'DTSTART;TZID=Eastern Standard Time:20261027T180000', '2026-10-27T22:00:00Z'],
])('D-220 the clocks are right in the nights in which they are set: %s', (_, line, instant) => {
  const [one] = read(calendar(...event(line, 'DURATION:PT1H'))).events;
  expect(new Date(placed(one!.time).begins).toISOString()).toBe(instant.replace('Z', '.000Z'));
  expect(placed(one!.time).ends - placed(one!.time).begins).toBe(3_600_000);
});

test('D-223 a zone is one this device knows, Windows’ name of one, or one like the file’s own definition; a single event is told on the clock at home where none is', () => {
  const own = (tzid: string, offset: string) => ['BEGIN:VTIMEZONE', `TZID:${tzid}`, 'BEGIN:STANDARD', 'DTSTART:19700101T000000', `TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`, 'END:STANDARD', 'END:VTIMEZONE'];
  const timeIn = (tzid: string, zone: readonly string[], ...lines: readonly string[]) => read(calendar(...zone, ...event(`DTSTART;TZID="${tzid}":20260601T120000`, 'DURATION:PT1H', ...lines)));
  expect(timeIn('/freeassociation.sourceforge.net/Europe/Vienna', []).events[0]?.time).toMatchObject({ zone: 'Europe/Vienna', begin: '2026-06-01T12:00' });
  expect(timeIn('/mozilla.org/20050126_1/America/Argentina/Buenos_Aires', []).events[0]?.time).toMatchObject({ zone: 'America/Argentina/Buenos_Aires' });
  expect(timeIn('Nepal', own('Nepal', '+0545')).events[0]?.time).toMatchObject({ zone: 'Asia/Katmandu', begin: '2026-06-01T12:00' });
  expect(timeIn('Mond', own('Mond', '+0123')).events[0]?.time).toEqual(berlin('2026-06-01T12:37', '2026-06-01T13:37'));
  expect(why(timeIn('Mond', own('Mond', '+0123'), 'RRULE:FREQ=DAILY'))).toEqual([['zone-unknown', 1]]);
  expect(why(timeIn('Irgendwo', []))).toEqual([['zone-unknown', 1]]);
  for (const zone of Object.values(windowsZones)) expect(() => new Intl.DateTimeFormat('de', { timeZone: zone })).not.toThrow();
});

test('D-223 a zone whose definition would take for ever to read is none', () => {
  for (const rule of ['FREQ=SECONDLY', 'FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6;BYMINUTE=0,1,2,3', 'FREQ=YEARLY;BYDAY=MO,TU,WE']) {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Schnell', 'BEGIN:STANDARD', 'DTSTART:16010101T000000', `RRULE:${rule}`, 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:STANDARD', 'END:VTIMEZONE'];
    expect(why(read(calendar(...zone, ...event('DTSTART;TZID=Schnell:20260601T120000'))))).toEqual([['zone-unknown', 1]]);
  }
});

test('D-223 of zones that only the file knows eight are looked at, for each takes a while', () => {
  const own = (name: string) => ['BEGIN:VTIMEZONE', `TZID:${name}`, 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0123', 'TZOFFSETTO:+0123', 'END:STANDARD', 'END:VTIMEZONE'];
  const names = Array.from({ length: 9 }, (_, index) => `Mond ${index}`);
  const found = read(calendar(...names.flatMap(own), ...names.flatMap((name) => ['BEGIN:VEVENT', `UID:${name}`, 'SUMMARY:Sitzung', `DTSTART;TZID=${name}:20260601T120000`, 'END:VEVENT'])));
  expect([found.events.length, why(found)]).toEqual([8, [['zone-unknown', 1]]]);
});

test.each([
  ['no beginning', [], [['time-missing', 1]]],
  ['a day that there is not', ['DTSTART:20260230T100000'], [['time-unreadable', 1]]],
  ['an end before its beginning', ['DTSTART:20260601T100000Z', 'DTEND:20260601T090000Z'], [['time-unreadable', 1]]],
  ['more than a year long', ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20270701'], [['time-unreadable', 1]]],
  ['every hour', ['DTSTART:20260601T100000Z', 'RRULE:FREQ=HOURLY'], [['rule-unsupported', 1]]],
  ['a rule that is none', ['DTSTART:20260601T100000Z', 'RRULE:FREQ=OFT'], [['rule-unsupported', 1]]],
  ['a rule of what not', ['DTSTART:20260601T100000Z', 'RRULE:FREQ=DAILY', 'EXRULE:FREQ=WEEKLY'], [['rule-unsupported', 1]]],
])('D-222 an event that can not be kept is left out, with why: %s', (_, lines, expected) => {
  const found = read(calendar(...event(...lines), 'BEGIN:VEVENT', 'UID:zwei', 'SUMMARY:Nachbarin', 'DTSTART;VALUE=DATE:20260601', 'END:VEVENT'));
  expect(found.events.map(({ uid }) => uid)).toEqual(['zwei']);
  expect(why(found)).toEqual(expected);
  expect(found.leftOut[0]?.titles).toEqual(['Sitzung']);
});

test('D-222 whatever is broken in a file costs its neighbours nothing', () => {
  const whole = event('DTSTART;VALUE=DATE:20260601');
  expect(why(read(calendar('BEGIN:VEVENT', 'UID:offen', 'DTSTART:20260601T100000', ...whole)))).toEqual([['broken', 1]]);
  expect(read(calendar('BEGIN:VEVENT', 'UID:offen', 'DTSTART:20260601T100000', ...whole)).events).toHaveLength(1);
  expect(why(read(['BEGIN:VCALENDAR', ...whole, 'BEGIN:VEVENT', 'UID:abgeschnitten', 'DTSTA'].join('\r\n')))).toEqual([['broken', 1]]);
  const messy = read(calendar('garbage', ...event('DTSTART;VALUE=DATE:20260601', 'a line without a name', ';;;:::', 'LOCATION;X="unclosed:Rathaus', 'BEGIN:VALARM', 'SUMMARY:nein', 'END:VALARM', 'END:NICHTS')));
  expect(messy.events.map(({ title, place }) => [title, place])).toEqual([['Sitzung', '']]);
  expect(read(calendar(...event('DTSTART;VALUE=DATE:20260601')).replaceAll('\r\n', '\n')).events).toHaveLength(1);
});

test('D-222 texts are cut to what is kept, and the report says of which', () => {
  const found = read(calendar('BEGIN:VEVENT', 'UID:lang', `SUMMARY:${'ä'.repeat(500)}`, `DESCRIPTION:${'x'.repeat(9_000)}`, 'DTSTART;VALUE=DATE:20260601', 'END:VEVENT'));
  expect([found.events[0]?.title.length, found.events[0]?.text.length, why(found)]).toEqual([120, 2_000, [['text-cut', 1]]]);
});

test('D-222 what is no calendar, too big or has too many events is refused as a whole', () => {
  expect(readCalendar('')).toMatchObject({ refusal: 'calendar-none' });
  expect(readCalendar('BEGIN:VCARD\r\nEND:VCARD')).toMatchObject({ refusal: 'calendar-none' });
  expect(readCalendar('\u0000PK\u0003')).toMatchObject({ refusal: 'calendar-none' });
  expect(readCalendar(`BEGIN:VCALENDAR\n${'x'.repeat(MAX_ICS_BYTES)}`)).toMatchObject({ refusal: 'calendar-too-big' });
  expect(readCalendar(calendar(...Array.from({ length: 5_001 }, () => 'BEGIN:VEVENT\r\nEND:VEVENT')))).toMatchObject({ refusal: 'calendar-too-many' });
  expect(readCalendar(calendar())).toMatchObject({ ok: true, value: { events: [], leftOut: [] } });
});

test('D-220 a date that is added by name and comes with the series anyway is there once', () => {
  const found = read(calendar(...event('DTSTART;TZID=Europe/Berlin:20260601T190000', 'RRULE:FREQ=WEEKLY', 'RDATE;TZID=Europe/Berlin:20260608T190000,20260609T190000,20260601T190000')));
  expect(found.events.map(({ uid }) => uid)).toEqual(['eins', 'eins/2026-06-09']);
});

test('D-222 of several versions of an event in one file the newest counts', () => {
  const version = (sequence: number, title: string) => ['BEGIN:VEVENT', 'UID:eins', `SEQUENCE:${sequence}`, `SUMMARY:${title}`, 'DTSTART;VALUE=DATE:20260601', 'END:VEVENT'];
  expect(read(calendar(...version(2, 'neu'), ...version(1, 'alt'))).events.map(({ title, sequence }) => [title, sequence])).toEqual([['neu', 2]]);
  expect(read(calendar('METHOD:CANCEL', ...version(2, 'neu'))).events[0]?.cancelled).toBe(true);
});

test('D-220 a letter that a fold parts is whole again, whatever the file’s letters are', () => {
  const folded = Buffer.concat([Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260601\r\nSUMMARY:Begr\u00fc'.slice(0, -1)), Buffer.from([0xc3]), Buffer.from('\r\n '), Buffer.from([0xbc]), Buffer.from('ßung\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')]);
  expect(read(decodeIcs(folded)).events[0]?.title).toBe('Begrüßung');
  expect(read(decodeIcs(Buffer.from(calendar('BEGIN:VEVENT', 'UID:1', 'SUMMARY:Begrüßung', 'DTSTART;VALUE=DATE:20260601', 'END:VEVENT'), 'latin1'))).events[0]?.title).toBe('Begrüßung');
});

const names = ['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTIMEZONE', 'END:VTIMEZONE', 'BEGIN:STANDARD', 'END:STANDARD', 'BEGIN:VCALENDAR', 'END:VCALENDAR', 'UID:1', 'SUMMARY:x', 'DTSTART:20260601T100000', 'DTSTART;TZID=Z:20260601T100000', 'TZID:Z', 'TZOFFSETTO:+0100', 'TZOFFSETFROM:+9900', 'DTSTART:16010101T000000', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'RRULE:FREQ=DAILY;COUNT=999999999', 'DURATION:P99999999999D', 'DTEND:99991231T235959Z', 'RECURRENCE-ID:20260601T100000', 'EXDATE:20260601,x', 'RDATE;VALUE=PERIOD:20260601T100000/P9W', 'SEQUENCE:1e999'];

test('D-222 no text makes the reader throw', () => {
  const line = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 40 }), fc.tuple(fc.constantFrom('DTSTART', 'RRULE', 'EXDATE', 'RDATE', 'DURATION', 'SUMMARY'), fc.string({ maxLength: 30 })).map(([name, value]) => `${name}:${value}`));
  fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
    expect(readCalendar(`BEGIN:VCALENDAR\r\n${lines.join('\r\n')}`)).toHaveProperty('ok');
  }), { numRuns: 300 });
  fc.assert(fc.property(fc.constantFrom(...files), fc.nat(), fc.uint8Array({ maxLength: 8 }), (name, at, noise) => {
    const whole = bytes(name);
    const from = at % whole.length;
    expect(readCalendar(decodeIcs(Uint8Array.from([...whole.slice(0, from), ...noise, ...whole.slice(from + noise.length)])))).toHaveProperty('ok');
  }), { numRuns: 60 });
});
