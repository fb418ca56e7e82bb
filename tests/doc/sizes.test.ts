import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { newId, type ContactId, type MemberId } from '#base/ids.ts';
import { decide } from '#domain/decide.ts';
import { demoCommands } from '#app/demo.ts';
import { contactIds, contactRow } from '#doc/contacts.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import { openTaskRows } from '#doc/tasks.ts';
import { dueGroup } from '#domain/calendar.ts';
import { writesOf } from '../support/decided.ts';
import { seededRandom } from '../support/random.ts';
import { sampleCommands } from '../support/sampleData.ts';
import { anna, day, openOffice, spoken } from './office.ts';

test('a change of one field is an update of at most 100 bytes, real ids included', () => {
  const member = newId<MemberId>(seededRandom(7));
  const office = openOffice(member, 3_000_000_000);
  const contact = newId<ContactId>(seededRandom(8));
  office.must({ do: 'createContact', id: contact, contact: { name: 'Jana' }, consent: spoken });
  const sizes: number[] = [];
  office.team.on('update', (update: Uint8Array) => sizes.push(update.length));
  for (const stage of ['in-talks', 'considering', 'committed'] as const) {
    office.must({ do: 'editContact', id: contact, edits: [{ field: 'stage', value: stage, seen: office.known.contactHeads(contact)?.stage ?? [] }] });
  }
  expect(sizes.every((size) => size <= 100), sizes.join(' ')).toBe(true);
});

test('the sample is the same for the same seed and every command of it is accepted', () => {
  const commands = sampleCommands(40, 5);
  expect(commands).toEqual(sampleCommands(40, 5));
  expect(commands).not.toEqual(sampleCommands(40, 6));
  expect(commands).toHaveLength(40 * 5);
  const office = openOffice(anna, 1);
  for (const command of commands) office.must(command);
  expect(contactIds(office.team)).toHaveLength(40);
  expect(contactIds(office.team).some((id) => contactRow(office.team, id)?.contested)).toBe(false);
  for (const command of commands) if (command.do === 'logTalk') expect(command.talk.notes.length >= 150 && command.talk.notes.length <= 250).toBe(true);
});

test('the demonstration is accepted on any day, and has something overdue, due today and to come', () => {
  for (const today of ['2026-11-23', '2028-02-29', '2027-03-28'].map(day)) {
    const team = new Y.Doc();
    const random = seededRandom(1);
    team.transact(() => {
      for (const step of demoCommands(today, anna)) {
        const by = { member: step.member ?? anna, at: step.at, today: step.today, random, roles: ['lead', 'treasurer'] as const };
        const decided = decide(step.command, knownFrom(team), by);
        if (!decided.ok) throw new Error(`${step.command.do}: ${decided.refusal} ${decided.detail ?? ''}`);
        applyWrites(team, writesOf(decided.value), by, 'demo');
      }
    });
    const rows = contactIds(team).map((id) => contactRow(team, id));
    expect(rows).toHaveLength(74);
    expect(rows.every((row) => row?.municipality)).toBe(true);
    expect(rows.some((row) => row?.contested)).toBe(false);
    const groups = Object.groupBy(openTaskRows(team), (task) => dueGroup(task, today));
    expect([groups.overdue?.length ?? 0, groups.today?.length ?? 0].every((count) => count >= 3)).toBe(true);
    expect(openTaskRows(team).length).toBeGreaterThan(30);
    expect(new Set(rows.map((row) => row?.stage)).size).toBeGreaterThan(5);
  }
});
