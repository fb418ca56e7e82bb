import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes sure that only one hub works on a data folder: two would each believe in their own heads. The lock is SQLite's on
 * an empty file beside the database, so it is gone when the process is, also by kill -9. Throws where another hub holds
 * it; answers how to let go.
 */
export function holdDataDir(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, 'running.lock'), { timeout: 1_000 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    throw new Error(`another hub is running on ${dataDir}`);
  }
  return () => lock.close();
}
