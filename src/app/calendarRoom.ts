import type { EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { eventStory, eventView, eventViews, isShown } from '#doc/events.ts';
import { addDays } from '#domain/calendar.ts';
import { meeting, type Meeting } from '#domain/clashes.ts';
import type { BoardEvent, CalendarEvent } from '#domain/event.ts';
import { firstDay, type EventTime } from '#domain/eventTime.ts';
import { placed } from '#domain/placing.ts';
import { checkRepeats } from '#domain/repeats.ts';
import { nextOccurrences, occurrencesIn } from '#domain/recurrence.ts';
import type { CalendarApi, EventDetail, EventStoryItem, Occurrence, OccurrenceDetail } from './calendarApi.ts';
import { committeeRows, followRows, occurrencesBetween, type CalendarSource } from './calendarRows.ts';

/** Events, committees and followed calendars, for the screens; `source` answers with the documents as they are when asked. */
export function calendarRoom(source: () => Promise<CalendarSource>): CalendarApi {
  return {
    occurrences: async (from, to) => occurrencesBetween(await source(), from, to),
    event: async (id) => detailOf(await source(), id),
    committees: async () => committeeRows(await source()),
    follows: async () => followRows(await source()),
    clashes: async (time, repeats, except) => clashesOf(await source(), time, repeats, except),
    boardEvents: async () => eventViews((await source()).board, 'event').filter(isShown).map(({ event }) => event as BoardEvent).toSorted(byId),
    imported: async () => importedIn(await source()),
  };
}

function byId(a: CalendarEvent, b: CalendarEvent): number {
  return a.id < b.id ? -1 : 1;
}

function importedIn({ board, team }: CalendarSource): readonly CalendarEvent[] {
  const all = [...eventViews(board, 'event'), ...(team ? eventViews(team, 'internalEvent') : [])];
  return all.map(({ event }) => event).filter(({ origin }) => origin !== null).toSorted(byId);
}

/** The open one where it stands; the internal one beside it where somebody changed that apart, or a stop came between the two. */
function detailOf(source: CalendarSource, id: EventId): EventDetail | null {
  const open = eventView(source.board, 'event', id);
  const inside = source.team ? eventView(source.team, 'internalEvent', id) : undefined;
  const shown = open && (isShown(open) || !inside) ? open : (inside ?? open);
  if (!shown) return null;
  const { event, heads, contested } = shown;
  const apart = event.removed && event.removed.apart.length > 0 ? { by: event.removed.by, at: event.removed.at, fields: event.removed.apart } : null;
  return {
    event, heads,
    choices: contested,
    alone: shown.alone.map((one): OccurrenceDetail => ({ ...one, stray: isStray(event, one.at) })),
    removedApart: apart,
    inside: shown === open && event.standing !== 'removed' && inside && isShown(inside) ? inside.event : null,
    story: eventStory(shown) as readonly EventStoryItem[],
    receipt: source.receiptOf(id),
  };
}

function isStray(event: CalendarEvent, at: LocalDate): boolean {
  const regular = { ...event, changes: [] };
  return !occurrencesIn(regular, at, at).some((one) => one.at === at);
}

const MOST_TYPED = 60;
const MOST_CLASHES = 10;
/** The same time counts more than the same evening, and that more than a whole day over it. */
const weight: Readonly<Record<Meeting, number>> = { overlap: 0, evening: 0, day: 1 };

/** What meets the occurrences of the next year, once each; what was called off meets nobody. */
function clashesOf(source: CalendarSource, time: EventTime, repeats: string | null, except: EventId | null): readonly Occurrence[] {
  const rule = repeats === null ? null : checkRepeats(repeats, time);
  const typed = nextOccurrences({ time, repeats: rule, changes: [] }, firstDay(time), MOST_TYPED).map((one) => ({ ...placed(one.time), allDay: one.time.allDay }));
  const [first, last] = [typed[0], typed.at(-1)];
  if (!first || !last) return [];
  const near = occurrencesBetween(source, addDays(first.firstDay, -1), addDays(last.lastDay, 1)).filter((one) => one.event !== except && !one.cancelled);
  const met = near.flatMap((one) => {
    const how = typed.flatMap((mine) => meeting(mine, one) ?? []).toSorted((a, b) => weight[a] - weight[b])[0];
    return how ? [{ one, how }] : [];
  });
  return met.toSorted((a, b) => weight[a.how] - weight[b.how]).slice(0, MOST_CLASHES).map(({ one }) => one);
}
