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
export function sqliteEntries(db: DatabaseSync, atomically: Atomically) {
  const logId = logIds(db);
  const add = db.prepare('INSERT INTO entries (log, author, number, signature, body) VALUES (?, ?, ?, ?, ?)');
  const at = db.prepare('SELECT seq, author, number, signature, body FROM entries WHERE log = ? AND author = ? AND number = ?');
  const seqAt = db.prepare('SELECT seq FROM entries WHERE log = ? AND author = ? AND number = ?');
  const after = db.prepare('SELECT seq, author, number, signature, body FROM entries WHERE log = ? AND seq > ? ORDER BY seq LIMIT ?');
  const heads = db.prepare('SELECT circle, epoch, author, MAX(number) AS number, MAX(seq) AS seq FROM logs JOIN entries ON log = logs.id WHERE space = ? GROUP BY log, author');
  function page(key: LogKey, from: number, have: ReadonlyMap<DeviceId, number>): StoredPage {
    const filling = pageFilling();
    let through = from;
    let scanned = 0;
    for (const row of after.iterate(logId(key), from, SCANNED_ROWS) as Iterable<EntryRow>) {
      if (row.number > (have.get(row.author) ?? 0) && !filling.add(entryOf(key, row))) return { entries: filling.entries, through, more: true };
      through = row.seq;
      scanned += 1;
    }
    return { entries: filling.entries, through, more: scanned === SCANNED_ROWS };
  }
  return {
    headsOf: async (space: SpaceId) => groupHeads(heads.all(space) as unknown as HeadRow[]),
    entryAt: async (space: SpaceId, header: EntryHeader) => {
      const row = at.get(logId({ space, ...header }), header.author, header.number) as EntryRow | undefined;
      return row ? entryOf(header, row) : null;
    },
    seqBefore: async (key: LogKey, missing: readonly Head[]) => {
      const seqs = missing.map(({ author, number }) => (seqAt.get(logId(key), author, number + 1) as { seq: number } | undefined)?.seq);
      return Math.min(...seqs.map((seq) => seq ?? 1)) - 1;
    },
    page: async (key: LogKey, from: number, have: ReadonlyMap<DeviceId, number>) => page(key, from, have),
    commit: async (entries: readonly { readonly space: SpaceId; readonly entry: Entry }[]) => {
      const rows = entries.map(({ space, entry }) => ({ id: logId({ space, circle: entry.header.circle, epoch: entry.header.epoch }), entry }));
      return atomically(() => rows.map(({ id, entry: { header, signature, body } }) =>
        Number(add.run(id, header.author, header.number, signature, body).lastInsertRowid)));
    },
  };
}

/** A log's row is written on its own, before any batch: an id remembered from a batch rolled back would name nothing. */
function logIds(db: DatabaseSync): (key: LogKey) => number {
  const add = db.prepare('INSERT INTO logs (space, circle, epoch) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const find = db.prepare('SELECT id FROM logs WHERE space = ? AND circle = ? AND epoch = ?');
  const ids = new Map<string, number>();
  return ({ space, circle, epoch }) => {
    const name = `${space} ${epoch} ${circle}`;
    const known = ids.get(name);
    if (known !== undefined) return known;
    add.run(space, circle, epoch);
    const { id } = find.get(space, circle, epoch) as { id: number };
    ids.set(name, id);
    return id;
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
