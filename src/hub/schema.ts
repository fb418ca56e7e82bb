/**
 * Rows are only ever added, but for wraps of an invite that is used up: what is gone must not be recoverable (secure_delete).
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
  PRAGMA user_version = 1;
`;
/** The version of the tables; a newer hub's database is not opened. */
export const SCHEMA_VERSION = 1;
