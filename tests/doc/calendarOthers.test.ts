import * as Y from 'yjs';
import { expect, test } from 'vitest';
import type { CommitteeId, EventId, FollowId } from '#base/ids.ts';
import { unheard } from '#doc/adoption.ts';
import { followsOf } from '#doc/committees.ts';
import { eventView } from '#doc/events.ts';
import { teller } from '#doc/tellings.ts';
import type { Command } from '#domain/command.ts';
import { anna, answer, bert, day, exchange, openOffice, type Office } from './office.ts';

const state = 'follow-state' as FollowId;
const event = 'event-1' as EventId;
const time = { allDay: true, begin: day('2026-12-01'), end: day('2026-12-01') } as const;
const follow = (address: string): Command => ({ do: 'createFollow', id: state, follow: { name: 'Landesverband', address, hue: 'violet' } });

test('D-201 a followed calendar lies in the team and nowhere else; webcal means https, and its address can be changed', () => {
  const office = openOffice(anna, 1);
  office.must(follow('webcal://kalender.example.org/geheim-123.ics'));
  expect(followsOf(office.team)).toMatchObject([{ name: 'Landesverband', address: 'https://kalender.example.org/geheim-123.ics', hue: 'violet', shape: 'ring' }]);
  expect([...office.board.share.keys()].flatMap((root) => [...office.board.getMap(root).keys()])).toEqual([]);
  office.must({ do: 'editFollow', id: state, edits: [{ field: 'standing', value: 'removed', seen: office.known.heads('follow', state, 'standing') }] });
  expect(followsOf(office.team)).toEqual([]);
});

test.each(['', 'http://kalender.example.org/x.ics', 'file:///etc/passwd', 'kalender', 'https://erika:geheim@example.org/x.ics', `https://example.org/${'x'.repeat(1_000)}`])('D-201 the address “%s” is none to follow', (address) => {
  expect(answer(openOffice(anna, 1).run(follow(address)))).toBe('address-unreadable');
});

/** Bert works on alone, and what he said on the board and in the team is left behind. */
function apart(): { readonly lead: Office; readonly left: Record<'board' | 'team', Uint8Array[]> } {
  const [lead, gone] = [openOffice(anna, 1), openOffice(bert, 2)];
  lead.must({ do: 'createEvent', id: event, open: true, event: { title: 'Kreisvorstand', time, repeats: 'FREQ=WEEKLY' } });
  exchange(lead, gone);
  const left: Record<'board' | 'team', Uint8Array[]> = { board: [], team: [] };
  for (const circle of ['board', 'team'] as const) gone[circle].on('update', (update: Uint8Array, origin: unknown) => void (origin === 'own' && left[circle].push(update)));
  gone.must({ do: 'createCommittee', id: 'committee-forum' as CommitteeId, committee: { name: 'Landesforum' } });
  gone.must({ do: 'editEvent', id: event, edits: [{ field: 'committee', value: 'committee-forum' as CommitteeId, seen: gone.known.heads('event', event, 'committee') }] });
  gone.must({ do: 'changeOccurrence', id: event, at: day('2026-12-08'), to: null, seen: [] });
  gone.must({ do: 'removeEvent', id: event });
  gone.must({ do: 'createEvent', id: 'event-inside' as EventId, open: false, event: { title: 'Vorgespräch', time } });
  gone.must(follow('https://example.org/x.ics'));
  return { lead, left };
}

test('D-207 what a removed device left of the calendar is told by its name and adopted into the circle it lies in, single occurrences and removals too', () => {
  const { lead, left } = apart();
  const said = (['board', 'team'] as const).map((circle) => unheard(lead[circle], left[circle], new Set()).flatMap((one) => one.said));
  const tellings = said.flatMap((of) => teller(lead.team, said.flat(), lead.board)(of));
  expect(tellings).toEqual([
    { say: 'committee', name: 'Landesforum', made: true }, { say: 'event', name: 'Kreisvorstand', made: false }, { say: 'event', name: 'Kreisvorstand', made: false }, { say: 'event', name: 'Kreisvorstand', made: false },
    { say: 'event', name: 'Vorgespräch', made: true }, { say: 'follow', name: 'Landesverband', made: true },
  ]);
  for (const of of said) lead.must({ do: 'adopt', said: of });
  expect(eventView(lead.board, 'event', event)?.event).toMatchObject({ committee: 'committee-forum', changes: [['2026-12-08', null]], standing: 'removed', removed: { apart: [], by: bert } });
  expect([eventView(lead.team, 'internalEvent', 'event-inside' as EventId)?.event.title, followsOf(lead.team).length]).toEqual(['Vorgespräch', 1]);
  expect([...new Y.Doc().share.keys(), ...[...lead.board.share.keys()].filter((root) => lead.board.getMap(root).size > 0)].toSorted()).toEqual(['committee', 'event']);
});

test('D-207 a change of an event that never arrived is refused, inside and open alike', () => {
  const change = (kind: 'event' | 'internalEvent'): Command => ({ do: 'adopt', said: [{ make: 'change', kind, id: 'event-none', edit: 'edit0001' as never, field: 'title', value: 'x', replaces: [], by: { member: bert, at: 1 } }] });
  const office = openOffice(anna, 1);
  expect([answer(office.run(change('event'))), answer(office.run(change('internalEvent')))]).toEqual(['event-unknown', 'event-unknown']);
});
