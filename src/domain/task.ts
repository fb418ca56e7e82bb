import type { ContactId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Rhythm } from './rhythm.ts';

export type TaskFields = {
  readonly what: string;
  readonly due: LocalDate;
  readonly responsible: MemberId;
  readonly state: 'open' | 'done';
  /** How often it comes round; null: once. */
  readonly repeats: Rhythm | null;
  /** Of a task that repeats: the day it was last done. */
  readonly doneOn: LocalDate | null;
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
export type NextStep = { readonly what: string; readonly due: LocalDate; readonly responsible: MemberId; readonly repeats?: Rhythm | null };
