import type * as Y from 'yjs';
import type { MemberId, TaskId } from '#base/ids.ts';
import type { Choice, Stage } from '#domain/contact.ts';
import type { Ags } from '#domain/municipality.ts';
import type { Task, TaskField } from '#domain/task.ts';
import { givenBy } from './rounds.ts';
import { teamIndex, type TaskView, type TeamIndex } from './teamIndex.ts';

/** A task with whom it is for, but for its receipt. */
export type TaskRowProjection = Task & {
  readonly contactName: string;
  readonly municipality: Ags | null;
  readonly stage: Stage;
  /** Who said last whose it is: they wait for it while it is somebody else's. */
  readonly givenBy: MemberId;
  readonly contested: readonly TaskField[];
  readonly choices: Partial<Record<TaskField, readonly Choice[]>>;
};

export function taskOf(doc: Y.Doc, id: TaskId): Task | null {
  const index = teamIndex(doc);
  const view = index.task(id);
  return view ? asTask(id, view, index) : null;
}

/** A task's row; its contact's name is empty while that contact has not arrived. */
export function taskRow(doc: Y.Doc, id: TaskId): TaskRowProjection | null {
  const index = teamIndex(doc);
  const view = index.task(id);
  if (!view) return null;
  const task = asTask(id, view, index);
  const contact = index.contact(task.contact)?.fields;
  return {
    ...task,
    contactName: contact?.name ?? '',
    municipality: contact?.municipality ?? null,
    stage: contact?.stage ?? 'proposed',
    givenBy: givenBy(view.record) ?? task.createdBy,
    contested: Object.keys(view.contested) as TaskField[],
    choices: view.contested,
  };
}

/** Open tasks, soonest first. One that somebody finished while another changed its state apart stays until it is settled. */
export function openTaskRows(doc: Y.Doc): readonly TaskRowProjection[] {
  const rows = [...teamIndex(doc).taskIds()].flatMap((id) => taskRow(doc, id as TaskId) ?? []);
  return rows
    .filter((row) => row.state === 'open' || row.contested.includes('state'))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1));
}

export function asTask(id: TaskId, view: TaskView, index: TeamIndex): Task {
  const first = view.record.born ?? view.record.edits[0];
  return { ...view.fields, id, contact: index.contactOf(view), createdBy: first?.who ?? ('' as MemberId), createdAt: first?.when ?? 0 };
}
