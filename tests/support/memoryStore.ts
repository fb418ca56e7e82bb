import type { Checkpoint, CircleStore, LogKey, SaveRefusal, SetAsideReason } from '#circle/ports.ts';
import type { DeviceId, DraftId } from '#base/ids.ts';
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
  /** The next write fails so, and changes nothing. */
  failNext: SaveRefusal | null;
  /** Every read throws. */
  unreadable: boolean;
  /** Raised when the app starts anew: what an earlier store still tries to write fails. */
  lease: number;
};

export function emptyDisk(): MemoryDisk {
  return { entries: new Map(), confirmed: new Map(), checkpoints: new Map(), drafts: new Set(), setAside: new Map(), failNext: null, unreadable: false, lease: 0 };
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
  };
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
