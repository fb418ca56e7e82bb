import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { DeviceId } from '#base/ids.ts';
import type { EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';


/** Where this device's edits are, derived from the log and the hub's word alone. */
export type Receipts = {
  /** Whether the hub has yet to confirm an edit of this record. */
  waits(record: string): boolean;
  /** Own entries the hub has not confirmed. */
  waiting(): number;
  /** The hub holds less than it had confirmed: told again, and said on the screen until it holds all. */
  turnedBack(): boolean;
  saved(): Promise<void>;
  acknowledged(header: EntryHeader): Promise<void>;
  hubHolds(log: LogKey, heads: readonly Head[]): Promise<void>;
  refresh(): Promise<void>;
};

/** `turned` hears the records whose receipt changed. */
export function receipts(store: CircleStore, self: DeviceId, logs: readonly LogKey[], turned: (records: readonly string[]) => void): Receipts {
  let records: ReadonlySet<string> = new Set();
  let count = 0;
  let isBack = false;

  async function refresh(): Promise<void> {
    const before = records;
    const now = await Promise.all(logs.map((log) => store.unconfirmedRecords(log, self)));
    records = new Set(now.flat());
    count = (await Promise.all(logs.map((log) => waitingIn(store, log, self)))).reduce((sum, one) => sum + one, 0);
    if (count === 0) isBack = false;
    turned([...difference(before, records), ...difference(records, before)]);
  }
  /** Refreshes also where nothing is new to the store: a courier (the locked app, the service worker) may have noted it beside us. */
  async function confirm(log: LogKey, number: number, before: number): Promise<void> {
    if (number !== before) await store.setConfirmed(log, self, number);
    else if (count === 0) return;
    await refresh();
  }
  return {
    waits: (record) => records.has(record),
    waiting: () => count,
    turnedBack: () => isBack,
    saved: refresh,
    refresh,
    acknowledged: async (header) => {
      if (header.author !== self) return;
      const before = await store.confirmed(header, self);
      await confirm(header, Math.max(header.number, before), before);
    },
    hubHolds: async (log, heads) => {
      const held = heads.find((head) => head.author === self)?.number ?? 0;
      const before = await store.confirmed(log, self);
      if (held < before) isBack = true;
      await confirm(log, held, before);
    },
  };
}

async function waitingIn(store: CircleStore, log: LogKey, self: DeviceId): Promise<number> {
  const own = (await store.heads(log)).find((head) => head.author === self)?.number ?? 0;
  return Math.max(0, own - (await store.confirmed(log, self)));
}

function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...a].filter((one) => !b.has(one));
}
