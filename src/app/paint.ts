import { TEAM, type ContactId } from '#base/ids.ts';
import { readListView } from '#circle/checkpointParts.ts';
import type { CircleStore } from '#circle/ports.ts';
import { handedStore } from '#store/handedStore.ts';
import type { ContactRow } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { patchesOf, type FirstPaint } from './firstPaint.ts';

/** Rows the screens already show. */
export type Painted = ReadonlyMap<ContactId, ContactRow>;

/** The first paint, from the sealed list view: the list stands and can be searched while the document is still opening. */
export async function paintListView(deps: EngineDeps, unlocked: Unlocked, store: CircleStore): Promise<Painted> {
  const log = { circle: TEAM, epoch: Math.max(1, await store.begunEpoch(TEAM)) };
  const view = await readListView(store, unlocked.vault, log, unlocked.row.space);
  if (!view) return new Map();
  const paint: FirstPaint = { of: 'first-paint', view, waiting: unlocked.row.demo ? 'all' : [...(await store.unconfirmedRecords(log, unlocked.keys.id)), ...(await handedStore(deps.database, unlocked.keys.id).taken(log))] };
  deps.show(paint);
  const rows = patchesOf(paint).flatMap((patch) => (patch.of === 'rows' ? patch.rows : []));
  return new Map(rows.map((row) => [row.id, row]));
}
