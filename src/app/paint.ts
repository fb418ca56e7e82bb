import { TEAM, type ContactId } from '#base/ids.ts';
import { openListView } from '#circle/checkpointParts.ts';
import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { Database, DeviceRow } from '#store/database.ts';
import { handedStore } from '#store/handedStore.ts';
import type { ContactRow } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { patchesOf, type FirstPaint } from './firstPaint.ts';

/** Rows the screens already show. */
export type Painted = ReadonlyMap<ContactId, ContactRow>;

/** Where the list view lies, and which of its records the hub has yet to confirm. */
export type PaintPlace = { readonly log: LogKey; readonly waiting: FirstPaint['waiting'] };

/**
 * Needs no key: the disk can answer while a secret is still being stretched. The list view itself is not read so early: its megabytes would come between the secret and
 * the first that is seen of what it opens. Never rejects before somebody waits for it.
 */
export function findPaint(database: Database, store: CircleStore, row: DeviceRow): Promise<PaintPlace> {
  const reading = read(database, store, row);
  reading.catch(() => undefined);
  return reading;
}

async function read(database: Database, store: CircleStore, { demo, device }: DeviceRow): Promise<PaintPlace> {
  const log = { circle: TEAM, epoch: Math.max(1, await store.begunEpoch(TEAM)) };
  const [unconfirmed, taken] = await Promise.all([store.unconfirmedRecords(log, device), handedStore(database, device).taken(log)]);
  return { log, waiting: demo ? 'all' : [...unconfirmed, ...taken] };
}

/** The first paint, from the sealed list view: the list stands and can be searched while the document is still opening. */
export async function paintListView(deps: EngineDeps, { vault, row }: Unlocked, store: CircleStore, { log, waiting }: PaintPlace): Promise<Painted> {
  const view = await openListView(await store.checkpoint(log), vault, log, row.space);
  if (!view) return new Map();
  const paint: FirstPaint = { of: 'first-paint', view, waiting };
  deps.show(paint);
  const rows = patchesOf(paint).flatMap((patch) => (patch.of === 'rows' ? patch.rows : []));
  return new Map(rows.map((one) => [one.id, one]));
}
