import type { CommitteeId, EditId, EventId, FollowId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Committee, CommitteeField } from '#domain/committee.ts';
import type { Choice } from '#domain/contact.ts';
import type { BoardEvent, CalendarEvent, EventField, OccurrenceChange } from '#domain/event.ts';
import type { EventTime } from '#domain/eventTime.ts';
import type { Follow, FollowField } from '#domain/follow.ts';
import type { Receipt } from './api.ts';

/** One line in one cell of the calendar. */
export type Occurrence = {
  /** Of a followed calendar: `<follow>/<uid>`, which is none of ours. */
  readonly event: EventId;
  /** The day the series has it on, which names it (`changeOccurrence`); of a single event its first day. */
  readonly at: LocalDate;
  readonly series: boolean;
  readonly title: string;
  readonly committee: CommitteeId | null;
  /** Read-only, from a followed calendar. */
  readonly follow: FollowId | null;
  /** On the board, for everybody. */
  readonly open: boolean;
  readonly place: string;
  readonly online: string;
  readonly text: string;
  readonly allDay: boolean;
  /** Milliseconds since 1970; of whole days the association's midnights. */
  readonly begins: number;
  readonly ends: number;
  /** Days and clocks (`HH:mm`, empty for whole days) in the association's zone; what ends at midnight ends on the day before. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly beginClock: string;
  readonly endClock: string;
  readonly cancelled: boolean;
  /** Something of the event, or of this occurrence, stands with two values, or it was removed and changed apart. */
  readonly contested: boolean;
  readonly receipt: Receipt;
};

/** What was said of one occurrence alone. */
export type OccurrenceDetail = {
  readonly at: LocalDate;
  readonly change: OccurrenceChange;
  /** What `changeOccurrence` must name as `seen`. */
  readonly heads: readonly EditId[];
  readonly choices: readonly Choice[];
  /** The series has none on that day any more: it is shown as it was changed until somebody takes it out. */
  readonly stray: boolean;
};

export type EventDetail = {
  readonly event: CalendarEvent;
  /** What an edit of that field must name as `seen`. */
  readonly heads: Readonly<Record<EventField, readonly EditId[]>>;
  /** Fields with several values that nobody has settled, latest first. */
  readonly choices: Partial<Record<EventField, readonly Choice[]>>;
  /** Of a series, in their order. */
  readonly alone: readonly OccurrenceDetail[];
  /** It was removed by somebody who did not know of these changes: `keepEvent` or `removeEvent` settles it. */
  readonly removedApart: { readonly by: MemberId; readonly at: number; readonly fields: readonly string[] } | null;
  /** It is open, and was changed inside by somebody who did not know: the internal one; `removeEvent` with `open: false` settles it. */
  readonly inside: CalendarEvent | null;
  /** Everything that was said, newest first. */
  readonly story: readonly EventStoryItem[];
  readonly receipt: Receipt;
};
/** `field`: an event's field, or `at:<day>` of one occurrence; `created` was its birth. */
export type EventStoryItem = { readonly at: number; readonly by: MemberId; readonly field: 'created' | EventField | `at:${string}`; readonly value: unknown };

export type CommitteeRow = Committee & {
  readonly heads: Readonly<Record<CommitteeField, readonly EditId[]>>;
  readonly choices: Partial<Record<CommitteeField, readonly Choice[]>>;
  readonly receipt: Receipt;
};
export type FollowRow = Follow & {
  readonly heads: Readonly<Record<FollowField, readonly EditId[]>>;
  readonly choices: Partial<Record<FollowField, readonly Choice[]>>;
  readonly receipt: Receipt;
};

/**
 * The calendar for the screens. Locked, it answers from the board's cache: open events and their committees alone. Written by `run` (domain/calendarCommands.ts).
 * Ask again whenever `calendarTouched` counts (app/live.ts).
 */
export type CalendarApi = {
  /** What touches these days, both included (at most ten years of them): by beginning, whole days first. Removed ones are not among it, unless somebody changed them apart. */
  occurrences(from: LocalDate, to: LocalDate): Promise<readonly Occurrence[]>;
  /** Null: no such event, or an internal one while locked. Removed ones are answered, too. */
  event(id: EventId): Promise<EventDetail | null>;
  /** By level and name; removed ones too, for old events name them. */
  committees(): Promise<readonly CommitteeRow[]>;
  /** Those that are kept, by name. */
  follows(): Promise<readonly FollowRow[]>;
  /** The first ten that meet an event as it is typed, of its next occurrences: overlapping, or on the same evening, or a whole day over it. */
  clashes(time: EventTime, repeats: string | null, except: EventId | null): Promise<readonly Occurrence[]>;
  /** What lies on the board and is not removed, in the order of ids: for the feed and the download. */
  boardEvents(): Promise<readonly BoardEvent[]>;
  /** Which events came from an import, by the UID they had there; removed ones too. */
  imported(): Promise<readonly CalendarEvent[]>;
};

/** The calendar changed: open screens ask again. */
export type CalendarPatch = { readonly of: 'calendar' };
