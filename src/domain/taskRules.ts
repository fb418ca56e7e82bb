import type { ContactId, TalkId, TaskId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isFuture, isPast } from './calendar.ts';
import { acceptChanges, acceptWrites, changes, type Change, type Wanted } from './change.ts';
import type { Command, EditOf } from './command.ts';
import type { Actor, Known } from './known.ts';
import { isMember } from './memberRules.ts';
import type { Checked, Decided } from './refusal.ts';
import { isRoundOf, nextRound, rhythms, type Rhythm } from './rhythm.ts';
import type { NextStep, Task, TaskFields } from './task.ts';
import { checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function createTask(command: Of<'createTask'>, known: Known, by: Actor): Decided {
  if (!known.contact(command.contact)) return refuse('contact-unknown', command.contact);
  const step = checkStep({ ...command.task, id: command.id }, command.contact, null, known, by);
  return step.ok ? acceptWrites([step.value]) : step;
}

export function editTask(command: Of<'editTask'>, known: Known, by: Actor): Decided {
  if (!known.task(command.id)) return refuse('task-unknown', command.id);
  const checked = checkTask(command.id, command.edits, known, by);
  return checked.ok ? acceptChanges(checked.value, known) : checked;
}

function checkTask(id: TaskId, edits: readonly EditOf<TaskFields>[], known: Known, by: Actor): Checked<readonly Change[]> {
  const wanted: Wanted[] = [];
  for (const edit of edits) {
    const unchanged = known.value('task', id, edit.field) === edit.value;
    const checked = unchanged ? accept(edit.value) : checkTaskField(edit, known, by);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  return accept(changes('task', id, wanted, known, by.random));
}

/** What one tap settles, whatever stood there. */
type Setting = Pick<EditOf<TaskFields>, 'field' | 'value'>;

/** Reopened, postponed, given a rhythm, handed over. */
export function setTask(id: TaskId, setting: Setting, known: Known, by: Actor): Decided {
  return setTasks([id], setting, known, by);
}

/** Several at once are one decision: all of them or, where one is refused, none (D-103). */
export function setTasks(ids: readonly TaskId[], setting: Setting, known: Known, by: Actor): Decided {
  const writes: Change[] = [];
  for (const id of new Set(ids)) {
    const checked = settled(id, [setting], known, by);
    if (!checked.ok) return checked;
    writes.push(...checked.value);
  }
  return acceptChanges(writes, known);
}

/** Done. What repeats goes on with its next round and says on which day it was done (D-101). */
export function completeTask(id: TaskId, known: Known, by: Actor): Decided {
  const task = known.task(id);
  const round: readonly Setting[] = task?.repeats ? [{ field: 'due', value: nextDue(task, task.repeats, known.taskMeantFor(id), by) }, { field: 'doneOn', value: by.today }, { field: 'state', value: 'open' }] : [];
  const checked = settled(id, round.length > 0 ? round : [{ field: 'state', value: 'done' }], known, by);
  return checked.ok ? acceptChanges(checked.value, known) : checked;
}

/** The round after this one, counted from the day it was meant for: the 31st stays the month's last (D-101). Of a rhythm begun since, from where it is. */
function nextDue({ due }: Task, rhythm: Rhythm, meant: LocalDate | undefined, by: Actor): LocalDate {
  return nextRound(meant && isRoundOf(meant, rhythm, due) ? meant : due, rhythm, isFuture(due, by.today) ? due : by.today);
}

/** The changes that make these values the only ones. */
function settled(id: TaskId, settings: readonly Setting[], known: Known, by: Actor): Checked<readonly Change[]> {
  const heads = known.taskHeads(id);
  if (!heads) return refuse('task-unknown', id);
  return checkTask(id, settings.map((setting) => ({ ...setting, seen: heads[setting.field] }) as EditOf<TaskFields>), known, by);
}

/** The birth of a next step, of a talk or on its own. It moves with its talk (D-14). */
export function checkStep(step: NextStep & { readonly id: TaskId }, contact: ContactId, talk: TalkId | null, known: Known, by: Actor): Checked<Write> {
  if (known.task(step.id)) return refuse('already-exists', step.id);
  const born: { [field: string]: Plain } = talk === null ? { contact } : { contact, talk };
  for (const field of ['what', 'due', 'responsible'] as const) {
    const checked = checkTaskField({ field, value: step[field], seen: [] } as EditOf<TaskFields>, known, by);
    if (!checked.ok) return checked;
    born[field] = checked.value;
  }
  if (step.repeats) {
    const repeats = checkTaskField({ field: 'repeats', value: step.repeats, seen: [] }, known, by);
    if (!repeats.ok) return repeats;
    born['repeats'] = repeats.value;
  }
  return accept({ make: 'birth', kind: 'task', id: step.id, born });
}

function checkTaskField(edit: EditOf<TaskFields>, known: Known, by: Actor): Checked<Plain> {
  switch (edit.field) {
    case 'what': {
      const what = checkText(edit.value, limits.what, 'what');
      return what.ok && what.value === '' ? refuse('nothing-to-do') : what;
    }
    case 'due':
      if (parseLocalDate(edit.value) === null) return refuse('date-unreadable', edit.value);
      return isPast(edit.value, by.today) ? refuse('date-in-past', edit.value) : accept(edit.value);
    case 'responsible':
      return isMember(edit.value, known, by) ? accept(edit.value) : refuse('member-unknown', edit.value);
    case 'state':
      return edit.value === 'open' || edit.value === 'done' ? accept(edit.value) : refuse('value-unknown', 'state');
    case 'repeats':
      return edit.value === null || rhythms.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'repeats');
    case 'doneOn':
      return checkDoneOn(edit.value, by);
  }
}

function checkDoneOn(day: TaskFields['doneOn'], by: Actor): Checked<Plain> {
  if (day === null) return accept(day);
  if (parseLocalDate(day) === null) return refuse('date-unreadable', day);
  return isFuture(day, by.today) ? refuse('date-in-future', day) : accept(day);
}
