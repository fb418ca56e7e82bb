import { newId, type Id } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { DeviceRow, FarewellRow, JoiningRow } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import { countDrafts } from '#store/draftStore.ts';
import { eraseAll } from '#store/erase.ts';
import { countUnsent } from '#store/fileStore.ts';
import { noteErased, readFarewell } from '#store/farewellStore.ts';
import { readJoining } from '#store/joiningStore.ts';
import { takeLeaseAndRead, type Lease } from '#store/lease.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { DraftDrawer } from './drafts.ts';
import { unlockDevice, type Unlocked } from './device.ts';
import type { FarewellApi } from './farewellApi.ts';
import { waysOf } from './locking.ts';
import type { RenewalApi } from './renewalApi.ts';
import type { UnlockSecret } from './lockApi.ts';
import { deliver, standLocked } from './locked.ts';
import { findPaint } from './paint.ts';
import { leaseOf, showSession, storeOf, type Open, type Stand } from './stand.ts';
import { unlockTries } from './tries.ts';
import { standUnlocked, type Fill } from './unlocked.ts';

/** The demonstration's passphrase is no secret: nothing in it is anyone's. */
export const DEMO_PASSPHRASE = 'erst einmal ausprobieren';

export type Lifecycle = {
  start(): Promise<void>;
  /** What is open, or null while locked or empty. */
  open(): Open | null;
  /** The device as it is locked, and what it keeps; null while it is not. Waits until what was open is closed. */
  locked(): Promise<{ readonly row: DeviceRow; readonly store: CircleStore } | null>;
  /** Half-typed forms, while unlocked and while a removed device is on its way out: its forms close with that, and keep what was typed. */
  drafts(): DraftDrawer | null;
  isEmpty(): boolean;
  /** A joining that an earlier start began and did not finish. */
  joining(): JoiningRow | null;
  lease(): Lease;
  /** Shows a device that was just made. */
  enter(unlocked: Unlocked, fill?: Fill): Promise<Open>;
  unlock(secret: UnlockSecret): Promise<Result<null, AppRefusal>>;
  /** Does what a secret is the proof for; a wrong one that was typed counts as a try. */
  guarded<T>(proof: UnlockSecret, work: () => Promise<Result<T, AppRefusal>>): Promise<Result<T, AppRefusal>>;
  lock(): Promise<void>;
  erase(): Promise<void>;
  nudge(): void;
  readonly farewell: FarewellApi;
  readonly renewal: RenewalApi;
};

/** Which of its phases the device is in (empty, locked, unlocked) and the ways between them. */
export function lifecycle(deps: EngineDeps): Lifecycle {
  const tries = unlockTries(deps, () => leaseOf(stand));
  const stand: Stand = { deps, phase: { at: 'starting' }, lease: null, tries, locks: 0, unlocking: 0, closing: Promise.resolve(), cancelDelivery: () => undefined, ownWords: [], erase: (left) => erase(stand, left) };
  return {
    start: () => start(stand),
    open: () => (stand.phase.at === 'unlocked' ? stand.phase : null),
    locked: async () => {
      await stand.closing;
      return stand.phase.at === 'locked' ? { row: stand.phase.row, store: storeOf(stand) } : null;
    },
    drafts: () => (stand.phase.at === 'unlocked' || stand.phase.at === 'leaving' ? stand.phase.drafts : null),
    isEmpty: () => stand.phase.at === 'empty',
    joining: () => (stand.phase.at === 'joining' ? stand.phase.row : null),
    lease: () => leaseOf(stand),
    enter: (unlocked, fill) => standUnlocked(stand, unlocked, fill),
    unlock: (secret) => unlock(stand, secret),
    guarded: (proof, work) => guarded(stand, proof, work),
    lock: () => lock(stand),
    erase: () => erase(stand),
    nudge: () => nudge(stand),
    farewell: farewellLater(stand),
    renewal: { becomeNewDevice: () => becomeNewDevice(stand) },
  };
}

async function start(stand: Stand): Promise<void> {
  const { database } = stand.deps;
  const read = () => Promise.all([readDevice(database), readJoining(database), readFarewell(database), stand.tries.resume()]);
  const taken = await takeLeaseAndRead(database, newId<Id<'tab'>>(stand.deps.random), [database.device, database.joining, database.farewell, database.tries], read);
  if (!taken.ok) return showSession(stand, { at: 'unsupported', why: 'no-storage' });
  stand.lease = taken.value.lease;
  const [row, joining, farewell] = taken.value.read;
  if (!row) return joining ? standJoining(stand, joining) : standEmpty(stand, farewell);
  // What had to be handed over is with the hub: only erasing broke off.
  if (farewell?.step === 'handed-over') return erase(stand, { ...farewell, step: 'erased', left: 0, drafts: await countDrafts(database) });
  if (!row.demo) return standLocked(stand, row, farewell);
  const unlocked = await unlockDevice(stand.deps, leaseOf(stand), row, { kind: 'passphrase', passphrase: DEMO_PASSPHRASE });
  if (unlocked.ok) await standUnlocked(stand, unlocked.value);
}

