import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { CircleId, DeviceId } from '#base/ids.ts';
import type { EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';

/** Where this device's edits are, derived from the logs and the hub's word alone. */
export type Receipts = {
  /** Whether the hub has yet to confirm an edit of this record. */
  waits(record: string): boolean;
  /** Own entries the hub has not confirmed. */
  waiting(): number;
  waitingIn(circle: CircleId): number;
  /** The hub holds less than it had confirmed: told again, and said on the screen until it holds all. */
  turnedBack(): boolean;
  /** Something was written to the circle, or its epoch began. */
  changed(circle: CircleId): Promise<void>;
  acknowledged(header: EntryHeader): Promise<void>;
  hubHolds(log: LogKey, heads: readonly Head[]): Promise<void>;
  refresh(): Promise<void>;
};
type Waiting = { readonly records: ReadonlySet<string>; readonly entries: number };

const nothing: Waiting = { records: new Set(), entries: 0 };

/** `logs`: where this phone is now. `turned` hears the records whose receipt changed. */
export function receipts(store: CircleStore, self: DeviceId, logs: () => readonly LogKey[], turned: (records: readonly string[]) => void): Receipts {
  const waitings = new Map<CircleId, Waiting>();
  let isBack = false;
  const count = (): number => [...waitings.values()].reduce((sum, { entries }) => sum + entries, 0);

  async function read(circle: CircleId): Promise<readonly string[]> {
    const log = logs().find((one) => one.circle === circle);
    const before = waitings.get(circle) ?? nothing;
    const now = log ? await waitingIn(store, log, self) : nothing;
    waitings.set(circle, now);
    return [...difference(before.records, now.records), ...difference(now.records, before.records)];
  }
  async function changed(...circles: readonly CircleId[]): Promise<void> {
    const records = await Promise.all(circles.map(read));
    if (count() === 0) isBack = false;
    turned(records.flat());
  }
  /** Refreshes also where nothing is new to the store: a courier (the locked app, the service worker) may have noted it beside us. */
  async function confirm(log: LogKey, number: number, before: number): Promise<void> {
    if (number !== before) await store.setConfirmed(log, self, number);
    else if ((waitings.get(log.circle) ?? nothing).entries === 0) return;
    await changed(log.circle);
  }
  return {
    waits: (record) => [...waitings.values()].some(({ records }) => records.has(record)),
    waiting: count,
    waitingIn: (circle) => (waitings.get(circle) ?? nothing).entries,
    turnedBack: () => isBack,
    changed,
    refresh: () => changed(...new Set([...waitings.keys(), ...logs().map(({ circle }) => circle)])),
    acknowledged: async (header) => {
      if (header.author !== self) return;
      const before = await store.confirmed(header, self);
      await confirm(header, Math.max(header.number, before), before);
    },
    hubHolds: async (log, heads) => {
      const held = heads.find((head) => head.author === self)?.number ?? 0;
      const before = await store.confirmed(log, self);
      if (held < before) isBack = true;
      // More than was acknowledged may be a copy's of this device: the last of it is told again, and its acknowledgement vouches for all before (sync Y-8).
      await confirm(log, Math.min(held, before), before);
    },
  };
}

async function waitingIn(store: CircleStore, log: LogKey, self: DeviceId): Promise<Waiting> {
  const [heads, confirmed] = await Promise.all([store.heads(log), store.confirmed(log, self)]);
  const own = heads.find((head) => head.author === self)?.number ?? 0;
  if (own <= confirmed) return nothing;
  return { records: new Set(await store.unconfirmedRecords(log, self)), entries: own - confirmed };
}

function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...a].filter((one) => !b.has(one));
}
