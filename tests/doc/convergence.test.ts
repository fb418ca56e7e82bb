import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import type { ContactId, Id, MemberId, TalkId, TaskId } from '#base/ids.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import { stages } from '#domain/contact.ts';
import { rhythms } from '#domain/rhythm.ts';
import { outcomes } from '#domain/talk.ts';
import { contactDetail, contactIds, contactRow } from '#doc/contacts.ts';
import { guideDetail } from '#doc/guide.ts';
import { mandateIds, mandateRow } from '#doc/mandates.ts';
import { mentorshipIds, mentorshipOf, mentorshipRow } from '#doc/mentorships.ts';
import { memberRows, spaceName } from '#doc/members.ts';
import { readRecord, recordIds } from '#doc/records.ts';
import { openTaskRows } from '#doc/tasks.ts';
import { aTalk, anna, openOffice, spoken, type Office } from './office.ts';
import { writesOf } from '../support/decided.ts';
import { mandateStep, mentorshipStep } from '../support/recruitingSteps.ts';

type Step = { readonly who: number; readonly act: number; readonly a: number; readonly b: number };

const steps = fc.array(fc.record({ who: fc.nat(3), act: fc.nat(22), a: fc.nat(50), b: fc.nat(50) }), { minLength: 1, maxLength: 40 });

/** A command that this office's person might give now; `count` keeps new ids apart, as random ones would be. */
function commandFor(office: Office, { who, act, a, b }: Step, count: number): Command {
  const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];
  const contact = pick(contactIds(office.team), a) ?? ('contact-none' as ContactId);
  const other = pick(contactIds(office.team), b) ?? contact;
  const talk = (pick(recordIds(office.team, 'talk'), a) ?? 'talk-none') as TalkId;
  const task = (pick(recordIds(office.team, 'task'), a) ?? 'task-none') as TaskId;
  const member = `member-${who}` as MemberId;
  const id = `${who}-${count}`;
  const seen = office.known.contactHeads(contact);
  const step = { what: `tun ${b}`, due: addDays(office.today(), b), responsible: member };
  const commands: readonly Command[] = [
    { do: 'createContact', id: `contact-${id}` as ContactId, contact: { name: `Person ${b}` }, ...(b % 3 ? { consent: spoken } : {}) },
    { do: 'editContact', id: contact, edits: [{ field: 'name', value: `Name ${b % 5}`, seen: seen?.name ?? [] }] },
    { do: 'editContact', id: contact, edits: [{ field: 'stage', value: stages[b % stages.length] ?? 'proposed', seen: seen?.stage ?? [] }] },
    { do: 'editContact', id: contact, edits: [{ field: 'notes', value: `Notiz ${b}`, seen: b % 2 ? (seen?.notes ?? []) : [] }] },
    { do: 'recordConsent', id: contact, consent: spoken },
    { do: 'withdrawConsent', id: contact, consent: { way: 'message', on: addDays(spoken.on, b % 4) } },
    { do: 'logTalk', id: `talk-${id}` as TalkId, with: { contact }, talk: { ...aTalk, outcome: outcomes[b % outcomes.length] ?? 'interested' }, nextStep: { ...step, id: `task-${id}` as TaskId } },
    { do: 'moveTalk', id: talk, to: other },
    { do: 'createTask', id: `task-${id}` as TaskId, contact, task: { ...step, repeats: rhythms[b % 5] ?? null } },
    { do: 'completeTask', id: task },
    { do: 'postponeTasks', ids: [task, ...recordIds(office.team, 'task').slice(0, b % 3)] as TaskId[], due: step.due },
    { do: 'nameMember', member: `member-${b % 4}` as MemberId, name: `Mitglied ${a}` },
    { do: 'nameSpace', name: `Kreisverband ${b % 3}` },
    { do: 'editGuide', points: [{ id: `punkt-${b % 3}`, title: `Punkt ${a}`, hint: '' }] },
  ];
  const taking = { doc: office.team, member, pick: a * 7 + b, on: addDays(spoken.on, b % 9), fresh: <T extends Id<string>>() => `new-${id}` as T };
  if (act > commands.length) return mentorshipStep(taking);
  return commands[act] ?? mandateStep(taking);
}

