/** What a removed device shows instead of the team's data. */
export type FarewellSession =
  /** Whether it was removed is being found out; then what it had not delivered is handed over to Leitung. */
  | { readonly at: 'leaving'; readonly step: 'checking' | 'handing-over' }
  /** The hub is out of reach, or does not take it: tried again by itself. `waiting` entries are not handed over yet. */
  | { readonly at: 'leaving'; readonly step: 'waiting'; readonly why: 'unreachable' | 'refused'; readonly waiting: number }
  /** Nothing is left on this device. `lost`: entries that only it could read; `reported`: the team was told. */
  | { readonly at: 'gone'; readonly entries: number; readonly lost: number; readonly reported: boolean };

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
