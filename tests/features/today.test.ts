import { expect, test } from 'vitest';
import { draftAbout } from '#app/draftAbout.ts';
import type { DraftId, EditId, MemberId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { settleTask } from '#features/today/settleTask.ts';
import { focusOrder } from '#features/today/useKeptFocus.ts';

const me = 'me' as MemberId;
const bea = 'bea' as MemberId;
const today = '2026-11-23' as LocalDate;

test('picking one of two values is a command that settles the field', () => {
  const id = 't' as TaskId;
  const choice = (edit: string, value: unknown) => ({ edit: edit as EditId, value, who: me, when: 0 });
  expect(settleTask({ id }, 'state', choice('e', 'done'), [])).toEqual({ do: 'completeTask', id });
  expect(settleTask({ id }, 'state', choice('e', 'open'), [])).toEqual({ do: 'reopenTask', id });
  expect(settleTask({ id }, 'due', choice('e', today), [])).toEqual({ do: 'postponeTask', id, due: today });
  expect(settleTask({ id }, 'repeats', choice('e', 'weekly'), [])).toEqual({ do: 'repeatTask', id, repeats: 'weekly' });
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
