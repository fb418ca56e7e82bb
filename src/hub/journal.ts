import { equalBytes } from '#base/bytes.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { AuthorHead, Log } from './space.ts';
import type { HubStore, Stored } from './store.ts';

/** `taken`: waits for the next commit. `known`: that number is held or waits already, so its bytes decide. */
export type Admission = { readonly is: 'taken' } | { readonly is: 'known' } | { readonly is: 'skipped' };

type Waiting = { readonly log: Log; readonly head: AuthorHead; readonly entry: Entry };
type Batch = { readonly items: Waiting[]; readonly settle: (committed: boolean) => void; readonly settled: Promise<boolean> };

export type Journal = {
  /** Decides at once, so that what two connections tell at the same time is put in one order. */
  admit(log: Log, entry: Entry): Admission;
  /** Whether exactly this entry is held or waits, where its number is `known`. */
  holds(log: Log, entry: Entry): Promise<boolean>;
  /** Resolves when all that was admitted so far is on disk (true), or was not written (false). */
  settled(): Promise<boolean>;
  /** Whether more than the present and the next commit waits: then whoever brings more should wait as well. */
  crowded(): boolean;
};

export type JournalEvents = {
  readonly committed: (log: Log, stored: readonly Stored[]) => void;
  readonly failed: (error: unknown) => void;
};

/** How many entries one commit takes: more would keep the first ones waiting for the disk. */
const BATCH_ENTRIES = 2_000;

/**
 * Group commit: what arrives from all connections while the disk is busy goes into the next transaction together.
 * Where a transaction fails, everything that waits fails with it, since later numbers stand on earlier ones: the heads
 * are again what is on disk, so no acknowledgement ever covers a gap.
 */
export function createJournal(store: HubStore, soon: (task: () => void) => void, tell: JournalEvents): Journal {
  const batches: Batch[] = [];
  let writing = false;

  function openBatch(): Batch {
    const last = batches.at(-1);
    if (last && last.items.length < BATCH_ENTRIES && !(writing && batches.length === 1)) return last;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const batch: Batch = { items: [], settle: resolve, settled: promise };
    batches.push(batch);
    if (batches.length === 1) soon(() => void write());
    return batch;
  }
  async function write(): Promise<void> {
    writing = true;
    for (let batch = batches[0]; batch; batch = batches[0]) {
      const seqs = await store.commit(batch.items.map(({ log, entry }) => ({ space: log.space, entry }))).catch(tell.failed);
      if (seqs) {
        batches.shift();
        keep(batch, seqs, tell.committed);
      } else {
        for (const failed of batches.splice(0)) drop(failed);
      }
    }
    writing = false;
  }
  return {
    admit: (log, entry) => {
      const head = headOf(log, entry.header);
      const next = head.committed + head.waiting.length + 1;
      if (entry.header.number !== next) return { is: entry.header.number < next ? 'known' : 'skipped' };
      head.waiting.push(entry);
      openBatch().items.push({ log, head, entry });
      return { is: 'taken' };
    },
    holds: (log, entry) => holds(store, log, entry),
    settled: () => batches.at(-1)?.settled ?? Promise.resolve(true),
    crowded: () => batches.length > 2,
  };
}

async function holds(store: HubStore, log: Log, entry: Entry): Promise<boolean> {
  const head = headOf(log, entry.header);
  const held = head.waiting[entry.header.number - head.committed - 1] ?? (await store.entryAt(log.space, entry.header));
  return held !== null && equalBytes(held.signature, entry.signature) && equalBytes(held.body, entry.body);
}

function headOf(log: Log, { author }: EntryHeader): AuthorHead {
  const known = log.authors.get(author);
  if (known) return known;
  const head: AuthorHead = { committed: 0, waiting: [] };
  log.authors.set(author, head);
  return head;
}

function keep(batch: Batch, seqs: readonly number[], committed: (log: Log, stored: readonly Stored[]) => void): void {
  const byLog = new Map<Log, Stored[]>();
  batch.items.forEach(({ log, head, entry }, index) => {
    head.committed = entry.header.number;
    head.waiting.shift();
    const stored = { seq: seqs[index] ?? 0, entry };
    const list = byLog.get(log);
    if (list) list.push(stored);
    else byLog.set(log, [stored]);
    log.newest = stored.seq;
  });
  batch.settle(true);
  for (const [log, stored] of byLog) committed(log, stored);
}

function drop(batch: Batch): void {
  for (const { head } of batch.items) head.waiting.length = 0;
  batch.settle(false);
}
