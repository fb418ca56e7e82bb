import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommitmentId, CommitteeId } from '#base/ids.ts';
import { addDays } from '#domain/calendar.ts';
import { commitmentGroup, inMinutesOrder, isListed, pointId, resolutionPoints, type Commitment } from '#domain/commitment.ts';
import type { NewCommitment } from '#domain/commitmentCommands.ts';
import { dueDays, dueSections, type DueCommitment, type DueSources } from '#domain/dueItems.ts';
import { commitmentRow, commitmentRows } from '#doc/commitments.ts';
import { anna, answer, bert, day, exchange, openOffice, type Office } from '../doc/office.ts';

const id = (name: string) => `commitment-${name}` as CommitmentId;
const today = day('2026-11-25');
const add = (office: Office, ...commitments: readonly NewCommitment[]) => office.run({ do: 'createCommitments', commitments });
const edit = (office: Office, name: string, field: string, value: unknown) =>
  office.run({ do: 'editCommitment', id: id(name), edits: [{ field, value, seen: office.known.heads('commitment', id(name), field) } as never] });

test('D-230 a commitment has a title, and somebody, a board or nobody answers for it', () => {
  const office = openOffice(anna, 1);
  office.must({ do: 'nameMember', member: bert, name: 'Bert' });
  const wrong: readonly (readonly [object, string])[] = [
    [{ title: '  ' }, 'name-missing'], [{ title: 'x'.repeat(121) }, 'name-too-long'], [{ text: 'x'.repeat(2_001) }, 'text-too-long'], [{ due: '2026-02-30' }, 'date-unreadable'],
    [{ answerable: { member: 'nobody' } }, 'member-unknown'], [{ answerable: { committee: 'nowhere' } }, 'committee-unknown'], [{ point: 0 }, 'value-unknown'],
  ];
  for (const [part, refusal] of wrong) expect(answer(add(office, { id: id('one'), title: 'Plakate', ...part })), JSON.stringify(part)).toBe(refusal);
  expect(commitmentRows(office.team)).toEqual([]);
  expect(answer(add(office, { id: id('one'), title: ' Plakate  bestellen ', answerable: { member: bert }, due: today }))).toBe('accepted');
  expect(commitmentRow(office.team, id('one'))).toMatchObject({ title: 'Plakate bestellen', answerable: { member: bert }, due: today, state: { is: 'open' }, kept: true, point: null, createdBy: anna });
  const board = 'committee-land' as CommitteeId;
  office.must({ do: 'createCommittees', committees: [{ id: board, name: 'Landesforum' }] });
  expect(answer(edit(office, 'one', 'answerable', { committee: board }))).toBe('accepted');
  expect(commitmentRow(office.team, id('one'))?.answerable).toEqual({ committee: board });
});

test('D-230 several are born together or not at all, and none twice', () => {
  const office = openOffice(anna, 1);
  expect(answer(add(office, { id: id('one'), title: 'Eins' }, { id: id('two'), title: '' }))).toBe('name-missing');
  expect(answer(add(office, { id: id('one'), title: 'Eins' }, { id: id('one'), title: 'Zwei' }))).toBe('already-exists');
  expect(commitmentRows(office.team)).toHaveLength(0);
  add(office, { id: id('one'), title: 'Eins' });
  expect(answer(add(office, { id: id('one'), title: 'Eins' }))).toBe('already-exists');
  expect(answer(edit(office, 'none', 'title', 'Drei'))).toBe('commitment-unknown');
});

test('D-231 D-16 done today, opened again, taken back; never done on a day to come', () => {
  const office = openOffice(anna, 1);
  add(office, { id: id('one'), title: 'Eins' });
  const undo = office.must({ do: 'completeCommitment', id: id('one') });
  expect(commitmentRow(office.team, id('one'))?.state).toEqual({ is: 'done', on: office.today() });
  expect(undo).not.toBeNull();
  if (undo) office.must(undo);
  expect(commitmentRow(office.team, id('one'))?.state).toEqual({ is: 'open' });
  expect(answer(edit(office, 'one', 'state', { is: 'done', on: addDays(office.today(), 1) }))).toBe('date-in-future');
  office.must({ do: 'completeCommitment', id: id('one') });
  office.must({ do: 'reopenCommitment', id: id('one') });
  expect(commitmentRow(office.team, id('one'))?.state).toEqual({ is: 'open' });
});

test('D-231 two who finish it apart, on days of their own, leave one value to be picked, and one tap settles it', () => {
  const [one, other] = [openOffice(anna, 1), openOffice(bert, 2)];
  add(one, { id: id('one'), title: 'Eins' });
  exchange(one, other);
  one.must({ do: 'completeCommitment', id: id('one') });
  other.at += 2 * 86_400_000;
  other.must({ do: 'completeCommitment', id: id('one') });
  exchange(one, other);
  const row = commitmentRow(one.team, id('one'));
  expect(row?.contested.state?.map(({ value }) => value)).toEqual([{ is: 'done', on: other.today() }, { is: 'done', on: one.today() }]);
  other.must({ do: 'reopenCommitment', id: id('one') });
  exchange(one, other);
  expect(commitmentRow(one.team, id('one'))).toMatchObject({ state: { is: 'open' }, contested: {} });
});

