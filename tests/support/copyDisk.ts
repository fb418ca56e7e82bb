import { openDatabase, type Database } from '#store/database.ts';

/** Everything that lies on a phone's disk at this moment, as another disk. */
export async function copyDisk(from: Database): Promise<Database> {
  const copy = openDatabase(`${from.name}-copy-${Math.random()}`);
  await copy.open();
  for (const table of from.tables) await copy.table(table.name).bulkPut(await table.toArray());
  return copy;
}
