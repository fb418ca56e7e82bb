/**
 * Rows are only ever added, but for wraps nobody may use any more and for what a new epoch ends: what is gone must not be
 * recoverable (secure_delete). `snapshots.stager` is the device that puts the parts; empty once it is the epoch's own. `mail.bytes`: null once dropped. `files.bytes`: what its chunks take. `feeds.address`: a hash, so a copy of the database opens no calendar.
 * `logs` shortens a space, circle and epoch to one number; its index carries the rowid, so it also gives the order of commits.
 */
export const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = ON;
  CREATE TABLE IF NOT EXISTS codes (hash BLOB PRIMARY KEY, start INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS spaces (id TEXT PRIMARY KEY, code BLOB NOT NULL UNIQUE REFERENCES codes (hash)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS roster (
    space TEXT NOT NULL REFERENCES spaces (id), position INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (space, position)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wraps (
    space TEXT NOT NULL REFERENCES spaces (id), recipient TEXT NOT NULL, circle TEXT NOT NULL, epoch INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (space, recipient, circle, epoch)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS logs (
    id INTEGER PRIMARY KEY, space TEXT NOT NULL REFERENCES spaces (id), circle TEXT NOT NULL, epoch INTEGER NOT NULL,
    UNIQUE (space, circle, epoch)) STRICT;
  CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY, log INTEGER NOT NULL REFERENCES logs (id), author TEXT NOT NULL, number INTEGER NOT NULL,
    signature BLOB NOT NULL, body BLOB NOT NULL,
    UNIQUE (log, author, number)) STRICT;
  CREATE INDEX IF NOT EXISTS entries_in_order ON entries (log);
  CREATE TABLE IF NOT EXISTS snapshots (
    id INTEGER PRIMARY KEY, space TEXT NOT NULL REFERENCES spaces (id), circle TEXT NOT NULL, epoch INTEGER NOT NULL, stager TEXT NOT NULL,
    parts INTEGER NOT NULL, UNIQUE (space, circle, stager)) STRICT;
  CREATE TABLE IF NOT EXISTS parts (
    id INTEGER PRIMARY KEY, snapshot INTEGER NOT NULL REFERENCES snapshots (id) ON DELETE CASCADE, part INTEGER NOT NULL,
    hash BLOB NOT NULL, bytes BLOB NOT NULL, UNIQUE (snapshot, part)) STRICT;
  CREATE TABLE IF NOT EXISTS devices (
    space TEXT NOT NULL REFERENCES spaces (id), device TEXT NOT NULL, contact INTEGER, erased BLOB,
    PRIMARY KEY (space, device)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS standings (
    id INTEGER PRIMARY KEY, space TEXT NOT NULL REFERENCES spaces (id), device TEXT NOT NULL, circle TEXT NOT NULL, epoch INTEGER NOT NULL,
    signature BLOB NOT NULL, UNIQUE (space, device, circle)) STRICT;
  CREATE TABLE IF NOT EXISTS mail (
    id INTEGER PRIMARY KEY, space TEXT NOT NULL REFERENCES spaces (id), device TEXT NOT NULL, number INTEGER NOT NULL, total INTEGER NOT NULL,
    hash BLOB NOT NULL, bytes BLOB, UNIQUE (space, device, number)) STRICT;
  CREATE TABLE IF NOT EXISTS files (
    id INTEGER PRIMARY KEY, space TEXT NOT NULL REFERENCES spaces (id), circle TEXT NOT NULL, file TEXT NOT NULL, parts INTEGER NOT NULL,
    bytes INTEGER NOT NULL, UNIQUE (space, circle, file)) STRICT;
  CREATE TABLE IF NOT EXISTS chunks (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (file, part)) STRICT;
  CREATE TABLE IF NOT EXISTS feeds (
    space TEXT PRIMARY KEY REFERENCES spaces (id), number INTEGER NOT NULL, address BLOB UNIQUE, at INTEGER NOT NULL,
    claim BLOB, hash BLOB, deflated BLOB) STRICT;
  PRAGMA user_version = 5;
`;
/** The version of the tables: each so far only added some (3: devices, standings, mail; 4: files, chunks; 5: feeds), so an older database is made whole by opening it. A newer hub's is not opened. */
export const SCHEMA_VERSION = 5;
