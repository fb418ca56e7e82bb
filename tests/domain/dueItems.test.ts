import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactId, MandateId, MemberId, MentorshipId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays, endOfWeek } from '#domain/calendar.ts';
import { stages } from '#domain/contact.ts';
import { dueDays, dueSections, withoutOwnCheckIns, type DueContact, type DueMandate, type DueMentorship, type DueSources, type DueTask, type Viewer } from '#domain/dueItems.ts';
import { standingStates } from '#domain/mandate.ts';
import { mentorshipStates } from '#domain/mentorship.ts';
import { rhythms } from '#domain/rhythm.ts';

const day = (text: string) => text as LocalDate;
/** A Wednesday. */
const today = day('2026-11-25');
const [anna, bert, cora] = ['anna', 'bert', 'cora'] as readonly string[] as readonly [MemberId, MemberId, MemberId];
const contactId = (name: string) => name as ContactId;

const task = (id: string, due: string, more: Partial<DueTask> = {}): DueTask => ({ id: id as TaskId, contact: contactId(`of ${id}`), contactName: `Name ${id}`, due: day(due), responsible: anna, givenBy: anna, choices: {}, ...more });
const mentorship = (id: string, more: Partial<DueMentorship> = {}): DueMentorship => ({
  id: id as MentorshipId, mentee: contactId(`mentee ${id}`), menteeName: `Name ${id}`, mentorMember: anna, coMentor: null, state: 'running', rhythm: 'monthly', pausedUntil: null, agreedOn: day('2026-06-01'),
  lastCheckIn: day('2026-10-25'), nextAgreed: null, helpWanted: false, ...more,
});
const mandate = (id: string, more: Partial<DueMandate> = {}): DueMandate => ({ id: id as MandateId, contact: contactId(id), contactName: `Name ${id}`, standingAgain: 'open', endedOn: null, speaksNext: anna, ...more });
const contact = (id: string, more: Partial<DueContact> = {}): DueContact => ({ id: contactId(id), name: `Name ${id}`, stage: 'in-talks', responsible: anna, lastTalk: day('2026-09-01'), ...more });

const nothing: DueSources = { tasks: [], mentorships: [], mandates: [], contacts: [], commitments: [] };
const own: Viewer = { self: anna, whose: anna, leads: false };
const keys = (sources: Partial<DueSources>, viewer: Partial<Viewer> = {}) =>
  Object.fromEntries(dueSections({ ...nothing, ...sources }, { ...own, ...viewer }, today).map(({ name, items }) => [name, items.map((item) => item.key)]));

const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));
const anyone = fc.constantFrom(anna, bert, cora);
const anyContact = fc.integer({ min: 0, max: 15 }).map((n) => contactId(`c${n}`));
const anyTask = fc.record({ contact: anyContact, due: anyDay, responsible: anyone, givenBy: anyone, apart: fc.option(anyone) })
  .map(({ apart, ...rest }) => ({ ...rest, contactName: rest.contact, choices: apart ? { responsible: [{ value: rest.responsible }, { value: apart }] } : {} }));
const anyMentorship = fc.record({
  mentee: anyContact, menteeName: fc.constant('M'), mentorMember: fc.option(anyone), coMentor: fc.option(anyone), state: fc.constantFrom(...mentorshipStates), rhythm: fc.constantFrom(...rhythms),
  pausedUntil: fc.option(anyDay), agreedOn: fc.option(anyDay), lastCheckIn: fc.option(anyDay), nextAgreed: fc.option(anyDay), helpWanted: fc.boolean(),
});
const anyMandate = fc.record({ contact: anyContact, contactName: fc.constant('N'), standingAgain: fc.constantFrom(...standingStates), endedOn: fc.option(anyDay), speaksNext: fc.option(anyone) });
const anyCommitment = fc.record({
  title: fc.constant('A'), due: fc.option(anyDay), state: fc.constantFrom({ is: 'open' }, { is: 'done', on: today }), answerable: fc.option(anyone.map((member) => ({ member }))), kept: fc.boolean(), contested: fc.constant({}),
});
const numbered = <T extends object>(kind: string, each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 12 }).map((some) => some.map((one, index) => ({ ...one, id: `${kind}${index}` })));
const anySources = fc.record({
  tasks: numbered('t', anyTask), mentorships: numbered('s', anyMentorship), mandates: numbered('m', anyMandate), commitments: numbered('k', anyCommitment),
  contacts: fc.uniqueArray(fc.record({ id: anyContact, name: fc.constant('K'), stage: fc.constantFrom(...stages), responsible: fc.option(anyone), lastTalk: fc.option(anyDay) }), { selector: ({ id }) => id }),
}) as unknown as fc.Arbitrary<DueSources>;
const anyViewer = fc.record({ self: anyone, whose: fc.oneof(fc.constant('all' as const), anyone), leads: fc.boolean() });

