import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { LocalDate } from '#base/localDate.ts';
import { dueCalendar, type DueEvent } from '#domain/dueCalendar.ts';

const about = { name: 'Anlauf: meine Termine', origin: 'https://anlauf.example.org', at: Date.parse('2026-11-25T09:30:00Z') };
const event = (key: string, due: string, title = 'Wiedervorlage'): DueEvent => ({ key, due: due as LocalDate, title, href: `/kontakte/${key}` });
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

test('D-109 another program reads whole days with their titles and where they lead', () => {
  const text = dueCalendar([event('task-a', '2026-11-29'), event('task-b', '2028-02-29', 'Jörg Müller: anrufen, dann; schreiben')], about);
  expect(read(text).map(({ uid, summary, startDate, duration }) => [uid, summary, startDate.toString(), startDate.isDate, duration.toString()])).toEqual([
    ['task-a@anlauf', 'Wiedervorlage', '2026-11-29', true, 'P1D'], ['task-b@anlauf', 'Jörg Müller: anrufen, dann; schreiben', '2028-02-29', true, 'P1D'],
  ]);
  expect(text).toContain('DTSTAMP:20261125T093000Z\r\n');
  expect(text).toContain('DTSTART;VALUE=DATE:20261129\r\n');
  expect(text).toContain('URL:https://anlauf.example.org/kontakte/task-a\r\n');
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('D-109 every line ends with CRLF and has at most 75 octets, whatever a title holds', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 220 })), (titles) => {
      const clean = titles.map((title) => title.replace(/\p{C}/gu, ''));
      const text = dueCalendar(clean.map((title, index) => event(String(index), '2026-12-24', title)), about);
      const lines = text.split('\r\n');
      expect(lines.pop()).toBe('');
      for (const line of lines) {
        expect(line).not.toMatch(/[\r\n]/);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }
      expect(read(text).map(({ summary }) => summary)).toEqual(clean);
    }),
  );
});

test('D-109 written again later, the same thing is the same event on its new day, with a higher sequence', () => {
  const [before] = read(dueCalendar([event('task-a', '2026-11-29')], about));
  const [after] = read(dueCalendar([event('task-a', '2026-12-06')], { ...about, at: about.at + 60_000 }));
  expect(after?.uid).toBe(before?.uid);
  expect(after?.startDate.toString()).toBe('2026-12-06');
  expect(after!.sequence > before!.sequence).toBe(true);
});
