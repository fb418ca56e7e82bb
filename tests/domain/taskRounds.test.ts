import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '#base/localDate.ts';
import { openTaskRows } from '#doc/tasks.ts';
import { addDays, addMonths } from '#domain/calendar.ts';
import type { Rhythm } from '#domain/rhythm.ts';
import { answer, anna, bert, contactId, day, exchange, openOffice, taskId, type Office } from '../doc/office.ts';

const DAY = 86_400_000;
const jana = contactId('jana');
const call = taskId('call');
const step = { what: 'anrufen', due: day('2026-11-24'), responsible: anna };

function withTasks(repeats: Rhythm | null = null) {
  const office = openOffice(anna, 1);
  office.must({ do: 'nameMember', member: bert, name: 'Bert' });
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  for (const id of ['call', 'write', 'visit']) office.must({ do: 'createTask', id: taskId(id), contact: jana, task: { ...step, repeats } });
  return office;
}

function twoWith(repeats: Rhythm): readonly [Office, Office] {
  const [a, b] = [withTasks(repeats), openOffice(bert, 2)];
  exchange(a, b);
  b.at = a.at;
  return [a, b];
}

const lastOfMonth = (on: LocalDate) => Number(addDays(addMonths(day(`${on.slice(0, 7)}-01`), 1), -1).slice(8));
const shown = (office: Office, id = call) => openTaskRows(office.team).find((row) => row.id === id);

test('D-101 a task that repeats goes on with its next round when it is done, and one tap takes that back', () => {
  const office = withTasks('weekly');
  office.at += 3 * DAY;
  const undo = office.must({ do: 'completeTask', id: call });
  expect(office.known.task(call)).toMatchObject({ state: 'open', due: '2026-12-01', doneOn: '2026-11-26', repeats: 'weekly' });
  if (undo) office.must(undo);
  expect(office.known.task(call)).toMatchObject({ state: 'open', due: '2026-11-24', doneOn: null });
});

test('D-101 done before its day it is due a round later; without a rhythm it is done', () => {
  const office = withTasks('monthly');
  office.must({ do: 'completeTask', id: call });
  expect(office.known.task(call)).toMatchObject({ state: 'open', due: '2026-12-24', doneOn: '2026-11-23' });
  office.must({ do: 'editTask', id: call, edits: [{ field: 'repeats', value: null, seen: office.known.taskHeads(call)?.repeats ?? [] }] });
  office.must({ do: 'completeTask', id: call });
  expect(office.known.task(call)).toMatchObject({ state: 'done', due: '2026-12-24' });
});

test('D-101 what was meant for the 31st stays at the end of the month, however often and late it is done, and undone', () => {
  const month = fc.record({ late: fc.integer({ min: 0, max: 40 }), undone: fc.boolean() });
  fc.assert(
    fc.property(fc.constantFrom('2026-12-31', '2027-01-30', '2027-01-29', '2028-01-31', '2027-08-28'), fc.constantFrom<Rhythm>('monthly', 'quarterly'), fc.array(month, { maxLength: 14 }), (first, repeats, months) => {
      const office = withTasks();
      const id = taskId('rent');
      office.must({ do: 'createTask', id, contact: jana, task: { ...step, due: day(first), repeats } });
      for (const { late, undone } of months) {
        const due = office.known.task(id)!.due;
        office.at = Math.max(office.at + 1, Date.parse(`${addDays(due, late)}T10:00:00Z`));
        const undo = office.must({ do: 'completeTask', id });
        const next = office.known.task(id)!.due;
        expect(Number(next.slice(8))).toBe(Math.min(Number(first.slice(8)), lastOfMonth(next)));
        expect(next > due).toBe(true);
        office.at += 1;
        if (undone && undo) office.must(undo);
        if (undone) expect(office.known.task(id)!.due).toBe(due);
      }
    }),
    { numRuns: 40 },
  );
});

test('D-101 a day set by hand is the one the next rounds are counted from', () => {
  const office = withTasks();
  const id = taskId('rent');
  office.must({ do: 'createTask', id, contact: jana, task: { ...step, due: day('2026-12-31'), repeats: 'monthly' } });
  const done = () => { office.at += DAY; office.must({ do: 'completeTask', id }); return office.known.task(id)!.due; };
  expect([done(), done(), done()]).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
  office.at += 1;
  office.must({ do: 'postponeTask', id, due: day('2027-04-15') });
  expect([done(), done()]).toEqual(['2027-05-15', '2027-06-15']);
});

