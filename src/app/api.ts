import type { ContactId, DraftId, EditId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Result } from '#base/result.ts';
import type { Command } from '#domain/command.ts';
import type { Choice, Contact, ContactField, Stage, Ticket } from '#domain/contact.ts';
import type { Guides } from '#domain/guide.ts';
import type { Ags } from '#domain/municipality.ts';
import type { Talk, TalkField } from '#domain/talk.ts';
import type { Task, TaskField } from '#domain/task.ts';
import type { LockRefusal } from '#seal/locks.ts';
import type { PinRefusal } from '#seal/pin.ts';
import type { LockApi, UnlockWays } from './lockApi.ts';
import type { MentorApi, NotesPatch } from './mentorApi.ts';
import type { CalendarApi, CalendarPatch } from './calendarApi.ts';
import type { FeedApi, FeedPatch } from './feedApi.ts';
import type { AgreementsPatch, FeeApi } from './feeApi.ts';
import type { ErasureApi, ErasurePatch } from './erasureApi.ts';
import type { ForkApi, ForkStatus } from './forkApi.ts';
import type { HandoverApi } from './handoverApi.ts';
import type { RecoveryApi, RecoveryPatch } from './recoveryApi.ts';
import type { RemovalApi, RemovalPatch } from './removalApi.ts';
import type { MandateRow, MentorshipRow, RecruitingPatch, RecruitingStoryItem } from './recruitingApi.ts';
import type { PhotoApi } from './photoApi.ts';
import type { ReadyApi } from './readyApi.ts';
import type { FarewellApi, FarewellSession, LockedRemoval } from './farewellApi.ts';
import type { RenewalApi } from './renewalApi.ts';
import type { PlanningApi, PlanningPatch } from './planningApi.ts';
import type { RescueApi, RescuePatch } from './rescueApi.ts';
import type { TeamApi, TeamPatch } from './teamApi.ts';

/** Verbleib: where a record's edits are. `handed`: none is on one device alone any more, some went on in a handover file and the hub has them not. */
export type Receipt = 'device' | 'handed' | 'hub';

/** One line of the contact list, as sealed in the checkpoint and painted first. */
export type ContactRow = {
  readonly id: ContactId;
  readonly name: string;
  readonly municipality: Ags | null;
  readonly stage: Stage;
  readonly ticket: Ticket | null;
  readonly responsible: MemberId | null;
  readonly tags: readonly string[];
  /** The earliest open task, if any. */
  readonly due: LocalDate | null;
  readonly lastTalk: LocalDate | null;
  /** Only where it was given. */
  readonly birthYear?: number;
  readonly consent: boolean;
  readonly contested: boolean;
  readonly receipt: Receipt;
  /** Lower-case words the search looks in: name, place, tags, phone digits, mails. */
  readonly haystack: string;
};

export type TaskRow = Task & {
  readonly contactName: string;
  readonly municipality: Ags | null;
  readonly stage: Stage;
  /** Who said last whose it is: they wait for it while it is somebody else's. */
  readonly givenBy: MemberId;
  readonly contested: readonly TaskField[];
  /** The values of each contested field, latest first. */
  readonly choices: Partial<Record<TaskField, readonly Choice[]>>;
  readonly receipt: Receipt;
};

/** One thing that happened to a contact; the story is newest first. */
export type StoryItem =
  | RecruitingStoryItem
  | { readonly kind: 'created'; readonly at: number; readonly by: MemberId }
  | { readonly kind: 'talk'; readonly at: number; readonly by: MemberId; readonly talk: Talk; readonly heads: Readonly<Record<TalkField, readonly EditId[]>>; readonly contested: Partial<Record<TalkField, readonly Choice[]>>; readonly receipt: Receipt }
  | { readonly kind: 'change'; readonly at: number; readonly by: MemberId; readonly field: ContactField; readonly value: unknown; /** What stood there before; absent where it was not one value. */ readonly from?: unknown }
  | { readonly kind: 'consent'; readonly at: number; readonly by: MemberId; readonly given: 'granted' | 'withdrawn'; readonly on: LocalDate }
  | { readonly kind: 'task'; readonly at: number; readonly by: MemberId; readonly task: TaskRow };

export type ContactDetail = {
  readonly contact: Contact;
  /** Heads per field: what an edit of that field must name as `seen`. */
  readonly heads: Readonly<Record<ContactField, readonly EditId[]>>;
  /** Fields with several values that nobody has settled. */
  readonly contested: Partial<Record<ContactField, readonly Choice[]>>;
  readonly story: readonly StoryItem[];
  readonly tasks: readonly TaskRow[];
  /** Present ones first. */
  readonly mandates: readonly MandateRow[];
  /** In which they are the mentor or the mentee; open ones first. */
  readonly mentorships: readonly MentorshipRow[];
  /** No consent recorded: only the minimal record may be kept (GDPR Art. 14). */
  readonly minimal: boolean;
  readonly receipt: Receipt;
};

/** `gone`: removed from the team; the name stays for what they did. `contact`: the contact whom they are, if that was said. */
export type MemberRow = { readonly id: MemberId; readonly name: string; readonly self: boolean; readonly gone?: true; readonly contact?: ContactId };

