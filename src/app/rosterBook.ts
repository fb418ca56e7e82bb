import type { Bytes } from '#base/bytes.ts';
import { extendRoster } from '#roster/fold.ts';
import type { Roster } from '#roster/roster.ts';
import type { Database } from '#store/database.ts';
import type { Lease } from '#store/lease.ts';
import { appendRosterEntries, readRosterEntries } from '#store/rosterStore.ts';

/** The roster this device believes: verified, on disk, and only ever longer. */
export type RosterBook = {
  current(): Roster;
  /** Verifies and keeps what continues the chain. False: this is another chain, or it breaks the rules, or it could not be kept. */
  receive(from: number, entries: readonly Bytes[]): Promise<boolean>;
  from(index: number): Promise<readonly Bytes[]>;
  /** Called once what was received is on disk and believed; answers how to stop. */
  onGrown(listener: () => void): () => void;
};

export function keepRoster(start: Roster, database: Database, lease: Lease): RosterBook {
  let roster = start;
  const listeners = new Set<() => void>();
  return {
    current: () => roster,
    from: async (index) => (await readRosterEntries(database)).slice(Math.max(0, index)),
    onGrown(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    receive: async (from, entries) => {
      if (from > roster.length) return false;
      const before = roster.length;
      for (const bytes of entries.slice(roster.length - from)) {
        // Expiry was held against the hub's clock when it took the entry; ours may be wrong.
        const longer = await extendRoster(roster, bytes, null);
        if (!longer.ok) return false;
        const kept = await appendRosterEntries(database, lease, roster.length, [bytes]);
        if (!kept.ok) return false;
        roster = longer.value;
      }
      if (roster.length > before) for (const listener of listeners) listener();
      return true;
    },
  };
}
