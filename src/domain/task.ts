import type { ContactId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';

export type TaskFields = {
  readonly what: string;
  readonly due: LocalDate;
  readonly responsible: MemberId;
  readonly state: 'open' | 'done';
};
export type TaskField = keyof TaskFields;

/** Wiedervorlage: something to do for a contact by a day. */
export type Task = TaskFields & {
  readonly id: TaskId;
  readonly contact: ContactId;
  /** The talk whose next step this is, if any. */
  readonly talk: TalkId | null;
  readonly createdBy: MemberId;
  readonly createdAt: number;
};

/** What a form calls "Nächster Schritt". */
export type NextStep = { readonly what: string; readonly due: LocalDate; readonly responsible: MemberId };
