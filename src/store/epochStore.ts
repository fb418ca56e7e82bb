import type { Collection, Table } from 'dexie';
import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Entry } from '#wire/entry.ts';
import type { CheckpointRow, Database, EntryKey, RescueRow } from './database.ts';
import { addOwn, readOwn } from './entryRows.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

type LogKey = { readonly circle: CircleId; readonly epoch: number };
type OwnEntry = { readonly entry: Entry; readonly records: readonly string[] };
type EpochBegin = {
  readonly log: LogKey;
  readonly snapshot: Bytes;
  readonly sealedKey: Bytes | null;
  readonly checkpoint: CheckpointRow;
  readonly own: readonly OwnEntry[];
  readonly rescues: readonly RescueRow[];
};

/** What circle/ports.ts asks of a store about epochs: beginning one, forgetting one, and what was left behind. */
export function epochStore(db: Database, lease: Lease | null) {
  const { entries, confirmed, checkpoints, snapshots, setAside, device, rescues } = db;
  return {
    ownEntries: (log: LogKey, author: DeviceId): Promise<readonly OwnEntry[]> => readOwn(db, log, author),
    beginEpoch: (begin: EpochBegin): Promise<Result<null, SaveRefusal>> =>
      fenced(db, lease, [entries, checkpoints, snapshots, device, rescues], () => beginInside(db, begin)),
    begunEpoch: (circle: CircleId): Promise<number> => begunEpoch(db, circle),
    async snapshot({ circle, epoch }: LogKey): Promise<Bytes | null> {
      return (await snapshots.get([circle, epoch]))?.bytes ?? null;
    },
    olderEpochs: (log: LogKey): Promise<readonly number[]> => db.transaction('r', [entries, checkpoints, snapshots, setAside, device], () => olderEpochs(db, log)),
    forgetEpoch: (log: LogKey): Promise<Result<null, SaveRefusal>> =>
      fenced(db, lease, [entries, confirmed, checkpoints, snapshots, setAside, device], () => forgetInside(db, log)),
    circles: (): Promise<readonly CircleId[]> => db.transaction('r', [entries, checkpoints, snapshots, setAside, rescues, device], () => circlesKept(db)),
    keepRescues: (rows: readonly RescueRow[]): Promise<Result<null, SaveRefusal>> =>
      fenced(db, lease, [rescues], async () => {
        await rescues.bulkPut([...rows]);
        return null;
      }),
    rescues: (circle: CircleId): Promise<readonly RescueRow[]> => ofCircle(rescues, circle).toArray(),
    countRescues: () => rescues.count(),
    dropRescues: (rows: readonly RescueRow[]): Promise<Result<null, SaveRefusal>> =>
      fenced(db, lease, [rescues], async () => {
        await rescues.bulkDelete(rows.map(({ circle, epoch, author, number }): EntryKey => [circle, epoch, author, number]));
        return null;
      }),
  };
}

/** The last epoch of the circle that was begun from a snapshot; 0 where none was. */
export async function begunEpoch(db: Database, circle: CircleId): Promise<number> {
  const key = await ofCircle(db.snapshots, circle).lastKey();
  return (key as unknown as readonly [CircleId, number] | undefined)?.[1] ?? 0;
}

async function beginInside(db: Database, begin: EpochBegin): Promise<null> {
  const { log, snapshot, sealedKey } = begin;
  if (await db.snapshots.get([log.circle, log.epoch])) return null;
  await db.snapshots.put({ ...log, bytes: snapshot });
  await db.checkpoints.put(begin.checkpoint);
  await addOwn(db, begin.own);
  await db.rescues.bulkPut([...begin.rescues]);
  if (sealedKey) await changeKeys(db, (keys) => [...keys.filter((key) => !isOf(log, key)), { ...log, sealed: sealedKey }]);
  return null;
}

async function forgetInside(db: Database, log: LogKey): Promise<null> {
  await ofLog(db.entries, log).delete();
  await ofLog(db.setAside, log).delete();
  await db.confirmed.where('[circle+epoch+author]').between([log.circle, log.epoch], [log.circle, log.epoch, []]).delete();
  await db.checkpoints.delete([log.circle, log.epoch]);
  await db.snapshots.delete([log.circle, log.epoch]);
  await changeKeys(db, (keys) => keys.filter((key) => !isOf(log, key)));
  return null;
}

type StoredKey = { readonly circle: CircleId; readonly epoch: number; readonly sealed: Bytes };

async function changeKeys(db: Database, change: (keys: readonly StoredKey[]) => readonly StoredKey[]): Promise<void> {
  const row = await db.device.get('device');
  if (row) await db.device.put({ ...row, epochKeys: change(row.epochKeys) });
}

async function olderEpochs(db: Database, { circle, epoch }: LogKey): Promise<readonly number[]> {
  const found = new Set<number>();
  for (let below = epoch; ; ) {
    const key = (await db.entries.where(BY_NUMBER).between([circle], [circle, below]).lastKey()) as EntryKey | undefined;
    if (!key) break;
    below = key[1];
    found.add(below);
  }
  const rows = [...(await keysOf(db.checkpoints, circle)), ...(await keysOf(db.snapshots, circle)), ...(await keysOf(db.setAside, circle))];
  for (const [, older] of rows) found.add(older);
  for (const key of (await db.device.get('device'))?.epochKeys ?? []) if (key.circle === circle) found.add(key.epoch);
  return [...found].filter((older) => older < epoch).toSorted((one, other) => one - other);
}

/** Jumps from circle to circle, however much there is of each. */
async function circlesKept(db: Database): Promise<readonly CircleId[]> {
  const found = new Set<CircleId>(((await db.device.get('device'))?.epochKeys ?? []).map(({ circle }) => circle));
  for (const table of [db.entries, db.checkpoints, db.snapshots, db.setAside, db.rescues] as readonly Table<unknown, unknown>[]) {
    for (let low: readonly unknown[] = []; ; ) {
      const key = (await table.where(':id').above(low).firstKey()) as unknown as readonly [CircleId] | undefined;
      if (!key) break;
      found.add(key[0]);
      low = [key[0], []];
    }
  }
  return [...found];
}

async function keysOf<T, K>(table: Table<T, K>, circle: CircleId): Promise<readonly (readonly [CircleId, number])[]> {
  return (await ofCircle(table, circle).primaryKeys()) as unknown as readonly (readonly [CircleId, number])[];
}

const BY_NUMBER = '[circle+epoch+author+number]';

/** An empty array sorts after every number and text: it ends a range of keys that begin alike. */
function ofCircle<T, K>(table: Table<T, K>, circle: CircleId): Collection<T, K> {
  return table.where(':id').between([circle], [circle, []]);
}

function ofLog<T>(table: Table<T, EntryKey>, { circle, epoch }: LogKey): Collection<T, EntryKey> {
  return table.where(':id').between([circle, epoch], [circle, epoch, []]);
}

function isOf(log: LogKey, { circle, epoch }: LogKey): boolean {
  return circle === log.circle && epoch === log.epoch;
}
