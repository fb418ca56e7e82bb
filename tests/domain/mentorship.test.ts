import { expect, test } from 'vitest';
import type { Command } from '#domain/command.ts';
import { mentorshipStates, type MentorshipState } from '#domain/mentorship.ts';
import { mentorshipRow } from '#doc/mentorships.ts';
import { answer, anna, bert, contactId, day, exchange, mentorshipId, noteId, openOffice, spoken, type Office } from '../doc/office.ts';

const [jana, kim, lea, olga] = [contactId('jana'), contactId('kim'), contactId('lea'), contactId('olga')];
const one = mentorshipId('one');
const noNote = { how: '', lacks: '', next: '' };
const create: Extract<Command, { do: 'createMentorship' }> = { do: 'createMentorship', id: one, mentor: kim, mentee: jana, mentorship: { aim: ' Reden üben ', rhythm: 'monthly', state: 'agreed', agreedOn: day('2026-11-20') } };

/** Jana and Lea with consent, Kim who is Anna of the team, Olga with neither. */
function office(): Office {
  const made = openOffice(anna, 1);
  for (const id of [jana, lea]) made.must({ do: 'createContact', id, contact: { name: id }, consent: spoken });
  for (const id of [kim, olga]) made.must({ do: 'createContact', id, contact: { name: id } });
  made.must({ do: 'nameMember', member: anna, name: 'Anna' });
  made.must({ do: 'nameMember', member: bert, name: 'Bert' });
  made.must({ do: 'linkMember', member: anna, contact: kim });
  return made;
}
function begun(state: MentorshipState): Office {
  const made = office();
  made.must({ ...create, mentorship: { ...create.mentorship, state: state === 'requested' ? 'requested' : 'agreed', agreedOn: state === 'requested' ? null : day('2026-11-20') } });
  if (state === 'running' || state === 'paused') made.must({ do: 'startMentorship', id: one });
  if (state === 'paused') made.must({ do: 'pauseMentorship', id: one, until: null });
  if (state === 'ended') made.must({ do: 'endMentorship', id: one, closings: [], on: day('2026-11-22') });
  if (state === 'handed-over') made.must(handOver);
  return made;
}
const handOver: Command = { do: 'handOverMentorship', id: one, newId: mentorshipId('two'), to: lea, menteeAgreed: true, notes: null };
const stateOf = (made: Office) => made.known.mentorship(one)?.state;

test('D-77 a mentorship is between two people who agreed to be kept, or one of the team, and one at most between the same two', () => {
  const made = office();
  const between = (mentor: typeof jana, mentee: typeof jana) => answer(made.run({ ...create, id: mentorshipId(`${mentor} ${mentee}`), mentor, mentee }));
  expect([between(contactId('none'), jana), between(kim, contactId('none')), between(jana, jana), between(kim, olga), between(olga, jana), between(lea, jana)]).toEqual([
    'contact-unknown', 'contact-unknown', 'same-person', 'needs-consent', 'needs-consent', 'accepted',
  ]);
  expect([answer(made.run(create)), answer(made.run(create)), answer(made.run({ ...create, id: mentorshipId('again') }))]).toEqual(['accepted', 'already-exists', 'mentored-already']);
  made.must({ do: 'endMentorship', id: one, closings: [], on: day('2026-11-23') });
  expect(answer(made.run({ ...create, id: mentorshipId('again') }))).toBe('accepted');
  expect(made.known.mentorship(one)).toMatchObject({ mentor: kim, mentee: jana, aim: 'Reden üben', agreedOn: '2026-11-20', continues: null, createdBy: anna });
});

test('D-77 what is asked for has no day of agreement, and an agreement is not to come', () => {
  const made = office();
  const as = (state: 'requested' | 'agreed', agreedOn: string | null) => answer(made.run({ ...create, mentorship: { ...create.mentorship, state, agreedOn: agreedOn as never } }));
  expect([as('requested', '2026-11-20'), as('agreed', '2026-11-24'), as('agreed', '2026-02-30'), as('requested', null)]).toEqual(['not-now', 'date-in-future', 'date-unreadable', 'accepted']);
  expect(answer(made.run({ do: 'agreeMentorship', id: one, on: day('2026-11-24') }))).toBe('date-in-future');
  made.must({ do: 'agreeMentorship', id: one, on: day('2026-11-22') });
  expect(made.known.mentorship(one)).toMatchObject({ state: 'agreed', agreedOn: '2026-11-22' });
});

