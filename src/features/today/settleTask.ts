import type { TaskId } from '#base/ids.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { Choice } from '#domain/contact.ts';
import type { TaskField, TaskFields } from '#domain/task.ts';

/** What can be done to one task. */
export type TaskCommand = Extract<Command, { readonly id: TaskId }>;

/** The command that makes one of several values the only one. State, day and person have commands that settle whatever stands there. */
export function settleTask({ id }: { readonly id: TaskId }, field: TaskField, picked: Choice, choices: readonly Choice[]): TaskCommand {
  switch (field) {
    case 'state':
      return { do: picked.value === 'done' ? 'completeTask' : 'reopenTask', id };
    case 'due':
      return { do: 'postponeTask', id, due: picked.value as TaskFields['due'] };
    case 'responsible':
      return { do: 'handOverTask', id, to: picked.value as TaskFields['responsible'] };
    case 'what':
    case 'repeats':
    case 'doneOn':
      return { do: 'editTask', id, edits: [{ field, value: picked.value, seen: choices.map((choice) => choice.edit) } as EditOf<TaskFields>] };
  }
}
