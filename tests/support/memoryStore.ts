import type { Checkpoint, CircleStore, EpochBegin, LogKey, RescueRow, SaveRefusal, SetAsideReason } from '#circle/ports.ts';
import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, DraftId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';


/** What a memory store keeps; it outlives the store, as a disk outlives the app. */
export type MemoryDisk = {
  readonly entries: Map<string, { readonly entry: Entry; readonly records: readonly string[] }>;
  readonly confirmed: Map<string, number>;
  readonly checkpoints: Map<string, Checkpoint>;
  readonly drafts: Set<DraftId>;
  readonly setAside: Map<string, { readonly entry: Entry; readonly reason: SetAsideReason }>;
  readonly snapshots: Map<string, { readonly log: LogKey; readonly bytes: Bytes }>;
  readonly rescues: Map<string, RescueRow>;
  /** Epoch keys beside the device, sealed. */
  readonly keys: Map<string, { readonly log: LogKey; readonly sealed: Bytes }>;
  /** The next write fails so, and changes nothing. */
  failNext: SaveRefusal | null;
  /** Every read throws. */
  unreadable: boolean;
  /** Raised when the app starts anew: what an earlier store still tries to write fails. */
  lease: number;
};

export function emptyDisk(): MemoryDisk {
  return { entries: new Map(), confirmed: new Map(), checkpoints: new Map(), drafts: new Set(), setAside: new Map(), snapshots: new Map(), rescues: new Map(), keys: new Map(), failNext: null, unreadable: false, lease: 0 };
}

/** The phone's log in memory; passes the same contract suite as the real one. */
export function memoryStore(disk: MemoryDisk): CircleStore {
  const { lease } = disk;
  const write = async (change: () => void): Promise<Result<null, SaveRefusal>> => {
    const refusal = disk.failNext;
    disk.failNext = null;
    if (refusal || disk.lease !== lease) return refuse(refusal ?? 'not-saved');
    change();
    return accept(null);
  };
  const ofLog = (log: LogKey) => {
    if (disk.unreadable) throw new Error('the disk does not answer');
    return [...disk.entries.values()].filter(({ entry }) => isOf(log, entry));
  };
  const headsOf = (log: LogKey): readonly Head[] => {
    const heads = new Map<DeviceId, number>();
    for (const { entry } of ofLog(log)) heads.set(entry.header.author, Math.max(entry.header.number, heads.get(entry.header.author) ?? 0));
    return [...heads].map(([author, number]) => ({ author, number }));
  };
  const confirmedOf = (log: LogKey, author: DeviceId) => disk.confirmed.get(nameOf(log, author)) ?? 0;
  return {
    appendOwn: async (entry, records, draft) => {
      if (disk.entries.has(slotOf(entry.header))) return refuse('not-saved');
      return write(() => {
        disk.entries.set(slotOf(entry.header), { entry, records });
        if (draft !== null) disk.drafts.delete(draft);
      });
    },
    appendReceived: (entries) =>
      write(() => {
        for (const entry of entries) {
          const slot = slotOf(entry.header);
          if (!disk.entries.has(slot)) disk.entries.set(slot, { entry, records: [] });
          disk.setAside.delete(slot);
        }
      }),
    entriesAfter: async (log, heads) => {
      const have = new Map(heads.map((head) => [head.author, head.number]));
      return ofLog(log).map(({ entry }) => entry).filter(({ header }) => header.number > (have.get(header.author) ?? 0));
    },
    heads: async (log) => headsOf(log),
    confirmed: async (log, author) => confirmedOf(log, author),
    setConfirmed: (log, author, number) => write(() => disk.confirmed.set(nameOf(log, author), number)),
    unconfirmedRecords: async (log, author) => {
      const waiting = ofLog(log).filter(({ entry }) => entry.header.author === author && entry.header.number > confirmedOf(log, author));
      return [...new Set(waiting.flatMap(({ records }) => records))];
    },
    checkpoint: async (log) => disk.checkpoints.get(`${log.circle} ${log.epoch}`) ?? null,
    saveCheckpoint: (checkpoint) => write(() => disk.checkpoints.set(`${checkpoint.circle} ${checkpoint.epoch}`, checkpoint)),
    setAside: (entry, reason) => write(() => disk.setAside.set(slotOf(entry.header), { entry, reason })),
    countSetAside: async () => disk.setAside.size,
    ...epochsOf(disk, ofLog, write),
  };
}

