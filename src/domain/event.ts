import type { CommitteeId, EventId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { EventTime } from './eventTime.ts';

/** Geplant, Abgesagt, Gelöscht. */
export const eventStandings = ['planned', 'cancelled', 'removed'] as const;
export type EventStanding = (typeof eventStandings)[number];

export type EventFields = {
  /** Whose it is; null: the association's own. */
  readonly committee: CommitteeId | null;
  readonly title: string;
  /** A text, maybe an address. */
  readonly place: string;
  /** Where to take part from afar: an https address, or nothing. */
  readonly online: string;
  readonly text: string;
  /** Of a series: when its first occurrence is. */
  readonly time: EventTime;
  /** How it comes again: an RFC 5545 rule as `checkRepeats` (repeats.ts) writes it, `UNTIL` as a day; null: it is once. */
  readonly repeats: string | null;
  readonly standing: EventStanding;
  /** Where it was imported from; the last import says how far that had been changed there. */
  readonly origin: EventOrigin | null;
};
export type EventField = keyof EventFields;
/** Its UID there is not among it, for that may be somebody's address or host, and the board is read by everybody: the event's id is made of it (`importedEventId`). */
export type EventOrigin = { readonly sequence: number; readonly from: 'import' };

/** What a field holds when nobody ever said anything; a birth leaves such values out, but for title and time. */
export const eventDefaults: Omit<EventFields, 'time'> = { committee: null, title: '', place: '', online: '', text: '', repeats: null, standing: 'planned', origin: null };

/**
 * What was said of one occurrence of a series: taken out (null; EXDATE), changed alone (RECURRENCE-ID; each part null where it is as the series says), or as
 * the series says again. Each occurrence is a field of its own, so that two who change different ones never meet.
 */
export type OccurrenceChange = null | 'regular' | ChangedAlone;
export type ChangedAlone = { readonly time: EventTime | null; readonly title: string | null; readonly place: string | null; readonly standing: 'planned' | 'cancelled' };
/** An occurrence is named by the day the series has it on: so it keeps what was said of it when the series moves to another hour. There is at most one a day. */
export type OccurrenceField = `at:${string}`;

export function occurrenceField(at: LocalDate): OccurrenceField {
  return `at:${at}`;
}

/** Termin, open (on the board, for everybody) or internal (in the team). The same shape in both. */
export type CalendarEvent = EventFields & {
  readonly id: EventId;
  readonly open: boolean;
  /** Who removed it, and which fields somebody changed who did not know of that: then it is something to settle. Null: it is not removed. */
  readonly removed: { readonly by: MemberId; readonly at: number; readonly apart: readonly string[]; /** By taking an import back: the next import may bring it again. */ readonly undone: boolean; /** It lies in the other circle since. */ readonly moved: boolean } | null;
  /** By the days the series has them on, in their order; what is as the series says is not among them. */
  readonly changes: readonly (readonly [at: LocalDate, change: Exclude<OccurrenceChange, 'regular'>])[];
  readonly createdBy: MemberId;
  readonly createdAt: number;
  /** Of the last edit, milliseconds since 1970. */
  readonly changedAt: number;
  /** How many edits there are: it only ever grows (SEQUENCE of a feed). */
  readonly edits: number;
};

/** As it lies on the open board: what a feed tells. */
export type BoardEvent = CalendarEvent & { readonly open: true };

export type NewEvent = Partial<Omit<EventFields, 'title' | 'time' | 'standing' | 'origin'>> & Pick<EventFields, 'title' | 'time'>;
/** As an import brings it: with what was said of single occurrences, and called off there. */
export type ImportedEvent = NewEvent & { readonly id: EventId; readonly origin: EventOrigin; readonly cancelled: boolean; readonly changes: CalendarEvent['changes'] };
