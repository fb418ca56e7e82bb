import type { CircleId } from '#base/ids.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { SyncPorts } from '#sync/ports.ts';
import type { Circles } from './circles.ts';
import type { Unlocked } from './device.ts';
import type { HubHeads } from './hubHeads.ts';
import type { Receipts } from './receipts.ts';

export type PortsDeps = {
  readonly unlocked: Unlocked;
  readonly store: CircleStore;
  readonly circles: Circles;
  readonly receipts: Receipts;
  readonly heads: HubHeads;
  /** Called after entries are stored and, where their circle is open, applied. */
  arrived(circle: CircleId): void;
};

/** What the connection needs of this phone. */
export function syncPorts({ unlocked, store, circles, receipts, heads, arrived }: PortsDeps): SyncPorts {
  const { roster, keys, row } = unlocked;
  return {
    space: row.space,
    device: keys.id,
    signKey: keys.sign,
    rosterLength: () => roster.current().length,
    receiveRoster: (from, entries) => roster.receive(from, entries),
    rosterFrom: (index) => roster.from(index),
    logs: circles.followed,
    have: (log) => store.heads(log),
    receive: async (log, entries) => {
      const taken = await circles.receive(log, entries);
      // Thrown so that the connection breaks off and asks again: entries the phone could not store are still missing.
      if (taken.refusal) throw new Error(taken.refusal);
      for (const { header } of entries) heads.reached(header);
      arrived(log.circle);
    },
    entriesAfter: (log, known) => store.entriesAfter(log, known),
    acknowledged: async (header) => {
      heads.reached(header);
      await receipts.acknowledged(header);
    },
    hubHolds: async (log, held) => {
      heads.told(log, held);
      await receipts.hubHolds(log, held);
    },
  };
}
