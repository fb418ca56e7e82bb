import { frameful } from './pages.ts';
import { send, type Peer } from './peer.ts';
import type { Space } from './space.ts';
import type { HubStore } from './store.ts';

/** Roster entries read for one page; their bytes fill the frame earlier. */
const ROSTER_PAGE = 1_024;

/** One page of the roster's first `total` entries. */
export async function sendRoster(store: HubStore, peer: Peer, space: Space, { from, total }: { readonly from: number; readonly total: number }): Promise<void> {
  const entries = frameful(await store.rosterFrom(space.id, from, Math.max(0, Math.min(ROSTER_PAGE, total - from))));
  send(peer, { is: 'roster', from, entries, total });
}
