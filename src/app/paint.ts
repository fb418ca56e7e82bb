import { TEAM, type ContactId } from '#base/ids.ts';
import { openListView } from '#circle/checkpointParts.ts';
import type { Checkpoint, CircleStore, LogKey } from '#circle/ports.ts';
import type { Database, DeviceRow } from '#store/database.ts';
import { handedStore } from '#store/handedStore.ts';
import type { ContactRow } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { patchesOf, type FirstPaint } from './firstPaint.ts';

/** Rows the screens already show. */
export type Painted = ReadonlyMap<ContactId, ContactRow>;

/** What the first paint takes from the disk, as sealed as it lies there. */
export type SealedPaint = { readonly log: LogKey; readonly checkpoint: Checkpoint | null; readonly waiting: FirstPaint['waiting'] };

/** Needs no key: the disk can answer while a secret is still being stretched. Never rejects before somebody waits for it. */
export function readSealedPaint(database: Database, store: CircleStore, row: DeviceRow): Promise<SealedPaint> {
  const reading = read(database, store, row);
  reading.catch(() => undefined);
  return reading;
}

async function read(database: Database, store: CircleStore, { demo, device }: DeviceRow): Promise<SealedPaint> {
  const log = { circle: TEAM, epoch: Math.max(1, await store.begunEpoch(TEAM)) };
  const [checkpoint, unconfirmed, taken] = await Promise.all([store.checkpoint(log), store.unconfirmedRecords(log, device), handedStore(database, device).taken(log)]);
  return { log, checkpoint, waiting: demo ? 'all' : [...unconfirmed, ...taken] };
}

/** The first paint, from the sealed list view: the list stands and can be searched while the document is still opening. */
export async function paintListView(deps: EngineDeps, { vault, row }: Unlocked, sealed: SealedPaint): Promise<Painted> {
  const view = await openListView(sealed.checkpoint, vault, sealed.log, row.space);
  if (!view) return new Map();
  const paint: FirstPaint = { of: 'first-paint', view, waiting: sealed.waiting };
  deps.show(paint);
  const rows = patchesOf(paint).flatMap((patch) => (patch.of === 'rows' ? patch.rows : []));
  return new Map(rows.map((one) => [one.id, one]));
}
