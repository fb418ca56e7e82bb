import { TEAM, type ContactId } from '#base/ids.ts';
import { readListView } from '#circle/checkpointParts.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { ContactRow, Receipt } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { decodeListView } from './listView.ts';

/** Rows the screens already show. */
export type Painted = ReadonlyMap<ContactId, ContactRow>;

/** The first paint, from the sealed list view: the list stands and can be searched while the document is still opening. */
export async function paintListView(deps: EngineDeps, unlocked: Unlocked, store: CircleStore): Promise<Painted> {
  const log = { circle: TEAM, epoch: Math.max(1, await store.begunEpoch(TEAM)) };
  const bytes = await readListView(store, unlocked.vault, log, unlocked.row.space);
  const view = bytes && decodeListView(bytes);
  if (!view) return new Map();
  const waiting = new Set(await store.unconfirmedRecords(log, unlocked.keys.id));
  const receiptOf = (id: string): Receipt => (unlocked.row.demo || waiting.has(id) ? 'device' : 'hub');
  deps.show({ of: 'members', members: view.members });
  const rows = view.rows.map((row) => ({ ...row, receipt: receiptOf(row.id) }));
  deps.show({ of: 'rows', all: true, rows });
  deps.show({ of: 'tasks', tasks: view.tasks.map((task) => ({ ...task, receipt: receiptOf(task.id) })) });
  deps.show({ of: 'mandates', all: true, mandates: view.mandates.map((mandate) => ({ ...mandate, receipt: receiptOf(mandate.id) })) });
  deps.show({ of: 'mentorships', all: true, mentorships: view.mentorships.map((mentorship) => ({ ...mentorship, receipt: receiptOf(mentorship.id) })) });
  return new Map(rows.map((row) => [row.id, row]));
}
