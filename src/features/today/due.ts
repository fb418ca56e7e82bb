import type { ContactRow, TaskRow } from '#app/api.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import type { MandateRow, MentorshipRow } from '#app/recruitingApi.ts';
import type { TaskId } from '#base/ids.ts';
import type { DueItem, DueSection, DueSectionName } from '#domain/dueItems.ts';

/** What is due, with the rows the screens show. */
export type Rows = { readonly task: TaskRow; readonly mentorship: MentorshipRow; readonly mandate: MandateRow; readonly contact: ContactRow; readonly commitment: CommitmentRow };
export type Item = DueItem<Rows>;
type TaskItem = Extract<Item, { kind: 'task' }>;
export type OtherItem = Exclude<Item, TaskItem>;
export type ListSection = DueSection<Rows>;

export const whoseChoices = ['mine', 'all'] as const;
export type Whose = (typeof whoseChoices)[number];

/** Several tasks being selected; null: none are, and each row does what it does. */
export type Picking = { readonly picked: ReadonlySet<TaskId>; readonly toggle: (id: TaskId) => void } | null;

/** What is not for now is folded until it is asked for. */
export const folded: readonly DueSectionName[] = ['later', 'waiting'];

/** The tasks on the list, in its order: while several are selected there is nothing else on it. */
export function onlyTasks(sections: readonly ListSection[]): readonly ListSection[] {
  return sections.map((section) => ({ ...section, items: section.items.filter((item) => item.kind === 'task') })).filter((section) => section.items.length > 0);
}

export function taskIds(sections: readonly ListSection[]): readonly TaskId[] {
  return sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'task' ? [item.task.id] : [])));
}
