import { expect, test } from 'vitest';
import type { TaskRow } from '#app/api.ts';
import { draftAbout } from '#app/draftAbout.ts';
import type { ContactId, DraftId, EditId, MemberId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueSections, tasksOf } from '#features/today/dueSections.ts';
import { settleTask } from '#features/today/settleTask.ts';
import { focusOrder } from '#features/today/useKeptFocus.ts';

const me = 'me' as MemberId;
const bea = 'bea' as MemberId;
/** A Monday. */
const today = '2026-11-23' as LocalDate;

function task(id: string, due: string, more: Partial<TaskRow> = {}): TaskRow {
  return {
    id: id as TaskId, contact: 'c' as ContactId, talk: null, createdBy: me, createdAt: 0, what: 'Anrufen', due: due as LocalDate, responsible: me, state: 'open', repeats: null, doneOn: null, givenBy: me,
    contactName: id, municipality: null, stage: 'proposed', contested: [], choices: {}, receipt: 'hub', ...more,
  };
}

test('what is due stands in groups, the longest waiting first, and empty groups are not there', () => {
  const tasks = [task('later', '2026-12-24'), task('b', '2026-11-22'), task('a', '2026-11-19'), task('today', '2026-11-23'), task('next', '2026-11-30')];
  expect(dueSections(tasks, today).map(({ group, tasks: some }) => [group, some.map((one) => one.id)])).toEqual([
    ['overdue', ['a', 'b']], ['today', ['today']], ['later', ['next', 'later']],
  ]);
});

test('“Meine” also shows what was handed to oneself and apart from that to somebody else', () => {
  const choices = { responsible: [{ edit: 'e1' as EditId, value: bea, who: me, when: 1 }, { edit: 'e2' as EditId, value: me, who: bea, when: 0 }] };
  const tasks = [task('own', '2026-11-23'), task('hers', '2026-11-23', { responsible: bea }), task('both', '2026-11-23', { responsible: bea, contested: ['responsible'], choices })];
  expect(tasksOf(tasks, 'mine', me).map((one) => one.id)).toEqual(['own', 'both']);
  expect(tasksOf(tasks, 'all', me)).toHaveLength(3);
});

test('picking one of two values is a command that settles the field', () => {
  const id = 't' as TaskId;
  const choice = (edit: string, value: unknown) => ({ edit: edit as EditId, value, who: me, when: 0 });
  expect(settleTask({ id }, 'state', choice('e', 'done'), [])).toEqual({ do: 'completeTask', id });
  expect(settleTask({ id }, 'state', choice('e', 'open'), [])).toEqual({ do: 'reopenTask', id });
  expect(settleTask({ id }, 'due', choice('e', today), [])).toEqual({ do: 'postponeTask', id, due: today });
  expect(settleTask({ id }, 'responsible', choice('e', bea), [])).toEqual({ do: 'handOverTask', id, to: bea });
  const both = [choice('e1', 'Anrufen'), choice('e2', 'Besuchen')];
  expect(settleTask({ id }, 'what', both[0]!, both)).toEqual({ do: 'editTask', id, edits: [{ field: 'what', value: 'Anrufen', seen: ['e1', 'e2'] }] });
});

test('a list of drafts knows whom one is about without knowing its form', () => {
  const about = { name: 'Käthe', at: 7, href: '/gespraech/neu?entwurf=d' };
  expect(draftAbout({ id: 'd' as DraftId, kind: 'talk', value: { about, form: {} } })).toEqual(about);
  expect(draftAbout({ id: 'd' as DraftId, kind: 'contact', value: { form: {} } })).toBeNull();
  expect(draftAbout({ id: 'd' as DraftId, kind: 'talk', value: { about: { ...about, href: 'https://example.org' } } })).toBeNull();
});

test('after an act the focus stays in the list: on the row where it stands now, else the next, else the one before', () => {
  expect(focusOrder(['a', 'b', 'c'], 'b')).toEqual(['b', 'c', 'a']);
  expect(focusOrder(['a', 'b'], 'b')).toEqual(['b', 'a']);
  expect(focusOrder(['a'], 'gone')).toEqual(['gone']);
});
