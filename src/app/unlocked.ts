import { readRenewals } from '#store/renewalStore.ts';
import { keepBelieved } from './believedRoster.ts';
import { keepSpaceName, keptSpaceName, type Unlocked } from './device.ts';
import type { Carrying } from './carrying.ts';
import { laterCode } from './laterCode.ts';
import type { EngineDeps } from './deps.ts';
import { draftDrawer, type DraftDrawer } from './drafts.ts';
import type { Erasures } from './erasures.ts';
import type { OpenSpace } from './openSpace.ts';
import { findPaint, paintListView, type Painted, type PaintPlace } from './paint.ts';
import type { Removals } from './removals.ts';
import { removalWatch } from './removed.ts';
import { renewalWatch } from './renewalWatch.ts';
import type { RescueRoom } from './rescueRoom.ts';
import { openingCode } from './openingCode.ts';
import { NotHere, screenCode } from './screenCode.ts';
import { leaseOf, showSession, storeOf, type Open, type Stand } from './stand.ts';
import { tellStatus } from './statusTeller.ts';

/**
 * Shows a device that was just made or unlocked, from its sealed list view; opens its documents behind that first paint. Until
 * `fill` has written what a new association begins with, it is still opening: no screen takes it for an empty one. `place`: where it was looked up ahead.
 */
export async function standUnlocked(stand: Stand, unlocked: Unlocked, fill: Fill = async () => undefined, place = findPaint(stand.deps.database, storeOf(stand), unlocked.row)): Promise<Open> {
  const drafts = draftDrawer(stand.deps, leaseOf(stand), unlocked.vault);
  // Nothing of it is on the screens before the phase says so: whoever locks then finds it open.
  const painting = paintFirst(stand, unlocked, place);
  const opening = painting.then((shown) => openFully(stand, { unlocked, drafts, fill, ...shown }));
  const part = <K extends keyof Opened>(key: K): Promise<Opened[K]> => opening.then((opened) => opened[key]);
  const open: Open = { at: 'unlocked', unlocked, drafts, space: part('space'), removals: part('removals'), erasures: part('erasures'), rescues: part('rescues') };
  stand.phase = open;
  // A phone whose storage stops answering can not keep its promise; the screen says so instead of showing half.
  for (const later of [open.removals, open.erasures, open.rescues]) later.catch(() => undefined);
  open.space.catch((error: unknown) => showSession(stand, { at: 'unsupported', why: error instanceof NotHere ? 'not-here' : 'no-storage' }));
  await painting;
  return open;
}

type Shown = { readonly painted: Painted; readonly name: string };
type Opening = Shown & { readonly unlocked: Unlocked; readonly drafts: DraftDrawer; readonly fill: Fill };
/** Writes into a space that nobody has seen yet. */
export type Fill = (space: OpenSpace) => Promise<void>;

async function paintFirst(stand: Stand, unlocked: Unlocked, place: Promise<PaintPlace>): Promise<Shown> {
  const { row } = unlocked;
  const deps = whileOpen(stand, unlocked);
  const name = await keptSpaceName(unlocked);
  deps.show({ of: 'session', session: { at: 'unlocked', demo: row.demo, self: row.member, spaceName: name } });
  const painted = await paintListView(deps, unlocked, storeOf(stand), await place);
  await tellStatus(deps, row, storeOf(stand), null);
  return { painted, name };
}

/** Once it is locked nothing more of it reaches the screens, whatever is still under way. */
function whileOpen(stand: Stand, unlocked: Unlocked): EngineDeps {
  return { ...stand.deps, show: (patch) => { if (isStill(stand, unlocked)) stand.deps.show(patch); } };
}

type Opened = { readonly space: OpenSpace; readonly removals: Removals; readonly erasures: Erasures; readonly rescues: RescueRoom };

async function openFully(stand: Stand, { unlocked, drafts, fill, painted, name }: Opening): Promise<Opened> {
  const deps = whileOpen(stand, unlocked);
  const keepName = nameKeeper(stand, unlocked, name);
  let opened: Opened | null = null;
  let carrying: Carrying | null = null;
  let look = (): void => undefined;
  const changed = async (): Promise<void> => {
    for (const part of opened ? [opened.removals, opened.erasures, opened.rescues] : []) part.lineChanged();
    carrying?.lineChanged();
    look();
    await tellStatus(deps, unlocked.row, storeOf(stand), opened?.space ?? null);
    if (opened) await keepName(opened.space.spaceName());
  };
  // Yjs and the rules load behind the first paint. What can not be told now (all is being erased) is told with the next change.
  const { first, rest } = openingCode();
  const { openSpace } = await screenCode(() => first);
  const space = await openSpace(deps, unlocked, leaseOf(stand), painted, () => void changed().catch(() => undefined));
  await fill(space);
  const [{ openRemovals }, { openErasures }, { openRescueRoom }, { watchRecovery }] = await screenCode(() => rest);
  const at = { deps, lease: leaseOf(stand), unlocked, drafts, store: storeOf(stand), space, line: space.line };
  const [removals, erasures, rescues] = [await openRemovals(at), await openErasures(at), openRescueRoom(at)];
  carrying = await carryingHere({ ...at, removals });
  const close = async (): Promise<void> => {
    carrying?.close();
    erasures.close();
    rescues.close();
    await space.close();
  };
  opened = { space: { ...space, close }, removals, erasures, rescues };
  const [removed, renewed] = [removalWatch(unlocked, space.line, () => void leaveIfOpen(stand, unlocked)), renewalWatch(stand, unlocked, space.line)];
  look = () => {
    removed();
    renewed();
  };
  unlocked.roster.onGrown(() => look());
  await changed();
  await keepBelieved(deps, leaseOf(stand), unlocked);
  laterCode();
  watchRecovery(unlocked, (recovery) => deps.show({ of: 'recovery', recovery }));
  return opened;
}

/** What a former device wrote is seldom here: what it needs loads when it is. */
async function carryingHere(at: Parameters<typeof import('./carrying.ts').openCarrying>[0]): Promise<Carrying | null> {
  const rows = (await readRenewals(at.deps.database)).filter(({ step }) => step !== 'planned');
  return rows.length > 0 ? (await import('./carrying.ts')).openCarrying(at, rows) : null;
}

/** Whether it is this unlocking that is shown. */
function isStill({ phase }: Stand, unlocked: Unlocked): boolean {
  return phase.at === 'unlocked' && phase.unlocked === unlocked;
}

async function leaveIfOpen(stand: Stand, unlocked: Unlocked): Promise<void> {
  const { leaveIfRemoved } = await import('./leaving.ts');
  if (stand.phase.at === 'unlocked' && stand.phase.unlocked === unlocked) await leaveIfRemoved(stand, stand.phase);
}

/** Shows the association's name and keeps it, sealed, for the next first paint. */
function nameKeeper(stand: Stand, unlocked: Unlocked, first: string): (name: string | null) => Promise<void> {
  const { row } = unlocked;
  let kept = first;
  return async (name) => {
    if (!name || name === kept) return;
    kept = name;
    if (isStill(stand, unlocked)) showSession(stand, { at: 'unlocked', demo: row.demo, self: row.member, spaceName: name });
    await keepSpaceName(stand.deps, leaseOf(stand), unlocked, name);
  };
}
