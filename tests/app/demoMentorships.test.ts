import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { demoCommands } from '#app/demo.ts';
import { knownFrom } from '#doc/known.ts';
import { mandateIds, mandateRow } from '#doc/mandates.ts';
import { mentorshipIds, mentorshipOf, mentorshipRow } from '#doc/mentorships.ts';
import { applyWrites } from '#doc/records.ts';
import { decide } from '#domain/decide.ts';
import { standingStates } from '#domain/mandate.ts';
import { mentorshipStates } from '#domain/mentorship.ts';
import { dueCheckIn, isQuiet } from '#domain/mentorshipDue.ts';
import { anna, day } from '../doc/office.ts';
import { writesOf } from '../support/decided.ts';
import { seededRandom } from '../support/random.ts';

const today = day('2026-11-25');

function demonstration(): Y.Doc {
  const team = new Y.Doc();
  const random = seededRandom(1);
  for (const { command, at, today: on, member = anna } of demoCommands(today, anna)) {
    const decided = decide(command, knownFrom(team), { member, at, today: on, random, roles: ['lead', 'treasurer'] });
    if (!decided.ok) throw new Error(`${command.do}: ${decided.refusal} ${decided.detail ?? ''}`);
    applyWrites(team, writesOf(decided.value), { member, at }, 'demo');
  }
  return team;
}

test('the demonstration shows mandates of three bodies in every state, and mentorships in every state', () => {
  const team = demonstration();
  const mandates = mandateIds(team).map((id) => mandateRow(team, id));
  expect(new Set(mandates.map((row) => `${row?.body} ${row?.place}`)).size).toBe(3);
  expect(new Set(mandates.map((row) => row?.standingAgain))).toEqual(new Set(standingStates));
  expect(mandates.every((row) => row?.contactName)).toBe(true);
  const mentorships = mentorshipIds(team).map((id) => mentorshipRow(team, id));
  expect(mentorships.length).toBeGreaterThan(12);
  expect(new Set(mentorships.map((row) => row?.state))).toEqual(new Set(mentorshipStates));
  expect(mentorships.filter((row) => row?.helpWanted)).toHaveLength(1);
  expect(mentorships.filter((row) => row?.continues)).toHaveLength(1);
});

test('one mentorship of the demonstration’s own member is due today, and one mentor went quiet', () => {
  const team = demonstration();
  const all = mentorshipIds(team).map((id) => ({ row: mentorshipRow(team, id), mentorship: mentorshipOf(team, id) }));
  const own = all.filter(({ row }) => row?.mentorMember === anna).map(({ mentorship }) => mentorship && dueCheckIn(mentorship, today));
  expect(own.toSorted()).toEqual(['2026-11-13', today, '2026-11-29']);
  expect(all.filter(({ mentorship }) => mentorship && isQuiet(mentorship, today)).map(({ row }) => row?.mentorName)).toEqual(['Rolf Eichenhain']);
});
