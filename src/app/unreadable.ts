import type { CircleId, DeviceId } from '#base/ids.ts';
import { NOT_BEGUN, type LogKey } from '#circle/ports.ts';
import { isOrphaned, orphansOf } from '#roster/orphans.ts';
import { epochOf, mayOpenEpoch } from '#roster/rights.ts';
import type { UnreadableRow } from '#store/database.ts';
import type { Lease } from '#store/lease.ts';
import { dropUnreadable, putUnreadable, readUnreadable } from '#store/unreadableStore.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { Wait } from './waits.ts';

/**
 * Epochs nobody can read: their snapshot is the one the roster names and no sound one, or their key is the one it names and none, or nobody has the key any more.
 * Such an epoch stays so: trying again helps nobody.
 */
export type Unreadable = {
  /** Whether that is so of the circle's present epoch. */
  is(circle: CircleId): boolean;
  /** Found out now; who opened it is kept, and shown from then on. */
  note(log: LogKey): Promise<void>;
  /** Circles whose key nobody has any more and that this device is to begin anew are kept, and shown from then on; only a day later it does. */
  noteOrphans(): Promise<void>;
  /** How many of the circle's there were that somebody opened so. */
  count(circle: CircleId): number;
  /** The present epochs of circles in which that is so: what the hub holds of them has to be named by whoever opens the next one. */
  logs(): readonly LogKey[];
  /** Whether what is known has been shown for long enough to open the next one. */
  isTime(circle: CircleId): boolean;
};
type UnreadableDeps = { readonly deps: Pick<EngineDeps, 'database' | 'now'>; readonly lease: Lease; readonly unlocked: Pick<Unlocked, 'roster' | 'keys'> };
type State = UnreadableDeps & { readonly rows: Map<string, UnreadableRow>; readonly found: Map<string, LogKey> };

/** Begun anew it is empty for good: whoever might still find a key can say so until then. */
export const ORPHAN_WAIT_MS = 86_400_000;

export async function openUnreadable(at: UnreadableDeps): Promise<Unreadable> {
  const rows = new Map((await readUnreadable(at.deps.database)).map((row) => [nameOf(row), row]));
  // Found out anew at each start: a newer app may read what an older one could not.
  const state: State = { ...at, rows, found: new Map<string, LogKey>() };
  const present = (circle: CircleId): LogKey => ({ circle, epoch: epochOf(at.unlocked.roster.current(), circle) });
  const orphans = (): readonly LogKey[] => orphansOf(at.unlocked.roster.current(), at.unlocked.keys.id).map(present);
  return {
    is: (circle) => state.found.has(nameOf(present(circle))) || isOrphaned(at.unlocked.roster.current(), circle),
    async note(log) {
      state.found.set(nameOf(log), log);
      await keep(state, log);
    },
    async noteOrphans() {
      const now = orphans();
      for (const log of now) await keep(state, log, 'key-lost');
      const isOver = (row: UnreadableRow): boolean => row.why === 'key-lost' && !now.some((log) => nameOf(log) === nameOf(row));
      for (const row of [...rows.values()].filter(isOver)) if ((await dropUnreadable(at.deps.database, at.lease, row)).ok) rows.delete(nameOf(row));
    },
    count: (circle) => [...rows.values()].filter((row) => row.circle === circle && row.why === undefined).length,
    logs: () => [...[...state.found.values()].filter(({ circle, epoch }) => present(circle).epoch === epoch), ...orphans()],
    isTime(circle) {
      const row = rows.get(nameOf(present(circle)));
      return row !== undefined && (row.why === undefined || at.deps.now() - row.at >= ORPHAN_WAIT_MS);
    },
  };
}

async function keep(state: State, { circle, epoch }: LogKey, why?: 'key-lost'): Promise<void> {
  const log = { circle, epoch };
  const by = state.rows.has(nameOf(log)) ? null : await openerOf(state, log);
  if (!by) return;
  const row: UnreadableRow = { ...log, by, at: state.deps.now(), ...(why && { why }) };
  state.rows.set(nameOf(log), row);
  await putUnreadable(state.deps.database, state.lease, row);
}

/** Circles in which this device can open an epoch over one that nobody can read: from the state it is in, or, where nothing came before it or nobody has a key, from nothing. */
export function circlesToGoOn({ unlocked, circles, unreadable }: { readonly unlocked: Unlocked; readonly circles: Circles; readonly unreadable: Unreadable }): readonly CircleId[] {
  const roster = unlocked.roster.current();
  const isHere = ({ circle, epoch }: LogKey): boolean => epoch === 1 || circles.epochHere(circle) !== NOT_BEGUN || isOrphaned(roster, circle);
  return unreadable.logs().filter((log) => mayOpenEpoch(roster, unlocked.keys.id, log.circle) && isHere(log) && unreadable.isTime(log.circle)).map(({ circle }) => circle);
}

const FIRST_WAIT: Wait = { least: 1_000, most: 6_000 };

/** Twice as long for each one before, up to half an hour: whoever opens such epochs on purpose is not helped to keep everybody busy. */
export function waitToGoOn(before: number): Wait {
  const times = 2 ** Math.min(Math.max(0, before - 1), 8);
  return { least: FIRST_WAIT.least * times, most: FIRST_WAIT.most * times };
}

/** By the roster, which holds who signed it. */
async function openerOf({ unlocked }: Pick<UnreadableDeps, 'unlocked'>, { circle, epoch }: LogKey): Promise<DeviceId | null> {
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