test('D-232 late once its day is over, not on that day; done is done', () => {
  const open = { state: { is: 'open' as const } };
  expect(commitmentGroup({ ...open, due: addDays(today, -1) }, today)).toBe('late');
  expect(commitmentGroup({ ...open, due: today }, today)).toBe('open');
  expect(commitmentGroup({ ...open, due: null }, today)).toBe('open');
  expect(commitmentGroup({ state: { is: 'done', on: today }, due: addDays(today, -9) }, today)).toBe('done');
});

test('D-232 the order of the minutes is one order, whatever order they come in', () => {
  const anyCommitment = fc.record({ id: fc.uuid().map((text) => text as CommitmentId), point: fc.option(fc.integer({ min: 1, max: 9 })), due: fc.option(fc.integer({ min: 0, max: 5 }).map((days) => addDays(today, days))), createdAt: fc.integer({ min: 0, max: 3 }) });
  fc.assert(fc.property(fc.uniqueArray(anyCommitment, { selector: (one) => one.id, maxLength: 12 }), fc.infiniteStream(fc.nat()), (some, order) => {
    const shuffled = some.map((one) => ({ one, at: order.next().value ?? 0 })).toSorted((a, b) => a.at - b.at).map(({ one }) => one);
    const sorted = inMinutesOrder(some);
    expect(inMinutesOrder(shuffled)).toEqual(sorted);
    const points = sorted.map(({ point }) => point ?? Infinity);
    expect(points).toEqual(points.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  }));
});

test('D-233 two who begin with the resolution apart have each point once', () => {
  const [one, other] = [openOffice(anna, 1), openOffice(bert, 2)];
  const template = resolutionPoints.map((point, index) => ({ id: pointId(point), title: point, point: index + 1 }));
  for (const office of [one, other]) expect(answer(add(office, ...template))).toBe('accepted');
  exchange(one, other);
  for (const office of [one, other]) {
    const rows = commitmentRows(office.team);
    expect(rows).toHaveLength(6);
    expect(rows.flatMap(({ contested }) => Object.keys(contested))).toEqual([]);
    expect(inMinutesOrder(rows).map(({ point }) => point)).toEqual([1, 2, 3, 4, 5, 6]);
  }
});

test('D-234 D-18 taken off by one and kept by another it stays on the list until somebody picks', () => {
  const [one, other] = [openOffice(anna, 1), openOffice(bert, 2)];
  add(one, { id: id('one'), title: 'Eins' });
  edit(one, 'one', 'kept', false);
  exchange(one, other);
  expect(commitmentRows(other.team).filter(isListed)).toEqual([]);
  edit(one, 'one', 'kept', true);
  exchange(one, other);
  edit(one, 'one', 'kept', false);
  edit(other, 'one', 'notes', 'läuft');
  exchange(one, other);
  expect(commitmentRow(other.team, id('one'))).toMatchObject({ kept: false, notes: 'läuft' });
  const undone = edit(other, 'one', 'kept', true);
  expect(answer(undone)).toBe('accepted');
  expect(commitmentRows(other.team).filter(isListed)).toHaveLength(1);
});

const due = (name: string, more: Partial<DueCommitment> = {}): DueCommitment => ({ id: id(name), title: name, due: today, state: { is: 'open' }, answerable: { member: anna }, kept: true, contested: {}, ...more });
const sources = (commitments: readonly DueCommitment[]): DueSources => ({ tasks: [], mentorships: [], mandates: [], contacts: [], commitments });

test('D-235 Heute shows it to whoever answers for it, and to Leitung what nobody of the team answers for', () => {
  const all = sources([
    due('mine', { due: addDays(today, -3) }), due('theirs', { answerable: { member: bert } }), due('nobodys', { answerable: null }), due('boards', { answerable: { committee: 'land' as CommitteeId } }),
    due('done', { state: { is: 'done', on: today } }), due('undated', { due: null }), due('off', { kept: false }),
  ]);
  const shown = (viewer: { readonly leads: boolean; readonly whose?: typeof anna | 'all' }) =>
    Object.fromEntries(dueSections(all, { self: anna, whose: viewer.whose ?? anna, leads: viewer.leads }, today).map(({ name, items }) => [name, items.map((item) => item.name)]));
  expect(shown({ leads: false })).toEqual({ overdue: ['mine'] });
  expect(shown({ leads: true })).toEqual({ overdue: ['mine'], today: ['boards', 'nobodys'] });
  expect(shown({ leads: false, whose: bert })).toEqual({ today: ['theirs'] });
  expect(shown({ leads: false, whose: 'all' })).toEqual({ overdue: ['mine'], today: ['boards', 'nobodys', 'theirs'] });
  expect(dueDays(all, anna, today)).toEqual([addDays(today, -3)]);
});

test('D-21 a commitment of another version is shown with what can be read of it', () => {
  const office = openOffice(anna, 1);
  add(office, { id: id('one'), title: 'Eins' });
  office.team.transact(() => {
    const [body] = [...office.team.getMap('commitment').values()] as unknown as { set(key: string, value: unknown): void }[];
    body?.set(`later ${office.team.clientID}`, ['state', { is: 'paused' }, [], bert, 9e15]);
  });
  expect(commitmentRow(office.team, id('one')) satisfies Commitment | null).toMatchObject({ title: 'Eins', state: { is: 'open' } });
});
