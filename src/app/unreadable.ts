import type { CircleId, DeviceId } from '#base/ids.ts';
import { NOT_BEGUN, type LogKey } from '#circle/ports.ts';
import { epochOf, mayOpenEpoch } from '#roster/rights.ts';
import type { UnreadableRow } from '#store/database.ts';
import type { Lease } from '#store/lease.ts';
import { putUnreadable, readUnreadable } from '#store/unreadableStore.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { Wait } from './waits.ts';

/** Epochs whose snapshot is the one the roster names and that nobody can read, or whose key is the one it names and no key. Such an epoch stays so: trying again helps nobody. */
export type Unreadable = {
  /** Whether that is so of the circle's present epoch. */
  is(circle: CircleId): boolean;
  /** Found out now; who opened it is kept, and shown from then on. */
  note(log: LogKey): Promise<void>;
  /** How many of the circle's there were. */
  count(circle: CircleId): number;
  /** The present epochs of circles in which that is so: what the hub holds of them has to be named by whoever opens the next one. */
  logs(): readonly LogKey[];
};
type UnreadableDeps = { readonly deps: Pick<EngineDeps, 'database' | 'now'>; readonly lease: Lease; readonly unlocked: Pick<Unlocked, 'roster'> };

export async function openUnreadable(at: UnreadableDeps): Promise<Unreadable> {
  const rows = new Map((await readUnreadable(at.deps.database)).map((row) => [nameOf(row), row]));
  // Found out anew at each start: a newer app may read what an older one could not.
  const found = new Map<string, LogKey>();
  const isPresent = ({ circle, epoch }: LogKey): boolean => epochOf(at.unlocked.roster.current(), circle) === epoch;
  return {
    is: (circle) => found.has(nameOf({ circle, epoch: epochOf(at.unlocked.roster.current(), circle) })),
    async note({ circle, epoch }) {
      const log = { circle, epoch };
      found.set(nameOf(log), log);
      const by = rows.has(nameOf(log)) ? null : await openerOf(at, log);
      if (!by) return;
      const row: UnreadableRow = { ...log, by, at: at.deps.now() };
      rows.set(nameOf(log), row);
      await putUnreadable(at.deps.database, at.lease, row);
    },
    count: (circle) => [...rows.values()].filter((row) => row.circle === circle).length,
    logs: () => [...found.values()].filter(isPresent),
  };
}

/** Circles in which this device can open an epoch over one that nobody can read: from the state it is in, or, where nothing came before it, from nothing. */
export function circlesToGoOn({ unlocked, circles, unreadable }: { readonly unlocked: Unlocked; readonly circles: Circles; readonly unreadable: Unreadable }): readonly CircleId[] {
  const roster = unlocked.roster.current();
  const may = ({ circle, epoch }: LogKey): boolean => mayOpenEpoch(roster, unlocked.keys.id, circle) && (epoch === 1 || circles.epochHere(circle) !== NOT_BEGUN);
  return unreadable.logs().filter(may).map(({ circle }) => circle);
}

const FIRST_WAIT: Wait = { least: 1_000, most: 6_000 };

/** Twice as long for each one before, up to a quarter of an hour: whoever opens such epochs on purpose is not helped to keep everybody busy. */
export function waitToGoOn(before: number): Wait {
  const times = 2 ** Math.min(Math.max(0, before - 1), 8);
  return { least: FIRST_WAIT.least * times, most: FIRST_WAIT.most * times };
}

/** By the roster, which holds who signed it. */
async function openerOf({ unlocked }: UnreadableDeps, { circle, epoch }: LogKey): Promise<DeviceId | null> {
  for (const bytes of await unlocked.roster.from(0)) {
    const entry = decodeRosterEntry(bytes);
    if (!entry.ok) continue;
    const { author, action } = entry.value;
    if (action.kind === 'epoch' && action.circle === circle && action.epoch === epoch) return author;
  }
  return null;
}

function nameOf({ circle, epoch }: LogKey): string {
  return `${circle} ${epoch}`;
}