type Write = (change: () => void) => Promise<Result<null, SaveRefusal>>;

function epochsOf(disk: MemoryDisk, ofLog: (log: LogKey) => readonly { readonly entry: Entry; readonly records: readonly string[] }[], write: Write) {
  const begunEpoch = (circle: CircleId) => Math.max(0, ...[...disk.snapshots.values()].filter(({ log }) => log.circle === circle).map(({ log }) => log.epoch));
  return {
    ownEntries: async (log: LogKey, author: DeviceId) => ofLog(log).filter(({ entry }) => entry.header.author === author).toSorted((one, other) => one.entry.header.number - other.entry.header.number),
    beginEpoch: (begin: EpochBegin) =>
      write(() => {
        if (disk.snapshots.has(logNameOf(begin.log))) return;
        disk.snapshots.set(logNameOf(begin.log), { log: begin.log, bytes: begin.snapshot });
        disk.checkpoints.set(logNameOf(begin.log), begin.checkpoint);
        for (const own of begin.own) disk.entries.set(slotOf(own.entry.header), own);
        for (const row of begin.rescues) disk.rescues.set(slotOf(row), row);
        if (begin.sealedKey) disk.keys.set(logNameOf(begin.log), { log: begin.log, sealed: begin.sealedKey });
      }),
    begunEpoch: async (circle: CircleId) => begunEpoch(circle),
    snapshot: async (log: LogKey) => disk.snapshots.get(logNameOf(log))?.bytes ?? null,
    olderEpochs: async ({ circle, epoch }: LogKey) => {
      const logs = [...[...disk.entries.values(), ...disk.setAside.values()].map(({ entry }) => entry.header), ...disk.checkpoints.values(), ...[...disk.snapshots.values(), ...disk.keys.values()].map(({ log }) => log)];
      return [...new Set(logs.filter((log) => log.circle === circle && log.epoch < epoch).map((log) => log.epoch))].toSorted((one, other) => one - other);
    },
    forgetEpoch: (log: LogKey) =>
      write(() => {
        for (const kept of [disk.entries, disk.setAside]) for (const [slot, { entry }] of kept) if (isOf(log, entry)) kept.delete(slot);
        for (const name of disk.confirmed.keys()) if (name.startsWith(`${logNameOf(log)} `)) disk.confirmed.delete(name);
        for (const kept of [disk.checkpoints, disk.snapshots, disk.keys]) kept.delete(logNameOf(log));
      }),
    circles: async () => {
      const logs = [...[...disk.entries.values(), ...disk.setAside.values()].map(({ entry }) => entry.header), ...disk.checkpoints.values(), ...[...disk.snapshots.values(), ...disk.keys.values()].map(({ log }) => log), ...disk.rescues.values()];
      return [...new Set(logs.map(({ circle }) => circle))];
    },
    keepRescues: (rows: readonly RescueRow[]) => write(() => { for (const row of rows) disk.rescues.set(slotOf(row), row); }),
    rescues: async (circle: CircleId) => [...disk.rescues.values()].filter((row) => row.circle === circle),
    countRescues: async () => disk.rescues.size,
    dropRescues: (rows: readonly RescueRow[]) => write(() => { for (const row of rows) disk.rescues.delete(slotOf(row)); }),
  };
}

function logNameOf({ circle, epoch }: LogKey): string {
  return `${circle} ${epoch}`;
}

function isOf(log: LogKey, { header }: Entry): boolean {
  return header.circle === log.circle && header.epoch === log.epoch;
}

function nameOf(log: LogKey, author: DeviceId): string {
  return `${log.circle} ${log.epoch} ${author}`;
}

function slotOf(header: EntryHeader): string {
  return `${nameOf(header, header.author)} ${header.number}`;
}