test('D-78 from each state only where it may go, and undo puts it back', () => {
  const moves: readonly (readonly [Command, readonly MentorshipState[]])[] = [
    [{ do: 'agreeMentorship', id: one, on: day('2026-11-22') }, ['requested']],
    [{ do: 'startMentorship', id: one }, ['agreed']],
    [{ do: 'pauseMentorship', id: one, until: null }, ['running']],
    [{ do: 'resumeMentorship', id: one }, ['paused']],
    [{ do: 'endMentorship', id: one, closings: [], on: day('2026-11-22') }, ['requested', 'agreed', 'running', 'paused']],
    [handOver, ['agreed', 'running', 'paused']],
  ];
  for (const [command, allowed] of moves) {
    for (const state of mentorshipStates) {
      const made = begun(state);
      const done = made.run({ ...command, ...('newId' in command ? { newId: mentorshipId('other') } : {}) });
      expect(answer(done), `${state} ${command.do}`).toBe(allowed.includes(state) ? 'accepted' : 'not-now');
      if (!done.ok || !done.value.undo) continue;
      made.must(done.value.undo);
      expect(stateOf(made)).toBe(state);
    }
    expect(answer(office().run(command))).toBe('mentorship-unknown');
  }
});

test('D-79 withdrawing a consent ends what it allowed and empties the aim; undo brings nothing back', () => {
  const made = begun('running');
  const undo = made.must({ do: 'pauseMentorship', id: one, until: null });
  made.must({ ...create, id: mentorshipId('two'), mentor: lea });
  const other = made.must({ do: 'startMentorship', id: mentorshipId('two') });
  made.must({ do: 'withdrawConsent', id: lea, consent: spoken });
  expect(other && answer(made.run(other))).toBe('needs-consent');
  expect([stateOf(made), made.known.mentorship(mentorshipId('two'))?.state]).toEqual(['paused', 'ended']);
  made.must({ do: 'withdrawConsent', id: jana, consent: spoken });
  expect(made.known.mentorship(one)).toMatchObject({ state: 'ended', aim: '' });
  expect(undo && answer(made.run(undo))).toBe('needs-consent');
});

test('D-79 one that was begun apart from the withdrawal is shown as lacking the consent and takes no check-in', () => {
  const [a, b] = [office(), openOffice(anna, 2)];
  exchange(a, b);
  a.must({ do: 'withdrawConsent', id: jana, consent: spoken });
  b.must(create);
  exchange(a, b);
  expect(mentorshipRow(a.team, one)).toMatchObject({ state: 'agreed', lacksConsent: true });
  const checkIn: Command = { do: 'recordCheckIn', id: noteId('n'), mentorship: one, on: day('2026-11-22'), helpWanted: false, next: null, note: noNote };
  expect(answer(b.run(checkIn))).toBe('needs-consent');
  a.must({ do: 'recordConsent', id: jana, consent: spoken });
  expect([mentorshipRow(a.team, one)?.lacksConsent, answer(a.run(checkIn))]).toEqual([false, 'accepted']);
});

test('D-81 a pause ends on a day to come, or when somebody ends it, which is the day that counts', () => {
  const made = begun('running');
  const pause = (until: string) => answer(made.run({ do: 'pauseMentorship', id: one, until: day(until) }));
  expect([pause('2026-11-23'), pause('2026-02-30'), pause('2026-12-31')]).toEqual(['date-in-past', 'date-unreadable', 'accepted']);
  made.must({ do: 'resumeMentorship', id: one });
  expect(made.known.mentorship(one)).toMatchObject({ state: 'running', pausedUntil: '2026-11-23' });
  made.must({ do: 'pauseMentorship', id: one, until: day('2026-12-01') });
  made.at += 20 * 86_400_000;
  made.must({ do: 'resumeMentorship', id: one });
  expect(made.known.mentorship(one)?.pausedUntil).toBe('2026-12-01');
});

test('D-84 a sixth open mentorship is not refused', () => {
  const made = office();
  for (let index = 0; index < 7; index += 1) {
    made.must({ do: 'createContact', id: contactId(`m${index}`), contact: { name: `M ${index}` }, consent: spoken });
    expect(answer(made.run({ ...create, id: mentorshipId(`m${index}`), mentee: contactId(`m${index}`) }))).toBe('accepted');
  }
});

