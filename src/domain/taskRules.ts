import type { ContactId, TalkId, TaskId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isPast } from './calendar.ts';
import { acceptChanges, acceptWrites, changes, type Wanted } from './change.ts';
import type { Command, EditOf } from './command.ts';
import type { Actor, Known } from './known.ts';
import { isMember } from './memberRules.ts';
import type { Checked, Decided } from './refusal.ts';
import type { NextStep, TaskField, TaskFields } from './task.ts';
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
  const wanted: Wanted[] = [];
  for (const edit of command.edits) {
    const unchanged = known.value('task', command.id, edit.field) === edit.value;
    const checked = unchanged ? accept(edit.value) : checkTaskField(edit, known, by);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  return acceptChanges(changes('task', command.id, wanted, known, by.random), known);
}

/** Done, reopened, postponed, handed over: one tap that settles the field, whatever stood there. */
export function setTask(id: TaskId, edit: Pick<EditOf<TaskFields>, 'field' | 'value'>, known: Known, by: Actor): Decided {
  const heads = known.taskHeads(id);
  if (!heads) return refuse('task-unknown', id);
  const field: TaskField = edit.field;
  return editTask({ do: 'editTask', id, edits: [{ ...edit, seen: heads[field] } as EditOf<TaskFields>] }, known, by);
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
  }
}
