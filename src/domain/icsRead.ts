import { accept, type Result } from '#base/result.ts';
import { HOME_ZONE } from './eventTime.ts';
import { draftOf } from './icsDraft.ts';
import { partIcs, type IcsRefusal } from './icsParts.ts';
import { eventsOf, type LeftOutWhy, type ReadEvent, type Tell } from './icsSeries.ts';
import { zoneFinder } from './icsZones.ts';

/** What was not taken, or not wholly, with the titles of the first of them. */
export type LeftOut = { readonly why: LeftOutWhy; readonly count: number; readonly titles: readonly string[] };
/** `name`: what the calendar calls itself, maybe nothing. */
export type ReadCalendar = { readonly name: string; readonly events: readonly ReadEvent[]; readonly leftOut: readonly LeftOut[] };

/**
 * The events of a calendar file (RFC 5545), whoever wrote it, in the order of the file. What is broken costs its neighbours nothing and is counted; no text makes it
 * throw, or read for long. Times without a zone are meant in `home`.
 */
export function readCalendar(text: string, home = HOME_ZONE): Result<ReadCalendar, IcsRefusal> {
  const parts = partIcs(text);
  if (!parts.ok) return parts;
  const { name, events, zones, others, broken } = parts.value;
  const { tell, all } = tally();
  for (let count = 0; count < others; count += 1) tell('other-kind', '');
  for (let count = 0; count < broken; count += 1) tell('broken', '');
  const clocks = { zones: zoneFinder(zones, home), home };
  const byUid = Map.groupBy(events.map(draftOf), ({ uid }) => uid);
  const read = [...byUid.values()].flatMap((drafts) => eventsOf(drafts, clocks, tell));
  return accept({ name, events: read, leftOut: all() });
}

const MOST_TITLES = 20;

function tally(): { readonly tell: Tell; readonly all: () => readonly LeftOut[] } {
  const counts = new Map<LeftOutWhy, { count: number; readonly titles: string[] }>();
  return {
    tell: (why, title) => {
      const kept = counts.get(why) ?? { count: 0, titles: [] };
      kept.count += 1;
      if (title !== '' && kept.titles.length < MOST_TITLES) kept.titles.push(title);
      counts.set(why, kept);
    },
    all: () => [...counts].map(([why, { count, titles }]) => ({ why, count, titles })),
  };
}
