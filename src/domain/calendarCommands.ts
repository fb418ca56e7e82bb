import type { CommitteeId, EditId, EventId, FollowId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { EditOf } from './command.ts';
import type { CommitteeFields, NewCommittee } from './committee.ts';
import type { EventFields, ImportedEvent, NewEvent, OccurrenceChange } from './event.ts';
import type { FollowFields, NewFollow } from './follow.ts';
import type { RestoredValue } from './write.ts';

/**
 * What can be done to the calendar. An event is found by its id on the board or, where it is not there, in the team; `open` says which where it lies in both
 * (somebody changed it inside while somebody else opened it).
 */
export type CalendarCommand =
  /** `open`: onto the board, for everybody; otherwise it stays in the team. */
  | { readonly do: 'createEvent'; readonly id: EventId; readonly open: boolean; readonly event: NewEvent }
  | { readonly do: 'editEvent'; readonly id: EventId; readonly open?: boolean; readonly edits: readonly EditOf<Omit<EventFields, 'origin'>>[] }
  /** Of a series: one occurrence taken out (null), changed alone, or as the series says again. `seen` as in every edit: the heads of its field, none where nothing was said of it yet. */
  | { readonly do: 'changeOccurrence'; readonly id: EventId; readonly open?: boolean; readonly at: LocalDate; readonly to: OccurrenceChange; readonly seen: readonly EditId[] }
  | { readonly do: 'removeEvent'; readonly id: EventId; readonly open?: boolean }
  /** Takes a removal back, also where something was changed apart. */
  | { readonly do: 'keepEvent'; readonly id: EventId; readonly open?: boolean }
  /** From the team onto the board: everybody can read it from then on. */
  | { readonly do: 'publishEvent'; readonly id: EventId }
  /** From the board into the team: it is in no feed any more; who has read it has read it. */
  | { readonly do: 'hideEvent'; readonly id: EventId }
  /** One batch of an import: births of those that are not here, and of the others what is different; one entry. */
  | { readonly do: 'importEvents'; readonly open: boolean; readonly events: readonly ImportedEvent[] }
  /** Takes an import back: removes those it bore, puts back what it changed. */
  | { readonly do: 'removeEvents'; readonly open: boolean; readonly ids: readonly EventId[]; readonly values: readonly RestoredValue[] }
  | { readonly do: 'createCommittee'; readonly id: CommitteeId; readonly committee: NewCommittee }
  /** The template, as it was edited: one entry. Those that are there already are left as they are. */
  | { readonly do: 'createCommittees'; readonly committees: readonly (NewCommittee & { readonly id: CommitteeId })[] }
  | { readonly do: 'editCommittee'; readonly id: CommitteeId; readonly edits: readonly EditOf<CommitteeFields>[] }
  | { readonly do: 'createFollow'; readonly id: FollowId; readonly follow: NewFollow }
  | { readonly do: 'editFollow'; readonly id: FollowId; readonly edits: readonly EditOf<FollowFields>[] };
