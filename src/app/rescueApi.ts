import type { DeviceId, MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Plain } from '#domain/write.ts';
import type { AppRefusal } from './api.ts';
import type { Lost } from './farewellApi.ts';

/** What somebody said, in parts a sentence is made of; a name is empty where it is not known here. */
export type Telling =
  | { readonly say: 'contact'; readonly name: string }
  | { readonly say: 'talk'; readonly person: string; readonly on: string; readonly outcome: string; readonly notes: string }
  | { readonly say: 'task'; readonly person: string; readonly what: string; readonly due: string }
  | { readonly say: 'change'; readonly of: 'contact' | 'talk' | 'task' | 'mandate' | 'mentorship'; readonly person: string; readonly field: string; readonly value: Plain }
  | { readonly say: 'mandate'; readonly person: string; readonly body: string }
  | { readonly say: 'mentorship'; readonly mentor: string; readonly person: string }
  | { readonly say: 'check-in'; readonly person: string; readonly on: string }
  | { readonly say: 'note' }
  | { readonly say: 'agreement'; readonly person: string }
  | { readonly say: 'understanding'; readonly person: string; readonly reached: boolean }
  | { readonly say: 'commitment'; readonly title: string }
  | { readonly say: 'link'; readonly name: string; readonly person: string }
  | { readonly say: 'consent'; readonly person: string; readonly given: 'granted' | 'withdrawn'; readonly on: string }
  | { readonly say: 'name'; readonly of: 'member' | 'device' | 'space'; readonly name: string }
  | { readonly say: 'guide' | 'terms' }
  /** At which board, and what was asked, answered or planned there. */
  | { readonly say: 'support'; readonly name: string; readonly of: 'asks' | 'answer' | 'next'; readonly what: string }
  /** Of the calendar, made or changed; internal events too. */
  | { readonly say: 'event' | 'committee' | 'follow'; readonly name: string; readonly made: boolean };

/** One entry that is only here: what it says that the team has not heard. */
export type RescueEntry = {
  readonly id: string;
  /** When it was said, in milliseconds since 1970; null where nothing of it can be read. */
  readonly at: number | null;
  readonly tellings: readonly Telling[];
  /** Changes of records that are not there any more, or that never arrived: they can not be taken over. */
  readonly homeless: number;
  /** Things of kinds this version does not know: they can not be taken over with it. */
  readonly newer: number;
  /** Nothing of it can be read here: `damaged`, or of a circle this device is not in. Null: it can. */
  readonly unreadable: 'damaged' | 'not-in-circle' | null;
  /** Entries without which this one means nothing: taken over with it. */
  readonly standsOn: readonly string[];
  /** Entries that mean nothing without this one: dropped with it. */
  readonly bears: readonly string[];
};
/** Why a parcel does not open here. `not-for-us`: it is sealed to those who were of Leitung when the device was removed. */
export type RescueProblem = 'incomplete' | 'not-for-us' | 'forged' | 'unreadable';
/** Everything left of one device. */
export type Rescue = {
  readonly device: DeviceId;
  readonly member: MemberId | null;
  /** Empty where the name is not known. */
  readonly name: string;
  /** The device was removed; otherwise an epoch left these behind. */
  readonly removed: boolean;
  /** This device's own: an epoch could not carry them over, or they are of a circle it left. */
  readonly self: boolean;
  readonly entries: readonly RescueEntry[];
  /** Something else of the device lies at the hub and does not open. */
  readonly problem: RescueProblem | null;
  /** What the device said it could not hand over, until somebody has read it. */
  readonly lost: Lost;
};

/** `asked`: the hub was asked for mail of removed devices; without it only what lies on this device is told. */
export type RescueList = { readonly rescues: readonly Rescue[]; readonly asked: boolean };

export type RescueApi = {
  rescues(): Promise<RescueList>;
  /** Writes these entries, and those they stand on, anew under their author's name (domain D-41). */
  takeOver(device: DeviceId, entries: readonly string[]): Promise<Result<null, AppRefusal>>;
  /** Drops these entries and those that stand on them; with none named a parcel that does not open, and the word of what is lost. */
  dropRescue(device: DeviceId, entries: readonly string[]): Promise<Result<null, AppRefusal>>;
};

/** Who left how much behind; told whenever that may have changed. */
export type RescuePatch = { readonly of: 'rescues'; readonly rescues: readonly RescueCount[] };
export type RescueCount = { readonly device: DeviceId; readonly name: string; /** This device itself. */ readonly self: boolean; readonly count: number; /** Entries that could not be handed over. */ readonly lost: number };
