import { TEAM, type DeviceId } from '#base/ids.ts';
import { openQueue } from '#circle/queue.ts';
import { deviceName } from '#doc/members.ts';
import { circlesOf } from '#roster/rights.ts';
import { activeDevice } from '#roster/roster.ts';
import type { RenewalRow } from '#store/database.ts';
import { dropRenewal, putRenewal } from '#store/renewalStore.ts';
import { adoptInto } from './adopting.ts';
import type { Removals } from './removals.ts';
import { bundles, type Bundle } from './rescueItems.ts';
import { readBundle, type ReadItem } from './rescueReading.ts';
import type { RescueDeps } from './rescueRoom.ts';

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
  const { unlocked, space } = at;
  const left = (await bundles(at, space.circles, [])).find(({ device }) => device === former.device);
  // Of a circle this device is not in any more a person decides.
  const ours = new Set(circlesOf(unlocked.roster.current(), unlocked.keys.id));
  const bundle = left && { ...left, items: left.items.filter(({ circle }) => ours.has(circle)) };
  if (bundle) {
    for (const circle of new Set(bundle.items.map((item) => item.circle))) if (!(await space.isLevel(circle))) return former;
    const read = await readBundle({ unlocked, circles: space.circles }, bundle, new Set());
    for (const [circle, of] of Map.groupBy(read, ({ item }) => item.circle)) {
      if (!(await adoptInto(at, circle, of.flatMap(({ heard }) => heard.said))).ok) return former;
    }
    if (!(await forgetCarried(at, bundle, read)).ok) return former;
  }
  if (!(await takeName(at, former.device))) return former;
  const heard = await lastHeard(at, former.device);
  return heard === null ? former : { device: former.device, step: 'leaving', since: at.deps.now(), heard };
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
  const left = new Set(read.flatMap(({ item, heard }) => (heard.unreadable || heard.foreign + heard.notShown.waiting > 0 ? [item.id] : [])));
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