/** Where the app stands. `elsewhere`: another tab is the active one. */
export type Session =
  | { readonly at: 'starting' }
  | { readonly at: 'elsewhere' }
  | { readonly at: 'unsupported'; readonly why: UnsupportedReason }
  | { readonly at: 'empty' }
  /** A joining was begun and stopped; the passphrase chosen for it finishes it. */
  | { readonly at: 'joining' }
  | { readonly at: 'locked'; readonly demo: boolean; readonly ways: UnlockWays; readonly removal?: LockedRemoval; /** Half-typed forms, where it was removed. */ readonly drafts?: number }
  | FarewellSession
  | { readonly at: 'unlocked'; readonly demo: boolean; readonly self: MemberId; readonly spaceName: string };
export type UnsupportedReason = 'old-browser' | 'insecure-address' | 'in-app-browser' | 'no-storage' | 'not-installed' | 'not-here';

/** `superseded`: this device's data was set back or copied, so its numbers are used up; it has to become a new device. `renewing`: it is about to, as soon as the hub is within reach. */
export type Connection = 'offline' | 'connecting' | 'online' | 'refused' | 'superseded' | 'renewing' | 'other-version' | 'none';
export type Status = {
  readonly connection: Connection;
  /** Own entries the hub has not confirmed, and photos it has not all of. */
  readonly waiting: number;
  /** Notes of mentorships and what was written about agreements that are on this device alone: their circle is not open yet. */
  readonly heldNotes: number;
  /** The hub lost what it had confirmed (restored from an older backup): it is being told again. */
  readonly hubTurnedBack: boolean;
  /** Entries that could not be believed or opened and were set aside. */
  readonly setAside: number;
  /** The hub's team list is another one than this device's; null: it is not. */
  readonly fork: ForkStatus | null;
  /** Whether the browser promised to keep our data; null: not asked yet. */
  readonly durable: boolean | null;
  /** The list is painted from the sealed list view; the document is still opening. */
  readonly opening: boolean;
};

export type AppRefusal =
  | LockRefusal | PinRefusal | 'must-wait' | 'pins-differ' | 'passphrases-differ' | 'passphrase-too-short' | 'name-missing'
  | 'code-wrong' | 'code-used' | 'hub-unreachable' | 'other-version' | 'hub-refused'
  | 'invite-unreadable' | 'invite-used' | 'invite-expired' | 'invite-foreign' | 'invite-void'
  | 'not-saved' | 'storage-full' | 'not-unlocked' | 'demo-has-no-hub' | 'not-allowed' | 'last-lead' | 'team-forked';

/** `refusal` of a command is a domain word (see domain/RULES.md) or one of the app's. */
export type RunResult = Result<{ readonly undo: Command | null }, string>;

/** `deviceName`: what this device is called until somebody renames it. */
export type FoundInput = { readonly code: string; readonly spaceName: string; readonly ownName: string; readonly passphrase: string; readonly deviceName?: string };
/** `ownName` may be empty where the link is for a further device. */
export type JoinInput = { readonly link: string; readonly ownName: string; readonly passphrase: string; readonly deviceName?: string };
export type Draft = { readonly id: DraftId; readonly kind: string; readonly value: unknown };

/** What the screens may ask of the app; it runs in a worker, so every answer is a promise. */
export type Engine = RenewalApi & FarewellApi & RescueApi & ReadyApi & ForkApi & RemovalApi & TeamApi & LockApi & RecoveryApi & ErasureApi & MentorApi & FeeApi & FeedApi & PhotoApi & CalendarApi & HandoverApi & PlanningApi & {
  found(input: FoundInput): Promise<Result<null, AppRefusal>>;
  tryDemo(deviceName?: string): Promise<Result<null, AppRefusal>>;
  /** Erases this device's data (the demonstration association in one tap). */
  eraseDevice(): Promise<void>;
  join(input: JoinInput): Promise<Result<null, AppRefusal>>;
  unlock(passphrase: string): Promise<Result<null, AppRefusal>>;
  lock(): Promise<void>;
  /** The only way to write. With `draft`, saving deletes that draft in the same transaction. */
  run(command: Command, draft?: DraftId): Promise<RunResult>;
  contact(id: ContactId): Promise<ContactDetail | null>;
  talk(id: TalkId): Promise<Talk | null>;
  task(id: TaskId): Promise<Task | null>;
  saveDraft(draft: Draft): Promise<Result<null, AppRefusal>>;
  drafts(): Promise<readonly Draft[]>;
  deleteDraft(id: DraftId): Promise<void>;
};

/** What the worker tells the main thread; `app/live.ts` keeps it in zustand stores. */
export type Patch =
  | RecoveryPatch
  | RemovalPatch
  | ErasurePatch
  | RescuePatch
  | TeamPatch
  | RecruitingPatch
  | NotesPatch
  | AgreementsPatch
  | FeedPatch
  | CalendarPatch
  | PlanningPatch
  | { readonly of: 'session'; readonly session: Session }
  | { readonly of: 'status'; readonly status: Status }
  | { readonly of: 'rows'; readonly all: boolean; readonly rows: readonly ContactRow[] }
  | { readonly of: 'tasks'; readonly tasks: readonly TaskRow[] }
  | { readonly of: 'members'; readonly members: readonly MemberRow[] }
  | { readonly of: 'guides'; readonly guides: Guides }
  /** Seconds until the next try to unlock; 0: now. */
  | { readonly of: 'lock-wait'; readonly seconds: number }
  /** These contacts' details changed: open screens ask again. */
  | { readonly of: 'touched'; readonly contacts: readonly ContactId[] };
