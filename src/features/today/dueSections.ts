import type { TaskRow } from '#app/api.ts';
import type { MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueGroup, type DueGroup } from '#domain/calendar.ts';

export const whoseChoices = ['mine', 'all'] as const;
export type Whose = (typeof whoseChoices)[number];
export type DueSection = { readonly group: DueGroup; readonly tasks: readonly TaskRow[] };

const order: readonly DueGroup[] = ['overdue', 'today', 'this-week', 'later'];

/** What is to do, by when it is due: groups in order, empty ones left out, in each the longest waiting first. */
export function dueSections(tasks: readonly TaskRow[], today: LocalDate): readonly DueSection[] {
  const byGroup = Map.groupBy(tasks, (task) => dueGroup(task, today));
  return order.flatMap((group) => {
    const some = byGroup.get(group) ?? [];
    return some.length === 0 ? [] : [{ group, tasks: some.toSorted(byDay) }];
  });
}

/** One's own, and whatever two people have handed over apart from each other to oneself and somebody else. */
export function tasksOf(tasks: readonly TaskRow[], whose: Whose, self: MemberId | null): readonly TaskRow[] {
  if (whose === 'all') return tasks;
  return tasks.filter((task) => task.responsible === self || task.choices.responsible?.some((choice) => choice.value === self));
}

function byDay(a: TaskRow, b: TaskRow): number {
  return compare(a.due, b.due) || compare(a.contactName, b.contactName) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
