import { newId, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { CircleStore } from '#circle/ports.ts';
import { circleStore } from '#store/circleStore.ts';
import type { DeviceRow } from '#store/database.ts';
import { readDevice, saveDevice } from '#store/deviceStore.ts';
import { eraseAll } from '#store/erase.ts';
import { takeLease, type Lease } from '#store/lease.ts';
import type { AppRefusal, Session } from './api.ts';
import { deliverLocked } from './delivering.ts';
import type { EngineDeps } from './deps.ts';
import { keptSpaceName, unlockDevice, withSpaceName, type Unlocked } from './device.ts';
import { draftDrawer, type DraftDrawer } from './drafts.ts';
import { openSpace, type OpenSpace } from './openSpace.ts';
import { paintListView, type Painted } from './paint.ts';
import { showCachedBoard } from './boardView.ts';
import { tellStatus } from './statusTeller.ts';

/** The demonstration's passphrase is no secret: nothing in it is anyone's. */
export const DEMO_PASSPHRASE = 'erst einmal ausprobieren';

const REDELIVER_MS = 60_000;

export type Open = {
  readonly at: 'unlocked';
  readonly unlocked: Unlocked;
  readonly drafts: DraftDrawer;
  /** Resolves once the documents are open; the first paint does not wait for it. */
  readonly space: Promise<OpenSpace>;
};
type Phase = { readonly at: 'starting' | 'empty' } | { readonly at: 'locked'; readonly row: DeviceRow } | Open;

export type Lifecycle = {
  start(): Promise<void>;
  /** What is open, or null while locked or empty. */
  open(): Open | null;
  isEmpty(): boolean;
  lease(): Lease;
  /** Shows a device that was just made or unlocked; opens its documents behind the first paint. */
  enter(unlocked: Unlocked): Promise<Open>;
  unlock(passphrase: string): Promise<Result<null, AppRefusal>>;
  lock(): Promise<void>;
  erase(): Promise<void>;
  nudge(): void;
};

/** Which of its states the device is in: empty, locked, unlocked; and the ways between them. */
export function lifecycle(deps: EngineDeps): Lifecycle {
  let phase: Phase = { at: 'starting' };
  let lease: Lease | null = null;
  let closing: Promise<void> = Promise.resolve();
  let cancelDelivery = (): void => undefined;
  const held = (): Lease => {
    if (lease === null) throw new Error('the engine was not started');
    return lease;
  };
  const store = (): CircleStore => circleStore(deps.database, held());
  const show = (session: Session): void => deps.show({ of: 'session', session });

  async function showLocked(row: DeviceRow): Promise<void> {
    phase = { at: 'locked', row };
    show({ at: 'locked', demo: row.demo });
    await showCachedBoard(row.space, deps.show);
    await tellStatus(deps, row, store(), null);
    await deliver(row);
  }

  /** While locked what waits is still delivered: now, whenever the network comes back, and every minute until it is done. */
  async function deliver(row: DeviceRow): Promise<void> {
    cancelDelivery();
    const done = await deliverLocked(deps);
    if (phase.at !== 'locked') return;
    await tellStatus(deps, row, store(), null);
    if (!done) cancelDelivery = deps.timer(REDELIVER_MS, () => void deliver(row));
  }

  async function enter(unlocked: Unlocked): Promise<Open> {
    const { row } = unlocked;
    const name = await keptSpaceName(unlocked);
    show({ at: 'unlocked', demo: row.demo, self: row.member, spaceName: name });
    const painted = await paintListView(deps, unlocked, store());
    const status = (space: OpenSpace | null): void => void tellStatus(deps, row, store(), space);
    status(null);
    const open: Open = { at: 'unlocked', unlocked, drafts: draftDrawer(deps, held(), unlocked.vault), space: openFully(unlocked, painted, status) };
    phase = open;
    // A phone whose storage stops answering can not keep its promise; the screen says so instead of showing half.
    open.space.catch(() => show({ at: 'unsupported', why: 'no-storage' }));
    return open;
  }

  async function openFully(unlocked: Unlocked, painted: Painted, status: (space: OpenSpace | null) => void): Promise<OpenSpace> {
    let opened: OpenSpace | null = null;
    const space = await openSpace(deps, unlocked, store(), painted, () => {
      status(opened);
      if (opened) void keepName(unlocked, opened);
    });
    opened = space;
    status(space);
    await keepName(unlocked, space);
    return space;
  }

  let keptName: string | null = null;
  async function keepName(unlocked: Unlocked, space: OpenSpace): Promise<void> {
    const name = space.spaceName();
    if (!name || name === keptName || name === (await keptSpaceName(unlocked))) return;
    keptName = name;
    show({ at: 'unlocked', demo: unlocked.row.demo, self: unlocked.row.member, spaceName: name });
    await saveDevice(deps.database, held(), await withSpaceName(deps, unlocked, name));
  }

  return {
    open: () => (phase.at === 'unlocked' ? phase : null),
    isEmpty: () => phase.at === 'empty',
    lease: held,
    enter,
    async start() {
      const taken = await takeLease(deps.database, newId(deps.random));
      if (!taken.ok) return show({ at: 'unsupported', why: 'no-storage' });
      lease = taken.value;
      const row = await readDevice(deps.database);
      if (!row) {
        phase = { at: 'empty' };
        return show({ at: 'empty' });
      }
      if (!row.demo) return showLocked(row);
      const unlocked = await unlockDevice(deps, held(), row, DEMO_PASSPHRASE);
      if (unlocked.ok) await enter(unlocked.value);
    },
    async unlock(passphrase) {
      if (phase.at !== 'locked') return refuse('not-unlocked');
      // Two open documents of one log would be two writers.
      await closing;
      const unlocked = await unlockDevice(deps, held(), phase.row, passphrase);
      if (!unlocked.ok) return unlocked;
      await enter(unlocked.value);
      return accept(null);
    },
    async lock() {
      if (phase.at !== 'unlocked' || phase.unlocked.row.demo) return;
      const { space } = phase;
      const row = (await readDevice(deps.database)) ?? phase.unlocked.row;
      phase = { at: 'locked', row };
      show({ at: 'locked', demo: row.demo });
      closing = space.then((open) => open.close());
      await closing;
      await showLocked(row);
    },
    async erase() {
      if (phase.at === 'unlocked') await (await phase.space).close();
      await eraseAll(deps.database);
      await deps.database.open();
      const taken = await takeLease(deps.database, newId<SpaceId>(deps.random));
      lease = taken.ok ? taken.value : null;
      phase = { at: 'empty' };
      show({ at: 'empty' });
    },
    nudge() {
      if (phase.at === 'unlocked') void phase.space.then((space) => space.nudge());
      else if (phase.at === 'locked') void deliver(phase.row);
    },
  };
}
