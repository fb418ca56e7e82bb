import type { TaskId } from '#base/ids.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { Choice } from '#domain/contact.ts';
import type { TaskField, TaskFields } from '#domain/task.ts';

/** What can be done to one task, or to several at once. */
export type TaskCommand = Extract<Command, { readonly id: TaskId } | { readonly do: 'postponeTasks' | 'assignTasks' }>;

/** The command that makes one of several values the only one. State, day, person and rhythm have commands that settle whatever stands there. */
export function settleTask({ id }: { readonly id: TaskId }, field: TaskField, picked: Choice, choices: readonly Choice[]): TaskCommand {
  switch (field) {
    case 'state':
      return { do: picked.value === 'done' ? 'completeTask' : 'reopenTask', id };
    case 'due':
      return { do: 'postponeTask', id, due: picked.value as TaskFields['due'] };
    case 'responsible':
      return { do: 'handOverTask', id, to: picked.value as TaskFields['responsible'] };
    case 'repeats':
      return { do: 'repeatTask', id, repeats: picked.value as TaskFields['repeats'] };
    case 'what':
    case 'doneOn':
      return { do: 'editTask', id, edits: [{ field, value: picked.value, seen: choices.map((choice) => choice.edit) } as EditOf<TaskFields>] };
  }
}
