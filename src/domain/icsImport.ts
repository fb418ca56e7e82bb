import type { CommitteeId, EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { samePlain } from './change.ts';
import type { CalendarEvent, ImportedEvent } from './event.ts';
import { isOverBefore } from './eventEnds.ts';
import type { ReadEvent } from './icsSeries.ts';
import type { Plain } from './write.ts';

/** An event of a file with the id it has here for ever: derived from its UID, so that two who import the same file apart have one. */
export type NamedEvent = ReadEvent & { readonly id: EventId };

export type ImportChoices = {
  /** Whether new ones go onto the board; those that are here stay where they are. */
  readonly open: boolean;
  /** Whose the new ones are. */
  readonly committee: CommitteeId | null;
  /** New ones that were over before that day are left out; null: none are. */
  readonly from: LocalDate | null;
};

export type PlannedEvent = { readonly is: 'new' | 'updated' | 'cancelled'; readonly open: boolean; readonly event: ImportedEvent };
/** Why an event of the file changes nothing here. */
type Untouched = 'unchanged' | 'newer-here' | 'removed-here' | 'confidential' | 'past';
/** What an import will do: every event of the file is in `planned`, or counted once in `untouched`. */
export type EventPlan = { readonly planned: readonly PlannedEvent[]; readonly untouched: Readonly<Record<Untouched, readonly NamedEvent[]>> };

/** Decides about every event of a file, in the order of their beginning, and changes nothing. `here`: what was imported before, removed ones too. */
export function planEvents(read: readonly NamedEvent[], here: readonly CalendarEvent[], choices: ImportChoices): EventPlan {
  const planned: PlannedEvent[] = [];
  const untouched: Record<Untouched, NamedEvent[]> = { unchanged: [], 'newer-here': [], 'removed-here': [], confidential: [], past: [] };
  const known = byId(here);
  for (const event of read.toSorted((a, b) => (a.time.begin < b.time.begin ? -1 : 1))) {
    const decided = decide(event, known.get(event.id), choices);
    if (typeof decided === 'string') untouched[decided].push(event);
    else planned.push(decided);
  }
  return { planned, untouched };
}

function decide(event: NamedEvent, here: CalendarEvent | undefined, { open, committee, from }: ImportChoices): PlannedEvent | Untouched {
  if (here?.standing === 'removed' && !here.removed?.undone) return 'removed-here';
  if (!here || here.standing === 'removed') {
    if (event.confidential && open) return 'confidential';
    if (from !== null && isOverBefore(event, from)) return 'past';
    return { is: 'new', open, event: { ...importedFrom(event, event.id), committee } };
  }
  if (saysTheSame(event, here)) return 'unchanged';
  if (isOlder(event, here)) return 'newer-here';
  if (event.confidential && here.open) return 'confidential';
  return { is: event.cancelled && here.standing !== 'cancelled' ? 'cancelled' : 'updated', open: here.open, event: importedFrom(event, here.id) };
}

/** Of one that was moved between board and team there are two: the one that is there counts. */
function byId(here: readonly CalendarEvent[]): ReadonlyMap<EventId, CalendarEvent> {
  const removedFirst = here.toSorted((a, b) => Number(b.standing === 'removed') - Number(a.standing === 'removed'));
  return new Map(removedFirst.map((event) => [event.id, event]));
}

function importedFrom({ sequence, title, place, online, text, time, repeats, cancelled, changes }: NamedEvent, id: EventId): ImportedEvent {
  return { id, title, place, online, text, time, repeats, cancelled, changes, origin: { sequence, from: 'import' } };
}

function saysTheSame(event: ReadEvent, here: CalendarEvent): boolean {
  const of = ({ title, place, online, text, time, repeats, changes }: Pick<CalendarEvent, 'title' | 'place' | 'online' | 'text' | 'time' | 'repeats' | 'changes'>): Plain => ({ title, place, online, text, time, repeats, changes });
  return samePlain(of(event), of(here)) && event.cancelled === (here.standing === 'cancelled');
}

/** An older version of it was imported already, or it was changed here after this version was written: what was said last holds. A file that tells no time is new. */
function isOlder({ sequence, modified }: ReadEvent, { origin, changedAt }: CalendarEvent): boolean {
  if (origin && sequence !== origin.sequence) return sequence < origin.sequence;
  return modified !== 0 && modified <= changedAt;
}
