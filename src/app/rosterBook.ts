import type { Bytes } from '#base/bytes.ts';
import type { CircleId } from '#base/ids.ts';
import { extendRoster, readKnownRoster, type KnownPoint } from '#roster/fold.ts';
import { findFork, isSettled, strayed, type Fork } from '#roster/fork.ts';
import type { Roster } from '#roster/roster.ts';
import type { Database, ForkRow } from '#store/database.ts';
import { changeOver, keepTheirs, readForkRow } from '#store/forkStore.ts';
import type { Lease } from '#store/lease.ts';
import { appendRosterEntries, readRosterEntries } from '#store/rosterStore.ts';

/** The roster this device believes: verified, on disk, and only ever longer, but for a fork that Leitung settled. */
export type RosterBook = {
  current(): Roster;
  /** Verifies and keeps what continues the chain. False: this is another chain, or it breaks the rules, or it could not be kept. */
  receive(from: number, entries: readonly Bytes[]): Promise<boolean>;
  from(index: number): Promise<readonly Bytes[]>;
  /** Called once what was received is on disk and believed; answers how to stop. */
  onGrown(listener: () => void): () => void;
  /** The fork this device finds itself in: until it is over it signs nothing for the roster, and only that. */
  fork(): Fork | null;
  /** Judges the hub's whole chain, which differs: keeps it as evidence, or changes over where Leitung has settled on it. */
  receiveFork(theirs: readonly Bytes[]): Promise<'apart' | 'changed-over'>;
  /** The hub and this device have one chain. */
  inLine(): Promise<void>;
  /** Whether this device may hold another key, and another document, under this epoch's number than the association does: it began it on a chain that was abandoned. */
  isStray(circle: CircleId, epoch: number): boolean;
};
type Kept = { roster: Roster; fork: Fork | null; strays: ReadonlyMap<CircleId, number> };
type Disk = { readonly database: Database; readonly lease: Lease };

/** A new device's, which knows no fork. */
export function keepRoster(start: Roster, database: Database, lease: Lease): RosterBook {
  return book({ roster: start, fork: null, strays: new Map() }, database, lease);
}

/** The roster and what is known of a fork, as they lie on the disk: nobody has verified them. Never rejects before somebody waits for it. */
export type RosterOnDisk = Promise<readonly [readonly Bytes[], ForkRow]>;

export function readRosterOnDisk(database: Database): RosterOnDisk {
  const reading = Promise.all([readRosterEntries(database), readForkRow(database)]);
  reading.catch(() => undefined);
  return reading;
}

/** As it lies on disk, verified from `known` on. Throws where that breaks the rules. */
export async function openRoster(database: Database, lease: Lease, known: KnownPoint | null, onDisk = readRosterOnDisk(database)): Promise<RosterBook> {
  const [entries, { theirs, strays }] = await onDisk;
  const read = await readKnownRoster(entries, known);
  if (!read.ok) throw new Error(`the roster on disk breaks its rules: ${read.refusal}`);
  const fork = theirs.length > 0 ? await findFork(entries, theirs) : null;
  return book({ roster: read.value, fork, strays: new Map(strays.map(({ circle, epoch }) => [circle, epoch])) }, database, lease);
}

function book(kept: Kept, database: Database, lease: Lease): RosterBook {
  const disk = { database, lease };
  const listeners = new Set<() => void>();
  const grown = (): void => listeners.forEach((listener) => listener());
  return {
    current: () => kept.roster,
    fork: () => kept.fork,
    isStray: (circle, epoch) => isStray(kept, circle, epoch),
    from: async (index) => (await readRosterEntries(database)).slice(Math.max(0, index)),
    onGrown(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async receive(from, entries) {
      const before = kept.roster.length;
      if (from > before || !(await lengthen(kept, disk, entries.slice(before - from)))) return false;
      if (kept.roster.length > before) grown();
      return true;
    },
    async receiveFork(theirs) {
      const found = await findFork(await readRosterEntries(database), theirs);
      if (!found) return 'apart';
      if ((await isSettled(found)) && (await leaveFor(kept, disk, found))) {
        grown();
        return 'changed-over';
      }
      // Not kept, it is in memory all the same, and the hub tells it again.
      await keepTheirs(database, lease, theirs);
      kept.fork = found;
      return 'apart';
    },
    async inLine() {
      if (!kept.fork) return;
      const forgotten = await keepTheirs(database, lease, []);
      if (forgotten.ok) kept.fork = null;
    },
  };
}

/** As long as nobody knows which chain will hold, as if the other one did. Epoch 0 is none: of a circle that was not begun here nothing can have strayed. */
function isStray({ fork, strays }: Kept, circle: CircleId, epoch: number): boolean {
  const parted = fork ? strayed(fork) : [];
  return epoch > 0 && (epoch <= (strays.get(circle) ?? 0) || parted.some((used) => used.circle === circle && epoch <= used.epoch));
}

/** Each entry is believed once it is on disk. False where one breaks the rules or could not be kept; those before it stand. */
async function lengthen(kept: Kept, { database, lease }: Disk, entries: readonly Bytes[]): Promise<boolean> {
  for (const bytes of entries) {
    // Expiry was held against the hub's clock when it took the entry; ours may be wrong.
    const longer = await extendRoster(kept.roster, bytes, null);
    if (!longer.ok) return false;
    const added = await appendRosterEntries(database, lease, kept.roster.length, [bytes]);
    if (!added.ok) return false;
    kept.roster = longer.value;
  }
  return true;
}

/** Changes over to the chain that Leitung settled on. False where that could not be kept; then all is as before. */
async function leaveFor(kept: Kept, { database, lease }: Disk, settled: Fork): Promise<boolean> {
  const later = new Map(kept.strays);
  for (const { circle, epoch } of strayed(settled)) later.set(circle, Math.max(epoch, later.get(circle) ?? 0));
  const to = { length: kept.roster.length, common: settled.common, entries: settled.theirEntries, strays: [...later].map(([circle, epoch]) => ({ circle, epoch })) };
  if (!(await changeOver(database, lease, to)).ok) return false;
  [kept.roster, kept.fork, kept.strays] = [settled.theirs, null, later];
  return true;
}
