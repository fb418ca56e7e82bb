import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id, MemberId } from '#base/ids.ts';
import { mandateIds, mandateRow } from '#doc/mandates.ts';
import { mentorshipIds, mentorshipOf, mentorshipRow } from '#doc/mentorships.ts';
import { readRecord, recordIds } from '#doc/records.ts';
import { mandateStep, mentorshipStep } from '../support/recruitingSteps.ts';
import { writesOf } from '../support/decided.ts';
import { contactId, day, exchange, mentorshipId, openOffice, spoken, type Office } from './office.ts';

const members = ['member-0', 'member-1', 'member-2'].map((id) => id as MemberId);
const [mentor, mentee] = [contactId('mentor'), contactId('mentee')];
const steps = fc.array(fc.record({ who: fc.nat(2), seat: fc.nat(3), pick: fc.nat(999), meet: fc.nat(5) }), { minLength: 4, maxLength: 40 });

/** Three of a team: one mentors, one reads along, one looks after the seats. */
function team(): readonly Office[] {
  const offices = members.map((member, index) => openOffice(member, 1 + index));
  const [first] = offices as [Office];
  for (const id of [mentor, mentee]) first.must({ do: 'createContact', id, contact: { name: id }, consent: spoken });
  for (const member of members) first.must({ do: 'nameMember', member, name: member });
  first.must({ do: 'linkMember', member: 'member-0' as MemberId, contact: mentor });
  first.must({ do: 'createMentorship', id: mentorshipId('one'), mentor, mentee, mentorship: { aim: '', rhythm: 'weekly', state: 'agreed', agreedOn: day('2026-11-01') } });
  first.must({ do: 'editMentorship', id: mentorshipId('one'), edits: [{ field: 'coMentor', value: 'member-1' as MemberId, seen: [] }] });
  exchange(...offices);
  return offices;
}

function everything({ team: doc }: Office): unknown {
  return {
    mandates: mandateIds(doc).toSorted().map((id) => mandateRow(doc, id)),
    mentorships: mentorshipIds(doc).toSorted().map((id) => [mentorshipRow(doc, id), mentorshipOf(doc, id)]),
  };
}

test('D-90 whatever three do to mandates and mentorships apart, all of it is there for each of them, check-ins and notes too', () => {
  const accepted = new Map<string, number>();
  fc.assert(fc.property(steps, (todo) => {
    const offices = team();
    const said: string[] = [];
    const checkIns = new Set<string>();
    todo.forEach(({ who, seat, pick, meet }, count) => {
      const office = offices[who] as Office;
      const taking = { doc: office.team, member: members[who] as MemberId, pick, on: day('2026-11-22'), fresh: <T extends Id<string>>() => `new-${who}-${count}` as T };
      const command = seat === 0 ? mandateStep(taking) : mentorshipStep(taking);
      const decided = office.run(command);
      if (decided.ok) {
        accepted.set(command.do, (accepted.get(command.do) ?? 0) + 1);
        if (command.do === 'recordCheckIn') checkIns.add(command.id);
        said.push(...writesOf(decided.value).map((write) => `${write.kind} ${write.id} ${'edit' in write ? write.edit : 'born'}`));
      }
      if (meet === 0) exchange(office, offices[(who + 1) % offices.length] as Office);
    });
    exchange(...offices);
    exchange(...offices);
    const [first] = offices as [Office];
    for (const office of offices) expect(everything(office)).toEqual(everything(first));
    const kept = keptIn(first);
    for (const one of said) expect(kept.has(one), one).toBe(true);
    expect(new Set(mentorshipIds(first.team).flatMap((id) => mentorshipOf(first.team, id)?.checkIns.map((checkIn) => checkIn.id) ?? []))).toEqual(checkIns);
  }), { numRuns: 150, seed: 90 });
  // The days are worth something only if all of it happened.
  for (const done of ['createMandate', 'editMandate', 'createMentorship', 'editMentorship', 'recordCheckIn', 'pauseMentorship', 'resumeMentorship', 'handOverMentorship', 'endMentorship']) {
    expect(accepted.get(done) ?? 0, done).toBeGreaterThan(1);
  }
});

function keptIn({ team: doc, notes }: Office): ReadonlySet<string> {
  const kinds = ['contact', 'member', 'mandate', 'mentorship', 'note'] as const;
  return new Set(kinds.flatMap((kind) => {
    const of = kind === 'note' ? notes : doc;
    return recordIds(of, kind).flatMap((id) => [`${kind} ${id} born`, ...(readRecord(of, kind, id)?.edits.map((edit) => `${kind} ${id} ${edit.id}`) ?? [])]);
  }));
}