test('D-104 whatever is due stands in exactly one section, where its day belongs, the longest waiting first', () => {
  fc.assert(
    fc.property(anySources, anyViewer, (sources, viewer) => {
      const sections = dueSections(sources, viewer, today);
      const items = sections.flatMap((section) => section.items);
      expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
      expect(sections.every((section) => section.items.length > 0)).toBe(true);
      for (const { name, items: some } of sections) {
        const days = some.map((item) => item.due ?? '~');
        expect(days).toEqual(days.toSorted());
        for (const { due } of some) {
          if (name === 'overdue') expect(due !== null && due < today).toBe(true);
          if (name === 'this-week') expect(due === null || (due > today && due <= endOfWeek(today))).toBe(true);
          if (name === 'later') expect(due !== null && due > endOfWeek(today)).toBe(true);
        }
      }
    }),
  );
});

test('D-105 no task of a person is missing, and nothing of anybody else’s is theirs', () => {
  fc.assert(
    fc.property(anySources, anyViewer, (sources, viewer) => {
      const shown = new Map(dueSections(sources, viewer, today).flatMap(({ name, items }) => items.map((item) => [item.key, name] as const)));
      for (const one of sources.tasks) {
        const mine = viewer.whose === 'all' || one.responsible === viewer.whose || one.choices.responsible?.some(({ value }) => value === viewer.whose);
        const section = shown.get(`task ${one.id}`);
        if (mine) expect(section !== undefined && section !== 'waiting').toBe(true);
        else expect(section).toBe(one.givenBy === viewer.whose ? 'waiting' : undefined);
      }
    }),
  );
});

test('D-104 overdue, today, this week up to Sunday, later', () => {
  const tasks = ['2026-11-30', '2026-11-29', '2026-11-26', '2026-11-25', '2026-11-24', '2026-01-01'].map((due, index) => task(String(index), due));
  expect(keys({ tasks })).toEqual({ overdue: ['task 5', 'task 4'], today: ['task 3'], 'this-week': ['task 2', 'task 1'], later: ['task 0'] });
});

test('D-105 what was given to others waits for them; for them it is to do', () => {
  const tasks = [task('given', '2026-11-20', { responsible: bert }), task('taken', '2026-11-20', { givenBy: bert }), task('other', '2026-11-20', { responsible: cora, givenBy: bert })];
  expect(keys({ tasks })).toEqual({ overdue: ['task taken'], waiting: ['task given'] });
  expect(keys({ tasks }, { whose: bert })).toEqual({ overdue: ['task given'], waiting: ['task other', 'task taken'] });
  expect(keys({ tasks }, { whose: 'all' })).toEqual({ overdue: ['task given', 'task other', 'task taken'] });
});

test('D-106 a check-in is due for its mentor and co-mentor by its rhythm, and not before the end of a pause', () => {
  const mentorships = [mentorship('now'), mentorship('late', { rhythm: 'weekly' }), mentorship('paused', { state: 'paused', pausedUntil: day('2026-12-01') }), mentorship('co', { mentorMember: bert, coMentor: anna }), mentorship('theirs', { mentorMember: bert }), mentorship('asked', { state: 'requested' })];
  expect(keys({ mentorships })).toEqual({ overdue: ['check-in late'], today: ['check-in co', 'check-in now'] });
  expect(keys({ mentorships: [mentorship('agreed', { nextAgreed: day('2026-11-28') })] })).toEqual({ 'this-week': ['check-in agreed'] });
});

