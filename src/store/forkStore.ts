import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Database, ForkRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** What the device keeps of a fork. */
export async function readForkRow(db: Database): Promise<ForkRow> {
  const { theirs = [], strays = [] } = (await db.fork.get('fork')) ?? {};
  return { theirs, strays };
}

/** Keeps the hub's other chain as evidence; none: the fork is over. */
export function keepTheirs(db: Database, lease: Lease, theirs: readonly Bytes[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.fork], async () => {
    await db.fork.put({ ...(await readForkRow(db)), theirs, row: 'fork' });
    return null;
  });
}

/** Puts the other chain's entries in the place of the own ones from `common` on, in one transaction. `gap`: the own chain is another one by now. */
export async function changeOver(db: Database, lease: Lease, to: { readonly length: number; readonly common: number; readonly entries: readonly Bytes[]; readonly strays: ForkRow['strays'] }): Promise<Result<null, SaveRefusal | 'gap'>> {
  const done = await fenced(db, lease, [db.roster, db.fork], async () => {
    if ((await db.roster.count()) !== to.length) return 'gap' as const;
    await db.roster.where('index').aboveOrEqual(to.common).delete();
    await db.roster.bulkAdd(to.entries.map((bytes, offset) => ({ index: to.common + offset, bytes })));
    await db.fork.put({ row: 'fork', theirs: [], strays: [...to.strays] });
    return null;
  });
  if (!done.ok) return done;
  return done.value === 'gap' ? refuse('gap') : accept(null);
}
