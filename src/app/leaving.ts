import { countWaiting } from '#store/courierStore.ts';
import type { FarewellRow } from '#store/database.ts';
import { countDrafts } from '#store/draftStore.ts';
import { countHeld } from '#store/heldNoteStore.ts';
import { forgetFarewell, putFarewell, readFarewell } from '#store/farewellStore.ts';
import type { Unlocked } from './device.ts';
import { draftWords } from './draftAbout.ts';
import { draftDrawer } from './drafts.ts';
import { handOver, proveRemoval, reportErased, type HandedOver, type Leaving as Farewell } from './farewell.ts';
import { noneLost, type FarewellApi } from './farewellApi.ts';
import type { OpenSpace } from './openSpace.ts';
import { leaseOf, showSession, storeOf, type Leaving, type Open, type Stand } from './stand.ts';

const AGAIN_MS = 30_000;
/** Somebody's own words stay on the screen; a screen nobody looks at is cleared. */
const WORDS_STAY_MS = 15 * 60_000;

/** The hub turned this device away: the app goes on as before unless that is proven; then it leaves. */
export async function leaveIfRemoved(stand: Stand, open: Open): Promise<void> {
  const proof = await proveRemoval(farewellOf(stand, open.unlocked));
  if (proof !== 'removed') return;
  const space = await open.space;
  // The hub's word and the roster's may both have asked: it is closed, and left, once.
  if (stand.phase === open) await leave(stand, open.unlocked, space);
}

/** A device that was turned away while locked: nothing is shown before it is known why. False: it may go on as before. */
export async function leaveInsteadOfOpening(stand: Stand, unlocked: Unlocked): Promise<boolean> {
  showSession(stand, { at: 'leaving', step: 'checking' });
  const proof = await proveRemoval(farewellOf(stand, unlocked));
  if (proof === 'removed') await leave(stand, unlocked, null);
  else await forgetFarewell(stand.deps.database, leaseOf(stand));
  return proof === 'removed';
}

/** Closes everything, hands over, erases: goes on by itself until it is done, over locking and restarts as well. */
async function leave(stand: Stand, unlocked: Unlocked, space: OpenSpace | null): Promise<void> {
  const drafts = draftDrawer(stand.deps, leaseOf(stand), unlocked.vault);
  const phase: Leaving = { at: 'leaving', unlocked, drafts, again: () => attempt(stand, phase), busy: false };
  stand.phase = phase;
  showSession(stand, { at: 'leaving', step: 'handing-over' });
  stand.closing = space ? space.close() : stand.closing;
  await stand.closing;
  const kept = await readFarewell(stand.deps.database);
  if (!kept || kept.step === 'suspected') await putFarewell(stand.deps.database, leaseOf(stand), { step: 'removed' });
  await attempt(stand, phase);
}

async function attempt(stand: Stand, phase: Leaving): Promise<void> {
  if (stand.phase !== phase || phase.busy) return;
  phase.busy = true;
  stand.cancelDelivery();
  showSession(stand, { at: 'leaving', step: 'handing-over' });
  // A phone whose storage does not answer now is asked again as well.
  const done = await handOver(farewellOf(stand, phase.unlocked)).catch((): HandedOver => ({ ok: false, why: 'refused', waiting: 0 }));
  if (stand.phase !== phase) return;
  if (done.ok) return eraseButWords(stand, phase, { ...done.counts, left: 0, reported: done.reported });
  phase.busy = false;
  showSession(stand, { at: 'leaving', step: 'waiting', why: done.why, waiting: done.waiting, drafts: await countDrafts(stand.deps.database) });
  stand.cancelDelivery = stand.deps.timer(AGAIN_MS, () => void attempt(stand, phase));
}

/**
 * Erasing waits for nobody: a removed device may be in anybody's hands. Half-typed forms are handed to no one, since nobody
 * saved them; what in them are the person's own words stays on the screen, in memory alone, for as long as they look at it.
 */
async function eraseButWords(stand: Stand, { drafts }: Leaving, counts: Omit<Extract<FarewellRow, { step: 'erased' }>, 'step' | 'drafts'>): Promise<void> {
  const kept = await drafts.all().catch(() => []);
  stand.ownWords = kept.map(draftWords).filter(({ words }) => words.length > 0);
  const erased = { step: 'erased', ...counts, drafts: await countDrafts(stand.deps.database) } as const;
  await stand.erase(erased);
  if (stand.ownWords.length > 0) stand.cancelDelivery = stand.deps.timer(WORDS_STAY_MS, () => clearWords(stand, erased));
}

function clearWords(stand: Stand, { step: _, ...left }: Extract<FarewellRow, { step: 'erased' }>): void {
  if (stand.phase.at !== 'empty' || stand.ownWords.length === 0) return;
  stand.ownWords = [];
  showSession(stand, { at: 'gone', ...left, words: [] });
}

/** What the screens of a removed device may ask. */
export function farewellActs(stand: Stand): FarewellApi {
  return {
    async leaveNow() {
      if (stand.phase.at === 'leaving') await stand.phase.again();
    },
    async leaveWithout() {
      const { phase } = stand;
      if (phase.at !== 'leaving' && phase.at !== 'locked') return;
      const device = phase.at === 'leaving' ? phase.unlocked.row.device : phase.row.device;
      const left = (await countWaiting(stand.deps.database, device)) + (await countHeld(stand.deps.database));
      if (phase.at === 'leaving') return eraseButWords(stand, phase, { entries: 0, lost: noneLost, left, reported: await reportErased(farewellOf(stand, phase.unlocked)) });
      await stand.erase({ step: 'erased', entries: 0, lost: noneLost, left, drafts: await countDrafts(stand.deps.database), reported: false });
    },
    async dismissFarewell() {
      if (stand.phase.at !== 'empty') return;
      await forgetFarewell(stand.deps.database, leaseOf(stand));
      stand.ownWords = [];
      showSession(stand, { at: 'empty' });
    },
  };
}

function farewellOf(stand: Stand, unlocked: Unlocked): Farewell {
  return { deps: stand.deps, lease: leaseOf(stand), unlocked, store: storeOf(stand) };
}
