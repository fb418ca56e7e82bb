import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { CircleId, DeviceId } from '#base/ids.ts';
import type { HandedStore } from '#store/handedStore.ts';
import type { EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';
import type { Receipt } from './api.ts';
import { confirmations } from './confirmations.ts';
import { handedOn } from './handedOn.ts';
import { waitingIn } from './receiptReading.ts';
import { keepWaitings } from './waitings.ts';

/** Where edits are, derived from the logs, the hub's word and the handover files that went from phone to phone. */
export type Receipts = {
  /** Whether the hub has yet to confirm an edit of this record. */
  waits(record: string): boolean;
  of(record: string): Receipt;
  /** Own entries the hub has not confirmed. */
  waiting(): number;
  waitingIn(circle: CircleId): number;
  /** Others' entries, taken from handover files, that the hub has not got yet. */
  handedWaiting(): number;
  /** The hub holds less than it had confirmed: told again, and said on the screen until it holds all. */
  turnedBack(): boolean;
  /** Something was written to the circle, or its epoch began. */
  changed(circle: CircleId): Promise<void>;
  /** Entries of these circles were taken from a handover file, or went on in one. */
  handed(circles: readonly CircleId[]): Promise<void>;
  acknowledged(header: EntryHeader): Promise<void>;
  hubHolds(log: LogKey, heads: readonly Head[]): Promise<void>;
  /** Others' entries that the hub itself has sent, in their order. */
  hubSent(log: LogKey, headers: readonly EntryHeader[]): Promise<void>;
  refresh(): Promise<void>;
};

/** `logs`: where this phone is now. `turned` hears the records whose receipt changed. */
export function receipts(store: CircleStore, handedStore: HandedStore | null, self: DeviceId, logs: () => readonly LogKey[], turned: (records: readonly string[]) => void): Receipts {
  const [own, handed] = [confirmations(store, self), handedOn(store, handedStore, self)];
  const { read, circles, told } = keepWaitings(logs, (log) => waitingIn({ store, handed: handedStore, self, noted: handed.noted() }, log));

  async function changed(...these: readonly CircleId[]): Promise<void> {
    const records = await Promise.all(these.map(read));
    if (told.waiting() === 0) own.allSafe();
    turned([...new Set(records.flat())]);
  }
  /** Refreshes also where nothing is new to the store: a courier (the locked app, the service worker) may have noted it beside us. */
  async function confirmed({ circle }: LogKey, isNew: boolean): Promise<void> {
    if (isNew || told.waitingIn(circle) > 0) await changed(circle);
  }
  async function hubHas(log: LogKey, heads: readonly Head[]): Promise<void> {
    if (await handed.hubHas(log, heads)) await changed(log.circle);
  }
  return {
    ...told,
    turnedBack: own.turnedBack,
    changed,
    async handed(these) {
      await handed.read();
      await changed(...these);
    },
    async refresh() {
      await handed.read();
      await changed(...new Set([...circles(), ...logs().map(({ circle }) => circle)]));
    },
    acknowledged: async (header) => (header.author === self ? confirmed(header, await own.acknowledged(header)) : hubHas(header, [header])),
    hubSent: (log, headers) => hubHas(log, headers.toReversed()),
    async hubHolds(log, heads) {
      await hubHas(log, heads);
      await confirmed(log, await own.hubHolds(log, heads));
    },
  };
}
