import type { LeftCounts } from '#store/database.ts';

/** What a removed device shows instead of the team's data. */
export type FarewellSession =
  /** Whether it was removed is being found out; then what it had not delivered is handed over to Leitung. */
  | { readonly at: 'leaving'; readonly step: 'checking' | 'handing-over' }
  /** The hub is out of reach, or does not take it: tried again by itself. `waiting` entries are not handed over yet; `drafts` half-typed forms will not be. */
  | { readonly at: 'leaving'; readonly step: 'waiting'; readonly why: 'unreachable' | 'refused'; readonly waiting: number; readonly drafts: number }
  | Gone;

/** Nothing is left on this device. `left`: entries that were not handed over because the person did not want to wait; `reported`: the team was told. */
export type Gone = {
  readonly at: 'gone';
  readonly entries: number;
  readonly lost: Lost;
  readonly left: number;
  /** Half-typed forms there were. */
  readonly drafts: number;
  /** Photos of papers that the hub had not got; absent: none. */
  readonly photos?: number;
  /** What of them are the person's own words: only here, in memory, until they go on or close the app. */
  readonly words: readonly OwnWords[];
  readonly reported: boolean;
};

/** Own entries that can not be handed over. `tooMany`: the newest, which the hub takes no more of; `notes`: of mentorships, which Leitung may not read; `unreadable`: nothing opens them. */
export type Lost = LeftCounts['lost'];
export const noneLost: Lost = { tooMany: 0, notes: 0, unreadable: 0 };

/** One half-typed form: which, when it was last typed in (milliseconds since 1970; null: not known), and what was typed. */
export type OwnWords = { readonly kind: string; readonly at: number | null; readonly words: readonly string[] };

/** A locked device that was turned away (`suspected`), or is known to be removed (`proven`). */
export type LockedRemoval = 'suspected' | 'proven';

export type FarewellApi = {
  /** Tries again at once to hand over and leave. */
  leaveNow(): Promise<void>;
  /** Erases a removed device without handing anything over; what it had not delivered is lost, and nobody is told. */
  leaveWithout(): Promise<void>;
  /** The person has read what happened: the device is as good as new. */
  dismissFarewell(): Promise<void>;
};
