import type { AgreementId, CommitteeId, ContactId, EditId, EventId, MandateId, MemberId, MentorshipId, Random, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Agreement, Understanding } from './agreement.ts';
import type { Committee } from './committee.ts';
import type { Contact, ContactField } from './contact.ts';
import type { CalendarEvent } from './event.ts';
import type { FeeExport } from './feeExport.ts';
import type { FeeTerms } from './feeTerms.ts';
import type { Guide, BoardText } from './guide.ts';
import type { Mandate } from './mandate.ts';
import type { Mentorship } from './mentorship.ts';
import type { Talk, TalkField } from './talk.ts';
import type { Task, TaskField } from './task.ts';
import type { BornKind, Plain, RecordKind } from './write.ts';

export type Heads<Field extends string> = Readonly<Record<Field, readonly EditId[]>>;

/** What the rules may ask about the records as this device knows them; undefined where there is none. */
export type Known = {
  contact(id: ContactId): Contact | undefined;
  contactHeads(id: ContactId): Heads<ContactField> | undefined;
  talk(id: TalkId): Talk | undefined;
  talkHeads(id: TalkId): Heads<TalkField> | undefined;
  task(id: TaskId): Task | undefined;
  /** The day somebody last set for the task by hand, from which its rounds are counted. */
  taskMeantFor(id: TaskId): LocalDate | undefined;
  taskHeads(id: TaskId): Heads<TaskField> | undefined;
  talksOf(contact: ContactId): readonly TalkId[];
  mandate(id: MandateId): Mandate | undefined;
  mandatesOf(contact: ContactId): readonly MandateId[];
  mentorship(id: MentorshipId): Mentorship | undefined;
  /** Those the contact is in, as mentor or mentee. */
  mentorshipsOf(contact: ContactId): readonly MentorshipId[];
  member(id: MemberId): { readonly name: string; readonly contact: ContactId | null } | undefined;
  /** The member of the team whom this contact is, if anybody. */
  memberOf(contact: ContactId): MemberId | undefined;
  guide(of?: BoardText): Guide;
  /** The association's terms for contributions, in the order of their recording. */
  feeTerms(): readonly FeeTerms[];
  feeExports(): readonly FeeExport[];
  /** In the desk that is asked. */
  agreement(id: AgreementId): Agreement | undefined;
  understanding(id: AgreementId): Understanding | undefined;
  understandingsOf(contact: ContactId): readonly AgreementId[];
  /** A date of the calendar, as it lies on the board (`open`) or in the team; removed ones too. */
  event(id: EventId, open: boolean): CalendarEvent | undefined;
  committee(id: CommitteeId): Committee | undefined;
  /** Of every field anything was said about the heads, but for the birth: what somebody who removes the record has seen of it. */
  seenOf(kind: RecordKind, id: string): readonly EditId[];
  /** Whether there is such a record. */
  isBorn(kind: BornKind, id: string): boolean;
  /** The value shown for any record's field; undefined where there is neither record nor value. */
  value(kind: RecordKind, id: string, field: string): Plain | undefined;
  /** The heads of any record's field; none where nothing was ever said. */
  heads(kind: RecordKind, id: string, field: string): readonly EditId[];
  /** Whether this edit of the record has been heard. */
  hasEdit(kind: RecordKind, id: string, edit: EditId): boolean;
  /** Whether the field has ever had this value, replaced or not: an undo may only put back what was there. */
  had(kind: RecordKind, id: string, field: string, value: Plain): boolean;
};

/** What a member does in the team: Leitung, Kasse, Werber:in, Pat:in. */
export type TeamRole = 'lead' | 'treasurer' | 'canvasser' | 'mentor';
/** Who decides, and when: time, day and randomness come in. `roles`: by the team's list; absent where none are known. */
export type Actor = { readonly member: MemberId; readonly at: number; readonly today: LocalDate; readonly random: Random; readonly roles?: readonly TeamRole[] };
