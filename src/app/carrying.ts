import { BOARD, TEAM, type CircleId, type DeviceId } from '#base/ids.ts';
import { openQueue } from '#circle/queue.ts';
import { unheard } from '#doc/adoption.ts';
import { deviceName } from '#doc/members.ts';
import { applyWrites } from '#doc/records.ts';
import type { Write } from '#domain/write.ts';
import { activeDevice } from '#roster/roster.ts';
import type { RenewalRow } from '#store/database.ts';
import { dropRenewal, putRenewal } from '#store/renewalStore.ts';
import type { Removals } from './removals.ts';
import { bundles, type Bundle, type Item } from './rescueItems.ts';
import { readBundle, type ReadItem } from './rescueReading.ts';
import { adoptAll, type RescueDeps } from './rescueRoom.ts';

/** What is left to do for the devices this one was before its numbers were used up, while unlocked. */
export type Carrying = { lineChanged(): void; close(): void };
type CarryingDeps = RescueDeps & { readonly removals: Pick<Removals, 'remove'> };

/** A copy of the former device that is still used is heard of within so long: then it goes on, and nobody takes it off the roster. */
export const COPY_SILENT_MS = 7 * 86_400_000;
const LOOK_AGAIN_MS = 600_000;

/**
 * Brings what a former device wrote to the association, as soon as all that the hub holds is here: exactly what nobody has heard, with its author and time (as a rescue, but
 * nobody has to decide about their own words). Only then, and if no copy of it is in use, the former device is taken off the roster. Stopped anywhere it
 * is done by trying again.
 */
export function openCarrying(at: CarryingDeps, rows: readonly RenewalRow[]): Carrying {
  const formers = new Map(rows.map((row) => [row.device, row]));
  const inTurn = openQueue();
  let cancel = (): void => undefined;
  let closed = false;
  const look = (): void => {
    cancel();
    if (closed || formers.size === 0) return;
    // What could not be done now is tried again.
    void inTurn(() => goOn(at, formers)).catch(() => undefined);
    cancel = at.deps.timer(LOOK_AGAIN_MS, look);
  };
  look();
  return {
    lineChanged: look,
    close() {
      closed = true;
      cancel();
    },
  };
}

async function goOn(at: CarryingDeps, formers: Map<DeviceId, RenewalRow>): Promise<void> {
  if (at.space.line.state() !== 'online') return;
  for (const former of formers.values()) {
    const next = former.step === 'carrying' ? await carry(at, former) : former.step === 'leaving' ? await takeOff(at, former) : former;
    if (next === former) continue;
    const kept = await (next ? putRenewal(at.deps.database, at.lease, next) : dropRenewal(at.deps.database, at.lease, former.device));
    if (!kept.ok) continue;
    if (next) formers.set(former.device, next);
    else formers.delete(former.device);
  }
}

type Step<S extends RenewalRow['step']> = Extract<RenewalRow, { step: S }>;

/** The same row: not all is here yet, or it could not be written. */
async function carry(at: CarryingDeps, former: Step<'carrying'>): Promise<RenewalRow> {
  const { unlocked, store, space } = at;
  const bundle = (await bundles(unlocked, store, space.circles, [])).find(({ device }) => device === former.device);
  if (bundle) {
    for (const circle of new Set(bundle.items.map((item) => item.circle))) if (!(await space.isLevel(circle))) return former;
    const [shared, own] = [bundle.items.filter(isShared), bundle.items.filter((item) => !isShared(item))];
    const read = readBundle(space.circles, { ...bundle, items: shared }, new Set());
    for (const [, of] of Map.groupBy(read, ({ item }) => item.circle)) {
      if (!(await adoptAll(at, of.flatMap(({ heard }) => heard.said))).ok) return former;
    }
    for (const [circle, of] of Map.groupBy(own, (item) => item.circle)) if (!(await sayAgain(at, circle, of))) return former;
    if (!(await forgetCarried(at, bundle, read)).ok) return former;
  }
  if (!(await takeName(at, former.device))) return former;
  const heard = await lastHeard(at, former.device);
  return heard === null ? former : { device: former.device, step: 'leaving', since: at.deps.now(), heard };
}

/** Of a circle that everybody is in; what a person may do there is decided by `run`. */
function isShared({ circle }: Item): boolean {
  return circle === TEAM || circle === BOARD;
}

/** In a circle of few (a mentorship's notes) nobody decides about one's own words: they are said again as they were. False: that could not be written. */
async function sayAgain({ space, unlocked, deps }: CarryingDeps, circle: CircleId, items: readonly Item[]): Promise<boolean> {
  const by = { member: unlocked.row.member, at: deps.now() };
  const said = await space.circles.borrow(circle, async (open) => {
    const erased = new Set(open.erased().map(({ id }) => id));
    for (const { said } of unheard(open.doc(), items.map(({ update }) => update), erased)) {
      const writes = said.map((one): Write => (one.make === 'birth' ? { ...one, make: 'adoption' } : one));
      const done = writes.length === 0 ? null : await open.write((doc) => applyWrites(doc, writes, by, 'run'), { records: () => writes.map(({ id }) => id), draft: null });
      if (done?.ok === false) return false;
    }
    return true;
  });
  return said === true;
}

/** It is called what the former device was called. False: that could not be written. */
async function takeName({ space, unlocked }: CarryingDeps, former: DeviceId): Promise<boolean> {
  if (!(await space.isLevel(TEAM))) return false;
  const [doc, device] = [space.team.doc(), unlocked.keys.id];
  const name = deviceName(doc, device) === null ? deviceName(doc, former) : null;
  return name === null || (await space.run({ do: 'nameDevice', device, name }, null)).ok;
}

/** What can not be read, or waits for what never came, stays: a person decides, as about any rescue. */
function forgetCarried({ store }: CarryingDeps, { items }: Bundle, read: readonly ReadItem[]) {
  const left = new Set(read.flatMap(({ item, heard }) => (heard.unreadable || heard.notShown.waiting > 0 ? [item.id] : [])));
  return store.dropRescues(items.flatMap(({ id, row }) => (row && !left.has(id) ? [row] : [])));
}

/** Null: all is done, since it is removed or a copy of it goes on. The same row: it is too early to say. */
async function takeOff(at: CarryingDeps, former: Step<'leaving'>): Promise<RenewalRow | null> {
  const known = activeDevice(at.unlocked.roster.current(), former.device);
  if (!known) return null;
  const heard = await lastHeard(at, former.device);
  if (heard === null) return former;
  if (heard > former.heard) return null;
  if (at.deps.now() - former.since < COPY_SILENT_MS) return former;
  // From here on it waits, and is shown, as any removal.
  return (await at.removals.remove(known.member, former.device)).ok ? null : former;
}

/** By the hub's clock; 0: never. Null: it did not answer. */
async function lastHeard({ space }: CarryingDeps, former: DeviceId): Promise<number | null> {
  const told = await space.line.connection?.devices();
  return told?.ok ? (told.value.find(({ device }) => device === former)?.lastContact ?? 0) : null;
}
