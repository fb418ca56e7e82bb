import type { Table } from 'dexie';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Database } from './database.ts';

export type SaveRefusal = 'not-saved' | 'storage-full';

/** The right to write: the tab that took it last has it; every write transaction checks that it still does. */
export type Lease = string & { readonly lease: true };

/** Takes the right to write from whoever had it. `id` must be new for each tab and opening. */
export async function takeLease(db: Database, id: string): Promise<Result<Lease, SaveRefusal>> {
  const taken = await takeLeaseAndRead(db, id, [], async () => null);
  return taken.ok ? accept(taken.value.lease) : taken;
}

/** The same, and what `work` reads of `tables` with it: as the last one left it, in one transaction, so at the cost of one. */
export async function takeLeaseAndRead<T>(db: Database, id: string, tables: readonly Table[], work: () => Promise<T>): Promise<Result<{ readonly lease: Lease; readonly read: T }, SaveRefusal>> {
  return saved(() =>
    db.transaction('rw', [...tables, db.lease], async () => {
      const [read] = await Promise.all([work(), db.lease.put({ row: 'lease', holder: id })]);
      return { lease: id as Lease, read };
    }),
  );
}

/** Whether this lease still is the one that counts. */
export async function holdsLease(db: Database, lease: Lease): Promise<boolean> {
  return (await db.lease.get('lease'))?.holder === lease;
}

/**
 * One transaction over `tables` that happens only while `lease` holds. Answers once the transaction is complete on
 * disk; whatever goes wrong, nothing of it is kept. `work` may await nothing but this database.
 */
export async function fenced<T>(db: Database, lease: Lease | null, tables: readonly Table[], work: () => Promise<T>): Promise<Result<T, SaveRefusal>> {
  if (lease === null) return refuse('not-saved');
  return saved(() =>
    db.transaction('rw', [...tables, db.lease], async () => {
      if (!(await holdsLease(db, lease))) throw new Error('another tab took over');
      return work();
    }),
  );
}

/** Turns a failed write into its refusal. */
export async function saved<T>(write: () => PromiseLike<T>): Promise<Result<T, SaveRefusal>> {
  try {
    return accept(await write());
  } catch (error) {
    return refuse(isQuota(error) ? 'storage-full' : 'not-saved');
  }
}

/** Dexie wraps the browser's error, sometimes twice. */
function isQuota(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner } = error as { readonly name?: unknown; readonly inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== error && isQuota(inner));
}
