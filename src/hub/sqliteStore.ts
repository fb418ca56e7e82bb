import { backup, DatabaseSync } from 'node:sqlite';
import type { Bytes } from '#base/bytes.ts';
import type { SpaceId } from '#base/ids.ts';
import type { Wrap } from '#wire/messages.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { sqliteDevices } from './sqliteDevices.ts';
import { logIds, sqliteEntries, type LogIds } from './sqliteEntries.ts';
import { sqliteEpochs } from './sqliteEpochs.ts';
import { sqliteFiles } from './sqliteFiles.ts';
import { sqliteFeeds } from './sqliteFeeds.ts';
import { sqliteMail } from './sqliteMail.ts';
import type { CodeState, HubStore, RosterRow } from './store.ts';

/** Waits this long for another process (a backup, the code command) to let go of the database, in milliseconds. */
const BUSY_MS = 5_000;

/** The hub's tables in one SQLite file, made where missing. Throws where the file is none or of a newer hub. */
export function openSqliteStore(file: string): HubStore {
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > SCHEMA_VERSION) throw new Error(`${file} was written by a newer hub`);
  db.exec(SCHEMA);
  const atomically = transactions(db);
  const logs = logIds(db);
  return {
    ...codesAndSpaces(db, atomically, logs),
    ...sqliteEntries(db, atomically, logs),
    ...sqliteDevices(db, atomically),
    ...sqliteFeeds(db, atomically),
    ...sqliteMail(db, atomically, () => emptyJournal(db)),
    ...sqliteFiles(db, atomically, () => emptyJournal(db)),
    backup: async (to) => void (await backup(db, to)),
    close: async () => {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

/** What was deleted would lie in the journal until it is overwritten; not waited for where a backup reads just now. */
function emptyJournal(db: DatabaseSync): void {
  db.exec(`PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = ${BUSY_MS}`);
}

export type Atomically = <T>(work: () => T) => T;

/** All of `work` on disk, or nothing of it and its error thrown. */
function transactions(db: DatabaseSync): Atomically {
  return (work) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
}

function codesAndSpaces(db: DatabaseSync, atomically: Atomically, logs: LogIds) {
  const { begin, leave, ...snapshots } = sqliteEpochs(db, atomically, logs);
  const addCode = db.prepare('INSERT INTO codes (hash, start) VALUES (?, ?)');
  const code = db.prepare('SELECT start, EXISTS (SELECT 1 FROM spaces WHERE code = hash) AS used, EXISTS (SELECT 1 FROM spaces) AS founded FROM codes WHERE hash = ?');
  const addSpace = db.prepare('INSERT INTO spaces (id, code) VALUES (?, ?)');
  const addRow = db.prepare('INSERT INTO roster (space, position, bytes) VALUES (?, ?, ?)');
  const addWrap = db.prepare('INSERT OR REPLACE INTO wraps (space, recipient, circle, epoch, bytes) VALUES (?, ?, ?, ?, ?)');
  const voidWraps = db.prepare('DELETE FROM wraps WHERE space = ? AND recipient = ?');
  const anySpace = db.prepare('SELECT 1 FROM spaces LIMIT 1');
  const oneSpace = db.prepare('SELECT 1 FROM spaces WHERE id = ?');
  const holding = db.prepare('SELECT id FROM spaces WHERE EXISTS (SELECT 1 FROM wraps WHERE space = spaces.id AND recipient = ?) LIMIT 1');
  const rows = db.prepare('SELECT bytes FROM roster WHERE space = ? AND position >= ? ORDER BY position LIMIT ?');
  const wraps = db.prepare('SELECT recipient, circle, epoch, bytes FROM wraps WHERE space = ? AND recipient = ?');

  function writeRow({ space, index, bytes, wraps: added, voids, opens }: RosterRow): void {
    addRow.run(space, index, bytes);
    if (opens) begin(space, opens);
    for (const wrap of added) addWrap.run(space, wrap.recipient, wrap.circle, wrap.epoch, wrap.bytes);
    for (const recipient of voids) {
      voidWraps.run(space, recipient);
      leave(space, recipient);
    }
  }
  function codeState(hash: Bytes): CodeState {
    const row = code.get(hash) as { start: number; used: number; founded: number } | undefined;
    if (!row) return 'unknown';
    return row.used || (row.start && row.founded) ? 'used' : 'open';
  }
  return {
    addCode: async (hash: Bytes, start: boolean) => void addCode.run(hash, start ? 1 : 0),
    codeState: async (hash: Bytes) => codeState(hash),
    hasSpaces: async () => anySpace.get() !== undefined,
    hasSpace: async (space: SpaceId) => oneSpace.get(space) !== undefined,
    found: async (hash: Bytes, row: RosterRow) => atomically(() => {
      addSpace.run(row.space, hash);
      writeRow(row);
    }),
    addRoster: async (row: RosterRow) => {
      atomically(() => writeRow(row));
      if (row.opens) emptyJournal(db);
    },
    ...snapshots,
    rosterFrom: async (space: SpaceId, index: number, limit: number) => rows.all(space, index, limit).map((row) => row['bytes'] as Bytes),
    spaceHolding: async (recipient: string) => (holding.get(recipient) as { id: SpaceId } | undefined)?.id ?? null,
    wrapsOf: async (space: SpaceId, recipient: string) => wraps.all(space, recipient) as unknown as readonly Wrap[],
  };
}
