import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId } from '#base/ids.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { SyncPorts } from '#sync/ports.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import type { Circles } from './circles.ts';
import type { Unlocked } from './device.ts';
import type { HubHeads } from './hubHeads.ts';
import type { Receipts } from './receipts.ts';
import type { Unreadable } from './unreadable.ts';

export type PortsDeps = {
  readonly unlocked: Unlocked;
  readonly store: CircleStore;
  readonly circles: Circles;
  readonly receipts: Receipts;
  readonly heads: HubHeads;
  /** Logs of which only what the hub holds is asked. */
  readonly unreadable: Pick<Unreadable, 'logs'>;
  /** Called after entries are stored and, where their circle is open, applied. */
  arrived(circle: CircleId): void;
  /** The roster grew; `byUs`: by an entry of this device. */
  grew(byUs: boolean): void;
  /** The hub's chain is another one, another one than before, or no longer another one. */
  forked(): void;
  /** The hub has others' entries by us. */
  carried(): void;
  /** Another word of the hub on what it holds of a log. */
  heard(): void;
  /** The hub lost roster entries (it was restored) and is being told them again. */
  refilling(): void;
};

/** What the connection needs of this phone. */
export function syncPorts(at: PortsDeps): SyncPorts {
  const { keys, row } = at.unlocked;
  return { space: row.space, device: keys.id, signKey: keys.sign, ...rosterPorts(at), ...logPorts(at) };
}

type RosterPorts = Pick<SyncPorts, 'keyOf' | 'rosterLength' | 'receiveRoster' | 'receiveFork' | 'inLine' | 'rosterFrom'>;

function rosterPorts(at: PortsDeps): RosterPorts {
  const { roster, keys } = at.unlocked;
  return {
    keyOf: (device) => roster.current().devices.get(device)?.keys.sign ?? null,
    rosterLength: () => roster.current().length,
    async receiveRoster(from, entries) {
      const before = roster.current().length;
      const kept = await roster.receive(from, entries);
      const fresh = entries.slice(before - from, roster.current().length - from);
      if (fresh.length > 0) at.grew(fresh.some((bytes) => isBy(keys.id, bytes)));
      return kept;
    },
    async receiveFork(entries) {
      const judged = await roster.receiveFork(entries);
      if (judged === 'changed-over') at.grew(false);
      at.forked();
      return judged;
    },
    async inLine() {
      const was = roster.fork();
      await roster.inLine();
      if (was) at.forked();
    },
    rosterFrom(index) {
      // Asked for our last entry it compares; for more, it holds less than we do.
      if (index < roster.current().length - 1) at.refilling();
      return roster.from(index);
    },
  };
}

type LogPorts = Pick<SyncPorts, 'logs' | 'have' | 'receive' | 'entriesAfter' | 'acknowledged' | 'hubHolds'>;

function logPorts(at: PortsDeps): LogPorts {
  const { unlocked, store, circles, receipts, heads } = at;
  return {
    logs: () => [...circles.followed(), ...at.unreadable.logs()],
    have: (log) => store.heads(log),
    receive: async (log, entries) => {
      const taken = await circles.receive(log, entries);
      // Thrown so that the connection breaks off and asks again: entries the phone could not store are still missing.
      if (taken.refusal) throw new Error(taken.refusal);
      for (const { header } of entries) heads.reached(header);
      await receipts.hubSent(log, entries.map(({ header }) => header));
      at.arrived(log.circle);
    },
    entriesAfter: (log, known) => store.entriesAfter(log, known),
    acknowledged: async (header) => {
      heads.reached(header);
      await receipts.acknowledged(header);
      if (header.author !== unlocked.keys.id) at.carried();
      if (receipts.waitingIn(header.circle) === 0) at.heard();
    },
    hubHolds: async (log, held) => {
      heads.told(log, held);
      await receipts.hubHolds(log, held);
      at.heard();
    },
  };
}

function isBy(device: DeviceId, bytes: Bytes): boolean {
  const entry = decodeRosterEntry(bytes);
  return entry.ok && entry.value.author === device;
}