test('D-88 a hand-over ends one and begins another that continues it, with the mentee’s agreement', () => {
  const made = begun('running');
  expect(answer(made.run({ ...handOver, menteeAgreed: false } as never))).toBe('needs-agreement');
  expect([answer(made.run({ ...handOver, to: olga })), answer(made.run({ ...handOver, to: jana })), answer(made.run({ ...handOver, newId: one }))]).toEqual(['needs-consent', 'same-person', 'already-exists']);
  expect(answer(made.run({ ...handOver, notes: 'not base 64!' }))).toBe('value-unknown');
  expect(stateOf(made)).toBe('running');
  made.must({ ...handOver, notes: 'c2VhbGVk' });
  expect(stateOf(made)).toBe('handed-over');
  expect(made.known.mentorship(mentorshipId('two'))).toMatchObject({
    mentor: lea, mentee: jana, aim: 'Reden üben', rhythm: 'monthly', state: 'agreed', agreedOn: '2026-11-23', continues: one, menteeAgreed: true, handedNotes: ['c2VhbGVk'], checkIns: [],
  });
  expect(mentorshipRow(made.team, one)).toMatchObject({ continuedBy: mentorshipId('two') });
});

test('D-88 whoever began anew goes on with the same mentor', () => {
  const made = begun('running');
  expect(answer(made.run({ ...handOver, to: kim }))).toBe('accepted');
});

test('D-89 each side answers once, and the answers stay', () => {
  const made = begun('running');
  const end = (closings: readonly unknown[], on = '2026-11-22') => answer(made.run({ do: 'endMentorship', id: one, closings: closings as never, on: day(on) }));
  const [yes, no] = [{ side: 'mentor', again: 'yes' }, { side: 'mentee', again: 'no' }];
  expect([end([yes, yes]), end([{ side: 'mentor', again: 'perhaps' }]), end([{ side: 'dog', again: 'yes' }]), end([yes], '2026-11-24')]).toEqual(['too-many', 'value-unknown', 'value-unknown', 'date-in-future']);
  expect(end([yes, no])).toBe('accepted');
  expect(stateOf(made)).toBe('ended');
  expect(made.known.mentorship(one)?.closings.toSorted((a, b) => (a.side < b.side ? 1 : -1))).toEqual([{ ...yes, on: '2026-11-22' }, { ...no, on: '2026-11-22' }]);
});

test('D-90 two who work on one mentorship apart lose nothing', () => {
  const [a, b] = [begun('agreed'), openOffice(bert, 2)];
  a.must({ do: 'editMentorship', id: one, edits: [{ field: 'coMentor', value: bert, seen: a.known.heads('mentorship', one, 'coMentor') }] });
  exchange(a, b);
  b.at = a.at + 3_600_000;
  const edit = (made: Office, field: 'aim' | 'rhythm', value: string) => made.must({ do: 'editMentorship', id: one, edits: [{ field, value, seen: made.known.heads('mentorship', one, field) } as never] });
  edit(a, 'aim', 'Haushalt lesen');
  edit(b, 'aim', 'Anträge schreiben');
  edit(b, 'rhythm', 'weekly');
  for (const [made, id] of [[a, 'a'], [b, 'b']] as const) made.must({ do: 'recordCheckIn', id: noteId(id), mentorship: one, on: day('2026-11-22'), helpWanted: id === 'b', next: null, note: noNote });
  exchange(a, b);
  for (const made of [a, b]) {
    expect(mentorshipRow(made.team, one)).toMatchObject({ state: 'running', rhythm: 'weekly', aim: 'Anträge schreiben', checkInCount: 2, helpWanted: true });
    expect(mentorshipRow(made.team, one)?.contested).toMatchObject({ aim: [{ value: 'Anträge schreiben' }, { value: 'Haushalt lesen' }] });
    expect(Object.keys(mentorshipRow(made.team, one)?.contested ?? {})).toEqual(['aim']);
  }
  expect(mentorshipRow(a.team, one)).toEqual(mentorshipRow(b.team, one));
});

test('D-90 one pauses it and another ends it apart: both stand until somebody settles it', () => {
  const [a, b] = [begun('running'), openOffice(bert, 2)];
  exchange(a, b);
  b.at = a.at + 3_600_000;
  a.must({ do: 'pauseMentorship', id: one, until: null });
  b.must({ do: 'endMentorship', id: one, closings: [], on: day('2026-11-22') });
  exchange(a, b);
  expect(mentorshipRow(a.team, one)?.contested.state?.map(({ value }) => value)).toEqual(['ended', 'paused']);
});
