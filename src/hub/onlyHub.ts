import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes sure that one hub only works on a data folder: two would each believe in their own heads. The lock is SQLite's on
 * an empty file beside the database, so it is gone when the process is, also by kill -9. Throws where another hub holds it.
 */
export function holdDataDir(dataDir: string): DatabaseSync {
  const lock = new DatabaseSync(join(dataDir, 'running.lock'), { timeout: 1_000 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    throw new Error(`another hub is running on ${dataDir}`);
  }
  held = lock;
  return lock;
}

/** Kept, since a collected database would let go of its lock. */
export let held: DatabaseSync | null = null;
