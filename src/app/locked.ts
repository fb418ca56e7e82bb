import type { DeviceRow, FarewellRow } from '#store/database.ts';
import { countDrafts } from '#store/draftStore.ts';
import { putFarewell, readFarewell } from '#store/farewellStore.ts';
import { openingCode } from './openingCode.ts';
import type { LockedRemoval } from './farewellApi.ts';
import { waysOf } from './locking.ts';
import { leaseOf, showSession, storeOf, type Stand } from './stand.ts';
import { tellStatus } from './statusTeller.ts';

const REDELIVER_MS = 60_000;
const CALM_MS = 600;

/** Locked: nothing readable but the board; what waits is delivered all the same. `farewell`: as the disk has it. */
export async function standLocked(stand: Stand, row: DeviceRow, farewell: FarewellRow | null): Promise<void> {
  stand.phase = { at: 'locked', row };
  await showLocked(stand, row, farewell);
  // Behind the first paint: who types fast must not wait for what comes later.
  await Promise.all([import('#seal/argon2.ts'), import('#seal/hpke.ts')]);
  await tellStatus(stand.deps, row, storeOf(stand), null);
  if (stand.phase.at !== 'locked') return;
  stand.cancelDelivery();
  whenCalm(stand, row);
}

/** Work that nobody waits for stays off the first moments, in which whoever opened the app unlocks it. */
function whenCalm(stand: Stand, row: DeviceRow): void {
  stand.cancelDelivery = stand.deps.timer(CALM_MS, () => {
    if (stand.unlocking > 0) whenCalm(stand, row);
    else void goOn(stand, row).catch(() => undefined);
  });
}

/** The board is shown, what unlocking needs after its first paint loads while the passphrase is typed, what waits is delivered. Where it fails, unlocking and the next nudge try again. */
async function goOn(stand: Stand, row: DeviceRow): Promise<void> {
  // A cache that another page holds keeps nothing from being delivered.
  import('./boardView.ts').then(({ showCachedBoard }) => showCachedBoard(row.space, stand.deps.show)).catch(() => undefined);
  const { first, rest } = openingCode();
  await Promise.all([first, rest]);
  if (stand.phase.at === 'locked') await deliver(stand, row);
}

/** Now, whenever the network comes back, and every minute until nothing waits. */
export async function deliver(stand: Stand, row: DeviceRow): Promise<void> {
  stand.cancelDelivery();
  const { deliverLocked } = await import('./delivering.ts');
  const { done, turnedAway } = await deliverLocked(stand.deps);
  if (stand.phase.at !== 'locked') return;
  await tellStatus(stand.deps, row, storeOf(stand), null);
  if (turnedAway) await suspectRemoval(stand, row);
  if (!done) stand.cancelDelivery = stand.deps.timer(REDELIVER_MS, () => void deliver(stand, row));
}

/** Without its key this device can not ask why; unlocked it will, before it shows anything. */
async function suspectRemoval(stand: Stand, row: DeviceRow): Promise<void> {
  if (await readFarewell(stand.deps.database)) return;
  await putFarewell(stand.deps.database, leaseOf(stand), { step: 'suspected' });
  await showLocked(stand, row, { step: 'suspected' });
}

async function showLocked(stand: Stand, row: DeviceRow, farewell: FarewellRow | null): Promise<void> {
  const drafts = farewell ? await countDrafts(stand.deps.database) : 0;
  const removal: LockedRemoval | undefined = farewell === null ? undefined : farewell.step === 'suspected' ? 'suspected' : 'proven';
  if (stand.phase.at === 'locked') showSession(stand, { at: 'locked', demo: row.demo, ways: waysOf(row), ...(removal && { removal, drafts }) });
}
