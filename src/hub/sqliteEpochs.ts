import type { DatabaseSync } from 'node:sqlite';
import { ownBytes, type Bytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import type { SnapshotPart } from '#wire/messages.ts';
import type { RecipientId } from '#wire/rosterAction.ts';
import type { LogIds } from './sqliteEntries.ts';
import type { Atomically } from './sqliteStore.ts';
import type { EpochKey, HeldPart, OpenedEpoch } from './store.ts';

/** The stager of a snapshot that is an epoch's own. */
const OWN = '';

/** The part of the store that holds snapshots and ends epochs. `begin` and `leave` run inside a roster entry's transaction. */
export function sqliteEpochs(db: DatabaseSync, atomically: Atomically, logs: LogIds) {
  const endWraps = db.prepare('DELETE FROM wraps WHERE space = ? AND circle = ? AND epoch < ?');
  const endSnapshots = db.prepare('DELETE FROM snapshots WHERE space = ? AND circle = ? AND (epoch < ? OR stager <> ?)');
  const leaveStaged = db.prepare('DELETE FROM snapshots WHERE space = ? AND stager = ?');
  const adopt = adopting(db);
  return {
    begin: (space: SpaceId, { circle, epoch, snapshotOf }: OpenedEpoch) => {
      const key = { space, circle, epoch };
      logs.end(key);
      endWraps.run(space, circle, epoch);
      if (snapshotOf) adopt(key, snapshotOf);
      endSnapshots.run(space, circle, epoch, OWN);
    },
    leave: (space: SpaceId, recipient: RecipientId) => void leaveStaged.run(space, recipient),
    adoptSnapshot: async (key: EpochKey, stager: DeviceId) => atomically(() => adopt(key, stager)),
    ...staging(db, atomically),
    snapshotPart: partReader(db),
  };
}

/** Only the snapshot staged for this very epoch replaces what is held. */
function adopting(db: DatabaseSync): (key: EpochKey, stager: DeviceId) => void {
  const staged = db.prepare('SELECT id FROM snapshots WHERE space = ? AND circle = ? AND epoch = ? AND stager = ?');
  const drop = db.prepare('DELETE FROM snapshots WHERE space = ? AND circle = ? AND stager = ?');
  const own = db.prepare('UPDATE snapshots SET stager = ? WHERE id = ?');
  return ({ space, circle, epoch }, stager) => {
    const row = staged.get(space, circle, epoch, stager) as { id: number } | undefined;
    if (!row) return;
    drop.run(space, circle, OWN);
    own.run(OWN, row.id);
  };
}

type StagedRow = { id: number; epoch: number; parts: number };

function staging(db: DatabaseSync, atomically: Atomically) {
  const find = db.prepare('SELECT id, epoch, parts FROM snapshots WHERE space = ? AND circle = ? AND stager = ?');
  const drop = db.prepare('DELETE FROM snapshots WHERE id = ?');
  const add = db.prepare('INSERT INTO snapshots (space, circle, epoch, stager, parts) VALUES (?, ?, ?, ?, ?)');
  const held = db.prepare('SELECT COALESCE(SUM(LENGTH(bytes)), 0) AS bytes FROM parts WHERE snapshot = ? AND part <> ?');
  const addPart = db.prepare('INSERT OR REPLACE INTO parts (snapshot, part, hash, bytes) VALUES (?, ?, ?, ?)');
  const hashes = db.prepare('SELECT hash FROM parts WHERE snapshot = ? ORDER BY part');
  const stagedBy = ({ space, circle }: Pick<EpochKey, 'space' | 'circle'>, stager: DeviceId) => find.get(space, circle, stager) as StagedRow | undefined;

  function snapshotFor(space: SpaceId, stager: DeviceId, { circle, epoch, parts }: SnapshotPart): number {
    const row = stagedBy({ space, circle }, stager);
    if (row && row.epoch === epoch && row.parts === parts) return row.id;
    if (row) drop.run(row.id);
    return Number(add.run(space, circle, epoch, stager, parts).lastInsertRowid);
  }
  return {
    stagePart: async (space: SpaceId, stager: DeviceId, part: SnapshotPart, hash: Bytes, most: number) => atomically(() => {
      const id = snapshotFor(space, stager, part);
      const { bytes } = held.get(id, part.part) as { bytes: number };
      const fits = bytes + part.bytes.length <= most;
      if (fits) addPart.run(id, part.part, hash, part.bytes);
      else drop.run(id);
      return fits;
    }),
    stagedHashes: async (key: EpochKey, stager: DeviceId): Promise<readonly Bytes[] | null | 'none'> => {
      const row = stagedBy(key, stager);
      if (row?.epoch !== key.epoch) return 'none';
      const found = hashes.all(row.id).map(({ hash }) => ownBytes(hash as Uint8Array));
      return found.length === row.parts ? found : null;
    },
  };
}

function partReader(db: DatabaseSync): (key: EpochKey, part: number) => Promise<HeldPart | null> {
  const find = db.prepare('SELECT parts, (SELECT bytes FROM parts WHERE snapshot = snapshots.id AND part = ?) AS bytes FROM snapshots WHERE space = ? AND circle = ? AND epoch = ? AND stager = ?');
  return async ({ space, circle, epoch }, part) => {
    const row = find.get(part, space, circle, epoch, OWN) as { parts: number; bytes: Uint8Array | null } | undefined;
    return row ? { parts: row.parts, bytes: row.bytes && ownBytes(row.bytes) } : null;
  };
}
