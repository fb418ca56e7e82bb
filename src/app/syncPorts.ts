import type { CircleStore } from '#circle/ports.ts';
import type { SyncPorts } from '#sync/ports.ts';
import type { Unlocked } from './device.ts';
import type { OpenCircles } from './openCircles.ts';
import type { Receipts } from './receipts.ts';

/** What the connection needs of this phone. `received` is called after entries are stored and applied. */
export function syncPorts(unlocked: Unlocked, store: CircleStore, circles: OpenCircles, receipts: Receipts, received: () => void): SyncPorts {
  const { roster, keys, row } = unlocked;
  return {
    space: row.space,
    device: keys.id,
    signKey: keys.sign,
    rosterLength: () => roster.current().length,
    receiveRoster: (from, entries) => roster.receive(from, entries),
    rosterFrom: (index) => roster.from(index),
    logs: () => [...circles.values()].map((open) => open.log),
    have: (log) => store.heads(log),
    receive: async (log, entries) => {
      const taken = await circles.get(log.circle)?.circle.receive(entries);
      // Thrown so that the connection breaks off and asks again: entries the phone could not store are still missing.
      if (taken?.refusal) throw new Error(taken.refusal);
      received();
    },
    entriesAfter: (log, heads) => store.entriesAfter(log, heads),
    acknowledged: (header) => receipts.acknowledged(header),
    hubHolds: (log, heads) => receipts.hubHolds(log, heads),
  };
}
