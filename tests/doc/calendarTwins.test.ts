import { expect, test } from 'vitest';
import type { EventId } from '#base/ids.ts';
import { calendarRoom } from '#app/calendarRoom.ts';
import type { Command } from '#domain/command.ts';
import { anna, bert, day, exchange, openOffice, type Office } from './office.ts';

const id = 'event-1' as EventId;
const time = { allDay: true, begin: day('2026-12-01'), end: day('2026-12-01') } as const;
const create = (open: boolean): Command => ({ do: 'createEvent', id, open, event: { title: 'Sitzung', time } });
const place = (office: Office, open: boolean, value: string): Command => ({ do: 'editEvent', id, open, edits: [{ field: 'place', value, seen: office.known.heads(open ? 'event' : 'internalEvent', id, 'place') }] });
const room = (office: Office) => calendarRoom(async () => ({ board: office.board, team: office.team, followed: [], receiptOf: () => 'hub' }));
const shown = async (office: Office) => (await room(office).occurrences(day('2026-12-01'), day('2026-12-01'))).map(({ open, place: at, contested }) => ({ open, at, contested }));
function pair(open: boolean): readonly [Office, Office] {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  a.must(create(open));
  exchange(a, b);
  return [a, b];
}

test('D-198 opened by one and changed inside by another, it stands once, as open, with the change beside it', async () => {
  const [a, b] = pair(false);
  a.must({ do: 'publishEvent', id });
  b.must(place(b, false, 'Rathaus'));
  exchange(a, b);
  expect(await shown(a)).toEqual([{ open: true, at: '', contested: false }]);
  expect(await room(a).event(id)).toMatchObject({ event: { open: true }, inside: { open: false, place: 'Rathaus' } });
});

test('D-198 taken back inside by one and changed in the open by another: both stand until somebody settles the open one, and settling it touches the internal one not at all', async () => {
  const [a, b] = pair(true);
  a.must({ do: 'hideEvent', id });
  b.must(place(b, true, 'Rathaus'));
  exchange(a, b);
  expect(await shown(b)).toEqual([{ open: true, at: 'Rathaus', contested: true }, { open: false, at: '', contested: false }]);
  expect(await room(b).event(id)).toMatchObject({ event: { open: true }, removedApart: { fields: ['place'] }, inside: null });
  b.must({ do: 'removeEvent', id, open: true });
  exchange(a, b);
  expect(await shown(a)).toEqual([{ open: false, at: '', contested: false }]);
  expect(await room(a).event(id)).toMatchObject({ event: { open: false, standing: 'planned' }, removedApart: null, inside: null });
});
