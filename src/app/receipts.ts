import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { CircleId, DeviceId } from '#base/ids.ts';
import type { HandedStore } from '#store/handedStore.ts';
import type { EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';
import type { Receipt } from './api.ts';
import { nothingWaits, waitingIn, type Noted, type Waiting } from './receiptReading.ts';

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
  const waitings = new Map<CircleId, Waiting>();
  let noted: readonly Noted[] = [];
  let isBack = false;
  const sum = (count: (waiting: Waiting) => number): number => [...waitings.values()].reduce((all, one) => all + count(one), 0);
  const any = (part: 'device' | 'handed', record: string): boolean => [...waitings.values()].some((waiting) => waiting[part].has(record));
  const waiting = (): number => sum(({ entries }) => entries);

  async function read(circle: CircleId): Promise<readonly string[]> {
    const log = logs().find((one) => one.circle === circle);
    const before = waitings.get(circle) ?? nothingWaits;
    const now = log ? await waitingIn({ store, handed: handedStore, self, noted }, log) : nothingWaits;
    waitings.set(circle, now);
    return [...before.device.symmetricDifference(now.device), ...before.handed.symmetricDifference(now.handed)];
  }
  async function changed(...circles: readonly CircleId[]): Promise<void> {
    const records = await Promise.all(circles.map(read));
    if (waiting() === 0) isBack = false;
    turned([...new Set(records.flat())]);
  }
  /** Refreshes also where nothing is new to the store: a courier (the locked app, the service worker) may have noted it beside us. */
  async function confirm(log: LogKey, number: number, before: number): Promise<void> {
    if (number !== before) await store.setConfirmed(log, self, number);
    else if ((waitings.get(log.circle) ?? nothingWaits).entries === 0) return;
    await changed(log.circle);
  }
  async function readNoted(): Promise<void> {
    noted = (await handedStore?.rows()) ?? [];
  }
  /** The hub has of others what this phone took from a file, whoever told it. */
  async function hubHas(log: LogKey, heads: readonly Head[]): Promise<void> {
    const more = noted.flatMap((note) => {
      const head = heads.find(({ author }) => author === note.author)?.number ?? 0;
      return note.author !== self && note.circle === log.circle && note.epoch === log.epoch && head > note.number ? [{ note, head }] : [];
    });
    if (more.length === 0) return;
    const here = await store.heads(log);
    for (const { note, head } of more) await handedStore?.settle(note, here.some(({ author, number }) => author === note.author && number > head) ? head : null);
    await readNoted();
    await changed(log.circle);
  }
  return {
    waits: (record) => any('device', record) || any('handed', record),
    of: (record) => (any('device', record) ? 'device' : any('handed', record) ? 'handed' : 'hub'),
    waiting,
    waitingIn: (circle) => (waitings.get(circle) ?? nothingWaits).entries,
    handedWaiting: () => sum(({ others }) => others),
    turnedBack: () => isBack,
    changed,
    async handed(circles) {
      await readNoted();
      await changed(...circles);
    },
    async refresh() {
      await readNoted();
      await changed(...new Set([...waitings.keys(), ...logs().map(({ circle }) => circle)]));
    },
    acknowledged: async (header) => {
      if (header.author !== self) return hubHas(header, [header]);
      const before = await store.confirmed(header, self);
      await confirm(header, Math.max(header.number, before), before);
    },
    hubSent: (log, headers) => hubHas(log, headers.toReversed()),
    hubHolds: async (log, heads) => {
      await hubHas(log, heads);
      const held = heads.find((head) => head.author === self)?.number ?? 0;
      const before = await store.confirmed(log, self);
      if (held < before) isBack = true;
      // More than was acknowledged may be a copy's of this device: the last of it is told again, and its acknowledgement vouches for all before (sync Y-8).
      await confirm(log, Math.min(held, before), before);
    },
  };
}
