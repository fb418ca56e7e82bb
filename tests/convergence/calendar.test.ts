import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { calendarRoom } from '#app/calendarRoom.ts';
import { eventViews, isShown, type EventView } from '#doc/events.ts';
import { heads } from '#doc/records.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command, EditOf } from '#domain/command.ts';
import { occurrenceField, type EventFields } from '#domain/event.ts';
import { anna, bert, exchange, openOffice, type Office } from '../doc/office.ts';

const begin = '2026-12-01' as LocalDate;
const ids = ['event-a', 'event-b', 'event-c'] as EventId[];
const time = (days: number) => ({ allDay: true, begin: addDays(begin, days), end: addDays(begin, days) }) as const;

/** Something a person might do to one of three events, on what their phone shows them. */
function step(office: Office, kind: number, pick: number): Command {
  const id = ids[pick % ids.length] as EventId;
  const open = pick % 2 === 0;
  const of = open ? 'event' : 'internalEvent';
  const seen = (field: string) => office.known.heads(of, id, field);
  const edit = <F extends keyof Omit<EventFields, 'origin'>>(field: F, value: EventFields[F]): Command => ({ do: 'editEvent', id, open, edits: [{ field, value, seen: seen(field) } as EditOf<Omit<EventFields, 'origin'>>] });
  const at = addDays(begin, 7 * (pick % 3));
  const commands: readonly Command[] = [
    { do: 'createEvent', id, open, event: { title: `Sitzung ${pick}`, time: time(0), repeats: 'FREQ=WEEKLY' } },
    edit('title', `Titel ${pick}`),
    edit('place', `Ort ${pick}`),
    edit('time', time(pick % 5)),
    edit('repeats', pick % 3 === 0 ? null : 'FREQ=WEEKLY;COUNT=5'),
    edit('standing', pick % 3 === 0 ? 'planned' : 'cancelled'),
    { do: 'changeOccurrence', id, open, at, to: null, seen: seen(occurrenceField(at)) },
    { do: 'changeOccurrence', id, open, at, to: { time: time(pick % 11), title: null, place: `Saal ${pick}`, standing: 'planned' }, seen: seen(occurrenceField(at)) },
    { do: 'removeEvent', id, open },
    { do: 'keepEvent', id, open },
    { do: 'publishEvent', id },
    { do: 'hideEvent', id },
    { do: 'importEvents', open, events: [{ id, title: `Eingeführt ${pick}`, time: time(1), repeats: 'FREQ=WEEKLY', origin: { sequence: pick, from: 'import' }, cancelled: false, changes: [[addDays(begin, 8), null]] }] },
  ];
  return commands[kind % commands.length] as Command;
}

const views = (office: Office): readonly EventView[] => [...eventViews(office.board, 'event'), ...eventViews(office.team, 'internalEvent')].toSorted((a, b) => (a.event.id < b.event.id ? -1 : 1));
const shown = (office: Office) => calendarRoom(async () => ({ board: office.board, team: office.team, followed: [], receiptOf: () => 'hub' })).occurrences(addDays(begin, -30), addDays(begin, 60));

const acts = fc.array(fc.record({ who: fc.nat(2), kind: fc.nat(12), pick: fc.nat(30), meets: fc.option(fc.tuple(fc.nat(2), fc.nat(2)), { freq: 4 }) }), { minLength: 5, maxLength: 40 });

test('D-205 D-194 D-196 property: three phones that change events and series apart, remove and open them, end with one calendar in which nothing said last is lost', async () => {
  await fc.assert(fc.asyncProperty(acts, async (all) => {
    const offices = [openOffice(anna, 1), openOffice(bert, 2), openOffice(anna, 3)] as const;
    for (const { who, kind, pick, meets } of all) {
      const office = offices[who] as Office;
      office.run(step(office, kind, pick));
      if (meets && meets[0] !== meets[1]) exchange(offices[meets[0]] as Office, offices[meets[1]] as Office);
    }
    exchange(...offices);
    exchange(...offices);
    const [first, ...others] = offices;
    for (const other of others) {
      expect(views(other)).toEqual(views(first));
      expect(await shown(other)).toEqual(await shown(first));
    }
    for (const view of views(first)) holdsAll(view);
  }), { numRuns: 120 });
});

/** What stands last of each field is shown, or is among the values to choose from; and a removal that did not know of something shows the event. */
function holdsAll(view: EventView): void {
  const fields = new Set(view.record.edits.map(({ field }) => field));
  for (const field of fields) {
    const standing = new Set(heads(view.record, field).map(({ value }) => JSON.stringify(value)));
    const choices = field.startsWith('at:') ? view.alone.find(({ at }) => `at:${at}` === field)?.choices : view.contested[field as keyof EventFields];
    if (field !== 'standing' && standing.size > 1) expect(choices?.length).toBeGreaterThan(1);
  }
  if (view.event.removed && view.event.removed.apart.length > 0) expect(isShown(view)).toBe(true);
}

test('D-196 property: whoever removes an event and whoever changes it apart find it again, whichever phone heard of it first', () => {
  fc.assert(fc.property(fc.nat(6), fc.nat(30), fc.boolean(), (kind, pick, turned) => {
    const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
    const even = pick - (pick % 2);
    const id = ids[even % ids.length] as EventId;
    a.must({ do: 'createEvent', id, open: true, event: { title: 'Sitzung', time: time(0), repeats: 'FREQ=WEEKLY' } });
    exchange(a, b);
    a.must({ do: 'removeEvent', id, open: true });
    const before = eventViews(b.board, 'event')[0]?.event.edits;
    b.run(step(b, 1 + kind, even));
    const changed = eventViews(b.board, 'event')[0]?.event.edits !== before;
    exchange(...(turned ? [a, b] : [b, a]));
    const seen = [a, b].map((office) => eventViews(office.board, 'event').map((view) => [isShown(view), view.event.removed?.apart]));
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.[0]?.[0]).toBe(changed);
  }), { numRuns: 60 });
});
