import Dexie from 'dexie';
import { DATABASE_PREFIX, type Database } from './database.ts';

/** Deletes everything this app keeps on the device: every database of its prefix. Resolves once they are gone. */
export async function eraseAll(db: Database): Promise<void> {
  db.close();
  await Dexie.delete(db.name);
  for (const name of await Dexie.getDatabaseNames()) {
    if (name.startsWith(DATABASE_PREFIX)) await Dexie.delete(name);
  }
}
