import type * as Y from 'yjs';
import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import { openCircle, type Circle } from '#circle/circle.ts';
import type { CircleStore, LogKey } from '#circle/ports.ts';
import { importEpochKey } from '#seal/body.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { encodeListView, type ListView } from './listView.ts';

export type OpenCircles = ReadonlyMap<CircleId, { readonly log: LogKey; readonly circle: Circle }>;

const EPOCH = 1;

/** The documents of an unlocked device. Throws where the phone's storage does not answer. */
export async function openCircles(deps: EngineDeps, unlocked: Unlocked, store: CircleStore, listView: (team: Y.Doc) => ListView): Promise<OpenCircles> {
  const team = await mustOpen(deps, unlocked, store, TEAM, (doc) => encodeListView(listView(doc)));
  const board = await mustOpen(deps, unlocked, store, BOARD, () => new Uint8Array());
  return new Map([[TEAM, { log: logOf(TEAM), circle: team }], [BOARD, { log: logOf(BOARD), circle: board }]]);
}

function logOf(circle: CircleId): LogKey {
  return { circle, epoch: EPOCH };
}

async function mustOpen(deps: EngineDeps, unlocked: Unlocked, store: CircleStore, circle: CircleId, listView: Parameters<typeof openCircle>[0]['listView']): Promise<Circle> {
  const held = unlocked.ring.get(circle, EPOCH);
  const opened = await openCircle({
    space: unlocked.row.space,
    log: logOf(circle),
    store,
    author: { id: unlocked.keys.id, sign: unlocked.keys.sign },
    key: held ? await importEpochKey(held) : null,
    vault: held ? unlocked.vault : null,
    roster: unlocked.roster.current,
    random: deps.random,
    listView,
  });
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value;
}