function everything(office: Office): unknown {
  const ids = [...contactIds(office.team)].toSorted();
  return {
    details: ids.map((id) => contactDetail(office.team, id)),
    rows: ids.map((id) => contactRow(office.team, id)),
    tasks: openTaskRows(office.team),
    mandates: mandateIds(office.team).toSorted().map((id) => mandateRow(office.team, id)),
    mentorships: mentorshipIds(office.team).toSorted().map((id) => [mentorshipRow(office.team, id), mentorshipOf(office.team, id)]),
    members: memberRows(office.team, anna),
    space: spaceName(office.team),
    guide: guideDetail(office.board),
  };
}

/** Runs the steps on offices apart; answers their updates and every edit that was accepted. */
function workApart(offices: readonly Office[], todo: readonly Step[]) {
  const updates: { readonly team: boolean; readonly update: Uint8Array }[] = [];
  const edits: string[] = [];
  for (const office of offices) {
    office.team.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'own' && updates.push({ team: true, update })));
    office.board.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'own' && updates.push({ team: false, update })));
  }
  todo.forEach((step, count) => {
    const office = offices[step.who % offices.length] as Office;
    const decided = office.run(commandFor(office, step, count));
    if (decided.ok) for (const write of writesOf(decided.value).filter(({ kind }) => kind !== 'note')) edits.push(`${write.kind} ${write.id}${'edit' in write ? ` ${write.edit}` : ''}`);
    // Now and then one hears of another, so that work builds on work.
    const heard = updates[step.b % Math.max(1, updates.length)];
    if (heard && step.a % 3 === 0) deliver(offices[(step.who + 1) % offices.length] as Office, heard);
  });
  return { updates, edits };
}

function deliver(office: Office, { team, update }: { readonly team: boolean; readonly update: Uint8Array }): void {
  Y.applyUpdate(team ? office.team : office.board, update, 'other');
}

function editsIn(office: Office): ReadonlySet<string> {
  const born = (['contact', 'talk', 'task', 'mandate', 'mentorship'] as const).flatMap((kind) => recordIds(office.team, kind).map((id) => `${kind} ${id}`));
  const changed = (['contact', 'talk', 'task', 'mandate', 'mentorship', 'member', 'space', 'guide'] as const).flatMap((kind) => {
    const doc = kind === 'guide' ? office.board : office.team;
    return recordIds(doc, kind).flatMap((id) => readRecord(doc, kind, id)?.edits.map((edit) => `${kind} ${id} ${edit.id}`) ?? []);
  });
  return new Set([...born, ...changed]);
}

test('D-20 D-90 whoever hears the same updates, in any order and twice, sees the same and misses nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 4 }), steps, fc.infiniteStream(fc.nat(1_000_000)), (count, todo, shuffle) => {
      const offices = Array.from({ length: count }, (_, index) => openOffice(`member-${index}` as MemberId, 1 + index));
      const { updates, edits } = workApart(offices, todo);
      for (const office of offices) {
        const twice = [...updates, ...updates.slice(0, 5)].map((heard) => ({ heard, at: shuffle.next().value as number })).toSorted((a, b) => a.at - b.at);
        for (const { heard } of twice) deliver(office, heard);
      }
      const fresh = openOffice(anna, 99);
      for (const heard of updates) deliver(fresh, heard);
      const seen = everything(fresh);
      for (const office of offices) expect(everything(office)).toEqual(seen);
      const kept = editsIn(fresh);
      for (const edit of edits) expect(kept.has(edit), edit).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('D-19 no update that the rules let through deletes or overwrites anything', () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const { updates } = workApart([openOffice('member-0' as MemberId, 1), openOffice('member-1' as MemberId, 2)], todo);
      for (const { update } of updates) expect(Y.decodeUpdate(update).ds.clients.size).toBe(0);
    }),
    { numRuns: 60 },
  );
});
