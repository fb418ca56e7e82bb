import type { Id, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Command } from '#domain/command.ts';

/** A command as it was given on an earlier day: decide it with this `today` and `at`, or what is overdue now would be refused. `member`: who gave it, where not oneself. */
export type DemoCommand = { readonly command: Command; readonly today: LocalDate; readonly at: number; readonly member?: MemberId };

/** Fixed ids: the demonstration is the same each time, and lies on this device alone. */
export function demoId<T extends Id<string>>(kind: string, index: number): T {
  return `demo-${kind}-${index}` as T;
}

/** How many days ago the contact of this number was made. */
export function bornAgo(index: number): number {
  return 60 - (index % 20);
}

/** Some minutes apart in the forenoon, so that the story has an order. */
export function givenOn(day: LocalDate, index: number, command: Command, member?: MemberId): DemoCommand {
  return { command, today: day, at: Date.parse(`${day}T08:00:00Z`) + index * 60_000, ...(member ? { member } : {}) };
}
