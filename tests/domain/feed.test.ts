import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { feedOpening } from '#doc/feeds.ts';
import { knownFrom } from '#doc/known.ts';
import { spaceName } from '#doc/members.ts';
import { applyWrites } from '#doc/records.ts';
import { checkFollowField } from '#domain/calendarFields.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import { followsOf } from '#doc/committees.ts';
import type { FollowId } from '#base/ids.ts';
import type { TeamRole } from '#domain/known.ts';
import { anna, day } from '../doc/office.ts';
import { seededRandom } from '../support/random.ts';

const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];

function device(seed: number) {
  const team = new Y.Doc();
  const random = seededRandom(seed);
  let at = 0;
  const told = (command: Command, roles: readonly TeamRole[] = ['lead']) => {
    at += 1_000;
    const by = { member: anna, at, today: day('2026-11-25'), random, roles };
    const decided = decide(command, knownFrom(team), by);
    if (!decided.ok) return decided.refusal;
    for (const { writes } of decided.value.parts) applyWrites(team, writes, by, 'own');
    return { parts: decided.value.parts.length, undo: decided.value.undo };
  };
  return { team, told, set: (token: string | null, roles?: readonly TeamRole[]) => told({ do: 'setFeed', token }, roles) };
}
function meet(...docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

test('D-250 Leitung opens and withdraws, nobody else; an address that was withdrawn never comes back', () => {
  const { team, set, told } = device(1);
  told({ do: 'nameSpace', name: 'Kreisverband Nord' });
  expect(feedOpening(team)).toEqual({ number: 0, token: null });
  expect(set(null)).toEqual({ parts: 0, undo: null });
  expect([set(first, ['treasurer', 'canvasser', 'mentor']), set(first, []), set('short'), set(`${first}/`)]).toEqual(['not-your-role', 'not-your-role', 'value-unknown', 'value-unknown']);
  expect(set(first)).toEqual({ parts: 1, undo: null });
  expect(set(null)).toEqual({ parts: 1, undo: null });
  expect(set(first)).toBe('already-exists');
  expect(set(second)).toEqual({ parts: 1, undo: null });
  expect([feedOpening(team), spaceName(team)]).toEqual([{ number: 3, token: second }, 'Kreisverband Nord']);
});

test('D-251 of two addresses opened apart every device shows the same, and the number is higher than each had', () => {
  const [a, b, reader] = [device(2), device(3), device(4)];
  a.set(first);
  b.set(second);
  expect([feedOpening(a.team).number, feedOpening(b.team).number]).toEqual([1, 1]);
  meet(a.team, b.team, reader.team);
  const shown = feedOpening(reader.team);
  expect([feedOpening(a.team), feedOpening(b.team)]).toEqual([shown, shown]);
  expect([shown.number, [first, second].includes(shown.token ?? '')]).toEqual([2, true]);
  b.set(null);
  meet(a.team, b.team);
  expect(feedOpening(a.team)).toEqual({ number: 3, token: null });
});

test('D-252 a calendar of the own hub is followed by its path, and nothing else of the hub is', () => {
  const { team, told } = device(5);
  expect(told({ do: 'createFollow', id: 'f' as FollowId, follow: { name: 'Nachbarkreis', address: `/kalender/${first}.ics` } })).toMatchObject({ parts: 1 });
  expect(followsOf(team).map(({ address }) => address)).toEqual([`/kalender/${first}.ics`]);
  for (const wrong of ['/health', '/kalender/', '/kalender/x.ics', `//host/kalender/${first}.ics`, `/kalender/${first}.ics?x`, `http://localhost/kalender/${first}.ics`]) expect(checkFollowField('address', wrong).ok).toBe(false);
});
