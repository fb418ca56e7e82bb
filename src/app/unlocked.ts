import { keepSpaceName, keptSpaceName, type Unlocked } from './device.ts';
import { draftDrawer } from './drafts.ts';
import type { OpenSpace } from './openSpace.ts';
import { paintListView, type Painted } from './paint.ts';
import type { Removals } from './removals.ts';
import { leaseOf, showSession, storeOf, type Open, type Stand } from './stand.ts';
import { tellStatus } from './statusTeller.ts';

/** Shows a device that was just made or unlocked, from its sealed list view; opens its documents behind that first paint. */
export async function standUnlocked(stand: Stand, unlocked: Unlocked): Promise<Open> {
  const { row } = unlocked;
  const name = await keptSpaceName(unlocked);
  showSession(stand, { at: 'unlocked', demo: row.demo, self: row.member, spaceName: name });
  const painted = await paintListView(stand.deps, unlocked, storeOf(stand));
  await tellStatus(stand.deps, row, storeOf(stand), null);
  const drafts = draftDrawer(stand.deps, leaseOf(stand), unlocked.vault);
  const opening = openFully(stand, unlocked, painted, name);
  const open: Open = { at: 'unlocked', unlocked, drafts, space: opening.then(({ space }) => space), removals: opening.then(({ removals }) => removals) };
  stand.phase = open;
  // A phone whose storage stops answering can not keep its promise; the screen says so instead of showing half.
  open.removals.catch(() => undefined);
  open.space.catch(() => showSession(stand, { at: 'unsupported', why: 'no-storage' }));
  return open;
}

type Opened = { readonly space: OpenSpace; readonly removals: Removals };

async function openFully(stand: Stand, unlocked: Unlocked, painted: Painted, name: string): Promise<Opened> {
  const keepName = nameKeeper(stand, unlocked, name);
  let opened: OpenSpace | null = null;
  let removals: Removals | null = null;
  const changed = async (): Promise<void> => {
    removals?.lineChanged();
    await tellStatus(stand.deps, unlocked.row, storeOf(stand), opened);
    if (opened) await keepName(opened.spaceName());
  };
  // Yjs and the rules load behind the first paint.
  const [{ openSpace }, { openRemovals }] = await Promise.all([import('./openSpace.ts'), import('./removals.ts')]);
  const space = await openSpace(stand.deps, unlocked, storeOf(stand), painted, () => void changed());
  opened = space;
  removals = await openRemovals({ deps: stand.deps, lease: leaseOf(stand), unlocked, line: space.line });
  await changed();
  return { space, removals };
}

/** Shows the association's name and keeps it, sealed, for the next first paint. */
function nameKeeper(stand: Stand, unlocked: Unlocked, first: string): (name: string | null) => Promise<void> {
  const { row } = unlocked;
  let kept = first;
  return async (name) => {
    if (!name || name === kept) return;
    kept = name;
    showSession(stand, { at: 'unlocked', demo: row.demo, self: row.member, spaceName: name });
    await keepSpaceName(stand.deps, leaseOf(stand), unlocked, name);
  };
}