test('D-106 Leitung hears where help is wanted and which mentors went quiet, of each mentorship one thing, and of its own only what is to do', () => {
  const old = { lastCheckIn: day('2026-08-25'), mentorMember: bert };
  const mentorships = [mentorship('help', { ...old, helpWanted: true }), mentorship('quiet', old), mentorship('well', { mentorMember: bert }), mentorship('own', { lastCheckIn: day('2026-08-01'), helpWanted: true })];
  expect(keys({ mentorships }, { leads: true })).toEqual({ overdue: ['check-in own'], today: ['help-wanted help'], 'this-week': ['quiet-mentor quiet'] });
  expect(keys({ mentorships }, { leads: true, whose: bert })).toEqual({ overdue: ['check-in help', 'check-in quiet'], today: ['check-in well'] });
  expect(keys({ mentorships })).toEqual({ overdue: ['check-in own'] });
});

test('D-156 without one’s own check-ins nothing else is missing, and no empty heading stays; the icon counts them all the same', () => {
  const mentorships = [mentorship('own'), mentorship('co', { mentorMember: bert, coMentor: anna }), mentorship('theirs', { mentorMember: bert })];
  const list = dueSections({ ...nothing, mentorships, tasks: [task('call', '2026-11-20')] }, { ...own, whose: 'all' }, today);
  expect(withoutOwnCheckIns(list, anna).map(({ name, items }) => [name, items.map(({ key }) => key)])).toEqual([['overdue', ['task call']], ['today', ['check-in theirs']]]);
  expect(withoutOwnCheckIns(dueSections({ ...nothing, mentorships }, own, today), anna)).toEqual([]);
  expect(dueDays({ tasks: [], mentorships, commitments: [] }, anna, today)).toEqual([today, today]);
  fc.assert(
    fc.property(anySources, anyViewer, (sources, viewer) => {
      const before = dueSections(sources, viewer, today).flatMap(({ items }) => items);
      const after = withoutOwnCheckIns(dueSections(sources, viewer, today), viewer.self);
      const kept = new Set(after.flatMap(({ items }) => items.map(({ key }) => key)));
      expect(after.every(({ items }) => items.length > 0)).toBe(true);
      for (const item of before) {
        const apart = item.kind === 'check-in' && [item.mentorship.mentorMember, item.mentorship.coMentor].includes(viewer.self);
        expect(kept.has(item.key)).toBe(!apart);
      }
    }),
  );
});

test('D-107 whoever holds a seat is to be asked once whether they stand again, by whoever speaks with them next', () => {
  const mandates = [mandate('a'), { ...mandate('a'), id: 'second' as MandateId }, mandate('said', { standingAgain: 'considering' }), mandate('past', { endedOn: day('2026-11-25') }), mandate('theirs', { speaksNext: bert }), mandate('planned')];
  const tasks = [task('call', '2026-12-24', { contact: contactId('planned') })];
  expect(keys({ mandates, tasks })).toEqual({ 'this-week': ['standing-again a'], later: ['task call'] });
});

test('D-108 whom nobody spoke with for 60 days is due for whoever is responsible, unless somebody has them in mind', () => {
  const contacts = [contact('just', { lastTalk: day('2026-09-26') }), contact('not-yet', { lastTalk: day('2026-09-27') }), contact('never', { lastTalk: null }), contact('no', { stage: 'declined' }), contact('theirs', { responsible: bert }), contact('planned'), contact('asked'), contact('mentee')];
  const tasks = [task('call', '2026-12-24', { contact: contactId('planned'), responsible: bert })];
  const sources = { contacts, tasks, mandates: [mandate('asked')], mentorships: [mentorship('x', { mentee: contactId('mentee'), mentorMember: bert })] };
  expect(keys(sources)).toEqual({ 'this-week': ['standing-again asked', 'long-silent just'], waiting: ['task call'] });
});

test('D-104 the icon counts what has a day: own tasks and check-ins', () => {
  const tasks = [task('own', '2026-11-20'), task('given', '2026-11-20', { responsible: bert })];
  expect(dueDays({ tasks, mentorships: [mentorship('now')], commitments: [] }, anna, today).toSorted()).toEqual(['2026-11-20', '2026-11-25']);
});
