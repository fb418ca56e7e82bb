import type { DatabaseSync } from 'node:sqlite';
import { ownBytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, SpaceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import { pageFilling } from './pages.ts';
import type { Atomically } from './sqliteStore.ts';
import type { LogKey, StoredHeads, StoredPage } from './store.ts';
import type { Head } from '#wire/rosterAction.ts';

/** Rows a page looks at before it answers, so that a long log of held entries does not keep the others waiting. */
const SCANNED_ROWS = 4_096;
type EntryRow = { seq: number; author: DeviceId; number: number; signature: Uint8Array; body: Uint8Array };

/** The part of the store that holds entries. */
export function sqliteEntries(db: DatabaseSync, atomically: Atomically, logs: LogIds) {
  const add = db.prepare('INSERT INTO entries (log, author, number, signature, body) VALUES (?, ?, ?, ?, ?)');
  const at = db.prepare('SELECT seq, author, number, signature, body FROM entries WHERE log = ? AND author = ? AND number = ?');
  const seqAt = db.prepare('SELECT seq FROM entries WHERE log = ? AND author = ? AND number = ?');
  const after = db.prepare('SELECT seq, author, number, signature, body FROM entries WHERE log = ? AND seq > ? ORDER BY seq LIMIT ?');
  const heads = db.prepare('SELECT circle, epoch, author, MAX(number) AS number, MAX(seq) AS seq FROM logs JOIN entries ON log = logs.id WHERE space = ? GROUP BY log, author');
  function page(key: LogKey, from: number, have: ReadonlyMap<DeviceId, number>): StoredPage {
    const filling = pageFilling();
    let through = from;
    let scanned = 0;
    for (const row of after.iterate(logs.known(key), from, SCANNED_ROWS) as Iterable<EntryRow>) {
      if (row.number > (have.get(row.author) ?? 0) && !filling.add(entryOf(key, row))) return { entries: filling.entries, through, more: true };
      through = row.seq;
      scanned += 1;
    }
    return { entries: filling.entries, through, more: scanned === SCANNED_ROWS };
  }
  return {
    headsOf: async (space: SpaceId) => groupHeads(heads.all(space) as unknown as HeadRow[]),
    entryAt: async (space: SpaceId, header: EntryHeader) => {
      const row = at.get(logs.known({ space, ...header }), header.author, header.number) as EntryRow | undefined;
      return row ? entryOf(header, row) : null;
    },
    seqBefore: async (key: LogKey, missing: readonly Head[]) => {
      const seqs = missing.map(({ author, number }) => (seqAt.get(logs.known(key), author, number + 1) as { seq: number } | undefined)?.seq);
      return Math.min(...seqs.map((seq) => seq ?? 1)) - 1;
    },
    page: async (key: LogKey, from: number, have: ReadonlyMap<DeviceId, number>) => page(key, from, have),
    commit: async (entries: readonly { readonly space: SpaceId; readonly entry: Entry }[]) => {
      const rows = entries.map(({ space, entry }) => ({ id: logs.made({ space, circle: entry.header.circle, epoch: entry.header.epoch }), entry }));
      return atomically(() => rows.map(({ id, entry: { header, signature, body } }) =>
        Number(add.run(id, header.author, header.number, signature, body).lastInsertRowid)));
    },
  };
}

export type LogIds = {
  /** The log's number, made where it has none yet. */
  made(key: LogKey): number;
  /** 0: there is no such log. */
  known(key: LogKey): number;
  /** Deletes the circle's logs of epochs before this one, with their entries. */
  end(key: LogKey): void;
};

/** A log's row is written on its own, before any batch: an id remembered from a batch rolled back would name nothing. */
export function logIds(db: DatabaseSync): LogIds {
  const add = db.prepare('INSERT INTO logs (space, circle, epoch) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const find = db.prepare('SELECT id FROM logs WHERE space = ? AND circle = ? AND epoch = ?');
  const before = db.prepare('SELECT id, epoch FROM logs WHERE space = ? AND circle = ? AND epoch < ?');
  const endEntries = db.prepare('DELETE FROM entries WHERE log = ?');
  const endLog = db.prepare('DELETE FROM logs WHERE id = ?');
  const ids = new Map<string, number>();
  const nameOf = ({ space, circle, epoch }: LogKey) => `${space} ${epoch} ${circle}`;
  function known(key: LogKey): number {
    const id = ids.get(nameOf(key)) ?? (find.get(key.space, key.circle, key.epoch) as { id: number } | undefined)?.id ?? 0;
    if (id !== 0) ids.set(nameOf(key), id);
    return id;
  }
  return {
    known,
    made: (key) => {
      if (known(key) === 0) add.run(key.space, key.circle, key.epoch);
      return known(key);
    },
    end: ({ space, circle, epoch }) => {
      for (const log of before.all(space, circle, epoch) as { id: number; epoch: number }[]) {
        ids.delete(nameOf({ space, circle, epoch: log.epoch }));
        endEntries.run(log.id);
        endLog.run(log.id);
      }
    },
  };
}

function entryOf({ circle, epoch }: { readonly circle: CircleId; readonly epoch: number }, row: EntryRow): Entry {
  return { header: { circle, epoch, author: row.author, number: row.number }, body: ownBytes(row.body), signature: ownBytes(row.signature) };
}

type HeadRow = { circle: CircleId; epoch: number; author: DeviceId; number: number; seq: number };

function groupHeads(rows: readonly HeadRow[]): StoredHeads[] {
  const groups = Object.groupBy(rows, (row) => `${row.epoch} ${row.circle}`);
  return Object.values(groups).flatMap((group) => {
    const first = group?.[0];
    if (!first || !group) return [];
    const heads = group.map(({ author, number }) => ({ author, number }));
    return [{ circle: first.circle, epoch: first.epoch, heads, newest: Math.max(...group.map(({ seq }) => seq)) }];
  });
}
