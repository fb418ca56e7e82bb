import type { ContactId, DeviceId, EditId, MandateId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Adopted } from './adoption.ts';
import type { AgreementField } from './agreement.ts';
import type { AgreementCommand } from './agreementCommands.ts';
import type { CommitmentCommand } from './commitmentCommands.ts';
import type { ConsentWay, ContactField, ContactFields } from './contact.ts';
import type { NewFeeExport } from './feeExport.ts';
import type { FeeTerms } from './feeTerms.ts';
import type { CalendarCommand } from './calendarCommands.ts';
import type { BoardText, GuidePoint } from './guide.ts';
import type { MandateField } from './mandate.ts';
import type { MandateCommand, NewMandate } from './mandateCommands.ts';
import type { MentorshipField } from './mentorship.ts';
import type { MentorshipCommand } from './mentorshipCommands.ts';
import type { Rhythm } from './rhythm.ts';
import type { SupportCommand } from './supportRules.ts';
import type { TalkField, TalkFields } from './talk.ts';
import type { NextStep, TaskField, TaskFields } from './task.ts';
import type { RestoredValue } from './write.ts';

/** `seen` are the heads the person saw when typing: only those are replaced, so an edit that arrived meanwhile survives beside this one. */
export type FieldEdit<F extends PropertyKey = PropertyKey, V = unknown> = {
  readonly field: F;
  readonly value: V;
  readonly seen: readonly EditId[];
};
export type EditOf<Fields> = { [F in keyof Fields]: FieldEdit<F, Fields[F]> }[keyof Fields];

export type NewContact = Partial<Omit<ContactFields, 'name' | 'informBy'>> & {
  readonly name: string;
  /** Seats the person holds or held, recorded together with them. */
  readonly mandates?: readonly (NewMandate & { readonly id: MandateId })[];
};
export type NewConsent = { readonly way: ConsentWay; readonly on: LocalDate };
/** About a candidacy where nothing is said. */
export type NewTalk = Omit<TalkFields, 'contact' | 'about'> & Partial<Pick<TalkFields, 'about'>>;

/** Everything a person can do to the association's records. `run(command)` is the only door. New records bring their ids, so that a retry is the same record. */
export type Command =
  | MandateCommand
  | MentorshipCommand
  | AgreementCommand
  | CalendarCommand
  | CommitmentCommand
  | SupportCommand
  | { readonly do: 'createContact'; readonly id: ContactId; readonly contact: NewContact; readonly consent?: NewConsent; readonly nextStep?: NextStep & { readonly id: TaskId } }
  | { readonly do: 'editContact'; readonly id: ContactId; readonly edits: readonly EditOf<ContactFields>[] }
  | { readonly do: 'recordConsent'; readonly id: ContactId; readonly consent: NewConsent }
  | { readonly do: 'withdrawConsent'; readonly id: ContactId; readonly consent: NewConsent }
  | { readonly do: 'assignContacts'; readonly ids: readonly ContactId[]; readonly responsible: MemberId | null }
  | {
      readonly do: 'logTalk';
      readonly id: TalkId;
      /** An existing person, or a new one made in the same form. */
      readonly with: { readonly contact: ContactId } | { readonly newContact: NewContact; readonly id: ContactId };
      readonly talk: NewTalk;
      readonly consent?: NewConsent;
      readonly nextStep?: NextStep & { readonly id: TaskId };
    }
  | { readonly do: 'editTalk'; readonly id: TalkId; readonly edits: readonly EditOf<TalkFields>[] }
  | { readonly do: 'moveTalk'; readonly id: TalkId; readonly to: ContactId }
  | { readonly do: 'createTask'; readonly id: TaskId; readonly contact: ContactId; readonly task: NextStep }
  | { readonly do: 'editTask'; readonly id: TaskId; readonly edits: readonly EditOf<TaskFields>[] }
  | { readonly do: 'completeTask'; readonly id: TaskId }
  | { readonly do: 'reopenTask'; readonly id: TaskId }
  | { readonly do: 'postponeTask'; readonly id: TaskId; readonly due: LocalDate }
  | { readonly do: 'repeatTask'; readonly id: TaskId; readonly repeats: Rhythm | null }
  | { readonly do: 'handOverTask'; readonly id: TaskId; readonly to: MemberId }
  | { readonly do: 'postponeTasks'; readonly ids: readonly TaskId[]; readonly due: LocalDate }
  | { readonly do: 'assignTasks'; readonly ids: readonly TaskId[]; readonly responsible: MemberId }
  /** One batch of an import: one transaction, one entry. */
  | { readonly do: 'importContacts'; readonly contacts: readonly (NewContact & { readonly id: ContactId })[]; readonly consent?: NewConsent }
  | { readonly do: 'nameMember'; readonly member: MemberId; readonly name: string }
  | { readonly do: 'nameDevice'; readonly device: DeviceId; readonly name: string }
  | { readonly do: 'nameSpace'; readonly name: string }
  /** Opens the open calendar's address, a new one each time, or withdraws it. */
  | { readonly do: 'setFeed'; readonly token: string | null }
  | { readonly do: 'editGuide'; /** Which one; candidacy where nothing is said. */ readonly of?: BoardText; readonly points: readonly GuidePoint[]; /** What stood there when the form was opened; what stands now, where nothing is said. */ readonly seen?: readonly EditId[] }
  /** Another version of the association's terms for contributions. */
  | { readonly do: 'setFeeTerms'; readonly terms: FeeTerms }
  /** That a list of agreements leaves the app as a file. */
  | { readonly do: 'recordFeeExport'; readonly export: NewFeeExport }
  /** Repeats what a removed device said and nobody heard, under its author's name. */
  | { readonly do: 'adopt'; readonly said: readonly Adopted[] }
  /** Undo: puts back values the records had before; anything else is refused. */
  | { readonly do: 'restore'; readonly values: readonly RestoredValue[]; /** Whose desk the agreements among them lie in. */ readonly desk?: MemberId };

export type AnyField = ContactField | TalkField | TaskField | MandateField | MentorshipField | AgreementField;