function standEmpty(stand: Stand, farewell: FarewellRow | null): void {
  stand.phase = { at: 'empty' };
  if (farewell?.step !== 'erased') return showSession(stand, { at: 'empty' });
  const { step: _, ...left } = farewell;
  return showSession(stand, { at: 'gone', ...left, words: stand.ownWords });
}

/** A removed device is rare: what it needs loads when it is one. */
function farewellLater(stand: Stand): FarewellApi {
  const acts = async () => (await import('./leaving.ts')).farewellActs(stand);
  return {
    leaveNow: async () => (await acts()).leaveNow(),
    leaveWithout: async () => (await acts()).leaveWithout(),
    dismissFarewell: async () => (await acts()).dismissFarewell(),
  };
}

async function becomeNewDevice(stand: Stand): Promise<Result<null, AppRefusal>> {
  const { phase } = stand;
  if (phase.at !== 'unlocked') return refuse('not-unlocked');
  const [{ line }, { renew }] = await Promise.all([phase.space, import('./renewing.ts')]);
  return line.state() === 'superseded' ? renew(stand, phase) : refuse('not-allowed');
}

function standJoining(stand: Stand, row: JoiningRow): void {
  stand.phase = { at: 'joining', row };
  showSession(stand, { at: 'joining' });
}

async function unlock(stand: Stand, secret: UnlockSecret): Promise<Result<null, AppRefusal>> {
  stand.unlocking += 1;
  try {
    return await tryToUnlock(stand, secret);
  } finally {
    stand.unlocking -= 1;
  }
}

async function tryToUnlock(stand: Stand, secret: UnlockSecret): Promise<Result<null, AppRefusal>> {
  if (stand.phase.at !== 'locked') return refuse('not-unlocked');
  const { row } = stand.phase;
  const { locks } = stand;
  const isWanted = (): boolean => stand.phase.at === 'locked' && stand.locks === locks;
  // Two open documents of one log would be two writers.
  await stand.closing;
  const place = findPaint(stand.deps.database, storeOf(stand), row);
  const unlocked = await guarded(stand, secret, () => unlockDevice(stand.deps, leaseOf(stand), row, secret));
  if (!unlocked.ok) return unlocked;
  if (!isWanted()) return stand.phase.at === 'locked' ? refuse('not-unlocked') : accept(null);
  stand.cancelDelivery();
  if (await leftInstead(stand, unlocked.value)) return accept(null);
  if (!isWanted()) return refuse('not-unlocked');
  const open = await standUnlocked(stand, unlocked.value, undefined, place);
  if (await readJoining(stand.deps.database)) void import('./joinNames.ts').then(({ sayNames }) => sayNames(stand.deps, leaseOf(stand), open));
  return accept(null);
}

/** A device that was turned away while it was locked may have been removed: then nothing is shown any more. */
async function leftInstead(stand: Stand, unlocked: Unlocked): Promise<boolean> {
  if (!(await readFarewell(stand.deps.database))) return false;
  const { leaveInsteadOfOpening } = await import('./leaving.ts');
  return leaveInsteadOfOpening(stand, unlocked);
}

/** A passkey is not guessed: it neither waits nor counts. */
async function guarded<T>({ tries }: Stand, proof: UnlockSecret, work: () => Promise<Result<T, AppRefusal>>): Promise<Result<T, AppRefusal>> {
  if (proof.kind !== 'passkey') return tries.attempt(work);
  const done = await work();
  proof.output.fill(0);
  if (done.ok) await tries.forget();
  return done;
}

async function lock(stand: Stand): Promise<void> {
  const { phase } = stand;
  stand.locks += 1;
  if (phase.at === 'leaving') stand.cancelDelivery();
  else if (phase.at !== 'unlocked' || phase.unlocked.row.demo) return;
  // It may be erased at this moment: then there is nothing to read, and nothing to lock.
  const row = (await readDevice(stand.deps.database).catch(() => undefined)) ?? phase.unlocked.row;
  // Locked by another call meanwhile, or on its way out.
  if (stand.phase !== phase) return stand.phase.at === 'leaving' ? lock(stand) : stand.closing;
  stand.phase = { at: 'locked', row };
  showSession(stand, { at: 'locked', demo: row.demo, ways: waysOf(row) });
  if (phase.at === 'unlocked') stand.closing = phase.space.then((open) => open.close(), () => undefined);
  await stand.closing;
  await standLocked(stand, row, await readFarewell(stand.deps.database));
}

async function erase(stand: Stand, left?: FarewellRow): Promise<void> {
  stand.cancelDelivery();
  if (stand.phase.at === 'unlocked') await (await stand.phase.space).close();
  const photos = left ? await countUnsent(stand.deps.database) : 0;
  // Nobody locks, or asks again, what is being erased.
  stand.phase = { at: 'starting' };
  await eraseAll(stand.deps.database);
  await stand.deps.database.open();
  if (left) await noteErased(stand.deps.database, left.step === 'erased' && photos > 0 ? { ...left, photos } : left);
  await start(stand);
}

/** The network came back, or the app came to the front. */
function nudge(stand: Stand): void {
  const { phase } = stand;
  if (phase.at === 'unlocked') void phase.space.then((space) => space.nudge());
  else if (phase.at === 'locked') void deliver(stand, phase.row);
  else if (phase.at === 'leaving') void phase.again();
}
