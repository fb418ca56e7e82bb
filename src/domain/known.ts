import type { ContactId, EditId, MemberId, Random, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Contact, ContactField } from './contact.ts';
import type { Guide } from './guide.ts';
import type { Talk, TalkField } from './talk.ts';
import type { Task, TaskField } from './task.ts';
import type { Plain, RecordKind } from './write.ts';

export type Heads<Field extends string> = Readonly<Record<Field, readonly EditId[]>>;

/** What the rules may ask about the records as this device knows them; undefined where there is none. */
export type Known = {
  contact(id: ContactId): Contact | undefined;
  contactHeads(id: ContactId): Heads<ContactField> | undefined;
  talk(id: TalkId): Talk | undefined;
  talkHeads(id: TalkId): Heads<TalkField> | undefined;
  task(id: TaskId): Task | undefined;
  taskHeads(id: TaskId): Heads<TaskField> | undefined;
  talksOf(contact: ContactId): readonly TalkId[];
  member(id: MemberId): { readonly name: string } | undefined;
  guide(): Guide;
  /** The value shown for any record's field; undefined where there is neither record nor value. */
  value(kind: RecordKind, id: string, field: string): Plain | undefined;
  /** The heads of any record's field; none where nothing was ever said. */
  heads(kind: RecordKind, id: string, field: string): readonly EditId[];
  /** Whether this edit of the record has been heard. */
  hasEdit(kind: RecordKind, id: string, edit: EditId): boolean;
  /** Whether the field has ever had this value, replaced or not: an undo may only put back what was there. */
  had(kind: RecordKind, id: string, field: string, value: Plain): boolean;
};

/** Who decides, and when: time, day and randomness come in. */
export type Actor = { readonly member: MemberId; readonly at: number; readonly today: LocalDate; readonly random: Random };