test('D-101 a rhythm is one of four, and nothing was done on a day to come', () => {
  const office = withTasks();
  const create = (repeats: string) => answer(office.run({ do: 'createTask', id: taskId('odd'), contact: jana, task: { ...step, repeats: repeats as Rhythm } }));
  expect([create('daily'), create('quarterly')]).toEqual(['value-unknown', 'accepted']);
  const doneOn = (value: string) => answer(office.run({ do: 'editTask', id: call, edits: [{ field: 'doneOn', value: day(value), seen: [] }] }));
  expect([doneOn('2026-11-24'), doneOn('gestern'), doneOn('2026-11-22')]).toEqual(['date-in-future', 'date-unreadable', 'accepted']);
});

test('D-102 two who do the same round apart agree, also on different days and over a round', () => {
  for (const days of [0, 1, 9]) {
    const [a, b] = twoWith('weekly');
    a.must({ do: 'completeTask', id: call });
    b.at += days * DAY;
    b.must({ do: 'completeTask', id: call });
    exchange(a, b);
    const last = days === 0 ? '2026-11-23' : days === 1 ? '2026-11-24' : '2026-12-02';
    for (const office of [a, b]) expect(shown(office)).toMatchObject({ due: days === 9 ? '2026-12-08' : '2026-12-01', doneOn: last, contested: [], choices: {} });
    a.at = b.at;
    const undo = a.must({ do: 'completeTask', id: call });
    if (undo) a.must(undo);
    exchange(a, b);
    expect(shown(b)).toMatchObject({ due: days === 9 ? '2026-12-08' : '2026-12-01', doneOn: last, contested: [] });
  }
});

test('D-102 a day that somebody set by hand meanwhile stands beside the next round', () => {
  const [a, b] = twoWith('weekly');
  a.must({ do: 'completeTask', id: call });
  b.must({ do: 'postponeTask', id: call, due: day('2026-11-30') });
  exchange(a, b);
  for (const office of [a, b]) expect(shown(office)?.choices.due?.map((choice) => choice.value).toSorted()).toEqual(['2026-11-30', '2026-12-01']);
  a.must({ do: 'postponeTask', id: call, due: day('2026-12-01') });
  exchange(a, b);
  expect(shown(b)).toMatchObject({ due: '2026-12-01', contested: [] });
});

test('D-103 several tasks are postponed or given away at once, and one tap takes it back', () => {
  const ids = ['call', 'write', 'visit'].map(taskId);
  for (const [command, after] of [[{ do: 'postponeTasks', ids, due: day('2026-12-24') }, { due: '2026-12-24' }], [{ do: 'assignTasks', ids, responsible: bert }, { responsible: bert }]] as const) {
    const office = withTasks();
    office.must({ do: 'postponeTask', id: taskId('write'), due: day('2026-11-29') });
    const before = ids.map((id) => office.known.task(id));
    const undo = office.must(command);
    expect(ids.map((id) => office.known.task(id))).toMatchObject([after, after, after]);
    if (undo) office.must(undo);
    expect(ids.map((id) => office.known.task(id))).toEqual(before);
  }
});

test('D-103 where one of several is refused, none is changed', () => {
  const office = withTasks();
  const before = openTaskRows(office.team);
  expect(answer(office.run({ do: 'postponeTasks', ids: [call, taskId('nobody')], due: day('2026-12-24') }))).toBe('task-unknown');
  expect(answer(office.run({ do: 'postponeTasks', ids: [call], due: day('2026-11-22') }))).toBe('date-in-past');
  expect(answer(office.run({ do: 'assignTasks', ids: [call, taskId('write')], responsible: 'member-nobody' as never }))).toBe('member-unknown');
  expect(openTaskRows(office.team)).toEqual(before);
  expect(office.run({ do: 'assignTasks', ids: [call], responsible: anna })).toMatchObject({ ok: true, value: { parts: [], undo: null } });
});

test('D-103 two who postpone and give away the same tasks apart lose nothing', () => {
  const [a, b] = twoWith('weekly');
  const ids = [call, taskId('write')];
  a.must({ do: 'postponeTasks', ids, due: day('2026-12-10') });
  b.must({ do: 'assignTasks', ids, responsible: bert });
  exchange(a, b);
  for (const office of [a, b]) for (const id of ids) expect(shown(office, id)).toMatchObject({ due: '2026-12-10', responsible: bert, givenBy: bert, contested: [] });
  expect(shown(a, taskId('visit'))).toMatchObject({ responsible: anna, givenBy: anna });
});
