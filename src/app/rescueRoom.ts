import type { DeviceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openQueue } from '#circle/queue.ts';
import type { CircleStore } from '#circle/ports.ts';
import { deviceName, memberName } from '#doc/members.ts';
import { mayLead } from '#roster/rights.ts';
import type { Lease } from '#store/lease.ts';
import { readRenewals } from '#store/renewalStore.ts';
import { forgetMarks, markRescues, rescueMarks } from '#store/rescueMarkStore.ts';
import { adoptInto } from './adopting.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { OpenSpace } from './openSpace.ts';
import type { Rescue, RescueApi } from './rescueApi.ts';
import { noneLost, type Lost } from './farewellApi.ts';
import { bundles, openParcels, type Bundle, type Parcel } from './rescueItems.ts';
import { markOf, readBundle, type ReadItem } from './rescueReading.ts';

export type RescueDeps = { readonly deps: EngineDeps; readonly lease: Lease; readonly unlocked: Unlocked; readonly store: CircleStore; readonly space: OpenSpace };
/** What others left behind, while unlocked: found by itself, told, taken over or dropped by a person. */
export type RescueRoom = RescueApi & {
  /** The line to the hub or what it has confirmed may have changed. */
  lineChanged(): void;
  close(): void;
};

/** Mail comes from removed devices alone, some time after they were removed. */
const LOOK_AGAIN_MS = 60_000;

/** `rows`: how much lay on this device when it was last told. */
type State = { parcels: readonly Parcel[]; rows: number; isOnline: boolean; closed: boolean; cancel: () => void };
/** `lost`: what nobody has read about yet. */
type Found = { readonly bundle: Bundle; readonly items: readonly ReadItem[]; readonly lost: Lost };

export function openRescueRoom(at: RescueDeps): RescueRoom {
  const state: State = { parcels: [], rows: 0, isOnline: false, closed: false, cancel: () => undefined };
  const inTurn = openQueue();
  // What could not be read is looked for again later.
  const quietly = (work: () => Promise<unknown>): void => void inTurn(work).catch(() => undefined);
  const look = (): void => quietly(async () => {
    await fetchMail(at, state);
    await settleAndTell(at, state);
  });
  const lookAgain = (): void => {
    state.cancel();
    if (state.closed) return;
    state.cancel = at.deps.timer(LOOK_AGAIN_MS, () => {
      if (state.isOnline && hasRemoved(at)) look();
      lookAgain();
    });
  };
  look();
  lookAgain();
  return {
    rescues: () => inTurn(async () => {
      await at.space.line.settled();
      const asked = await fetchMail(at, state);
      const found = await settleAndTell(at, state);
      return { rescues: found.map((one) => rescueOf(at, one)), asked };
    }),
    takeOver: (device, entries) => inTurn(() => takeOver(at, state, device, entries)),
    dropRescue: (device, entries) => inTurn(() => drop(at, state, device, entries)),
    lineChanged() {
      const was = state.isOnline;
      state.isOnline = at.space.line.state() === 'online';
      if (state.isOnline && !was) look();
      else quietly(() => lookHere(at, state));
    },
    close() {
      state.closed = true;
      state.cancel();
    },
  };
}

function hasRemoved({ unlocked }: RescueDeps): boolean {
  return [...unlocked.roster.current().devices.values()].some(({ removed }) => removed);
}

/** Asks only where there can be something; what was there stays while the hub is out of reach, and false is answered. */
async function fetchMail(at: RescueDeps, state: State): Promise<boolean> {
  const { unlocked, space } = at;
  const { connection } = space.line;
  if (!connection || state.closed || !hasRemoved(at) || !mayLead(unlocked.roster.current(), unlocked.keys.id)) return true;
  const mail = await connection.mail();
  if (mail.ok) state.parcels = await openParcels(unlocked, mail.value);
  return mail.ok;
}

/** An epoch may have left something behind or taken it along, and what was taken over may be safe by now. */
async function lookHere(at: RescueDeps, state: State): Promise<void> {
  if (state.closed) return;
  const isSettled = state.parcels.length > 0 && at.space.receipts.waiting() === 0;
  if (isSettled || (await at.store.countRescues()) !== state.rows) await settleAndTell(at, state);
}

/** What still waits for a person; mail of which nothing does is dropped once what was taken over is safe. */
async function settleAndTell(at: RescueDeps, state: State): Promise<readonly Found[]> {
  const found = await find(at, state);
  state.rows = state.closed ? 0 : await at.store.countRescues();
  for (const { bundle, items, lost } of found) {
    if (items.length > 0) continue;
    await forgetRows(at, bundle);
    if (bundle.problem === null && countLost(lost) === 0 && bundle.mails.length > 0 && at.space.receipts.waiting() === 0) await dropMail(at, state, bundle);
  }
  const waiting = found.filter(({ bundle, items, lost }) => items.length > 0 || bundle.problem !== null || countLost(lost) > 0);
  if (!state.closed) at.deps.show({ of: 'rescues', rescues: waiting.map(({ bundle, items, lost }) => ({ device: bundle.device, name: nameOf(at, bundle.device), self: bundle.device === at.unlocked.keys.id, count: items.length, lost: countLost(lost) })) });
  return waiting;
}

async function find(at: RescueDeps, state: State): Promise<readonly Found[]> {
  if (state.closed) return [];
  const { deps, unlocked, space: { circles } } = at;
  const marks = await rescueMarks(deps.database);
  const carried = new Set((await readRenewals(deps.database)).flatMap(({ device, step }) => (step === 'carrying' ? [device] : [])));
  const all = await bundles(at, circles, state.parcels);
  // Nobody decides about what this device wrote itself before it became another: it goes by itself (carrying.ts).
  const open = all.filter(({ device }) => !carried.has(device));
  return Promise.all(open.map(async (bundle) => ({ bundle, items: await readBundle({ unlocked, circles }, bundle, marks), lost: marks.has(lostMarkOf(bundle.device)) ? noneLost : bundle.lost })));
}

async function forgetRows({ store }: RescueDeps, { items }: Pick<Bundle, 'items'>): Promise<void> {
  const rows = items.flatMap(({ row }) => row ?? []);
  if (rows.length > 0) await store.dropRescues(rows);
}

async function dropMail({ deps, lease, space }: RescueDeps, state: State, { device, mails }: Bundle): Promise<Result<null, AppRefusal>> {
  const dropped = await space.line.connection?.dropMail(mails);
  if (!dropped?.ok) return refuse('hub-unreachable');
  state.parcels = state.parcels.filter((parcel) => parcel.device !== device);
  await forgetMarks(deps.database, lease, device);
  return accept(null);
}

async function takeOver(at: RescueDeps, state: State, device: DeviceId, wanted: readonly string[]): Promise<Result<null, AppRefusal>> {
  const items = await chosen(at, state, device, wanted, ({ standsOn }) => standsOn);
  for (const [circle, of] of Map.groupBy(items, ({ item }) => item.circle)) {
    const done = await adoptInto(at, circle, of.flatMap(({ heard }) => heard.said));
    if (!done.ok) return done;
  }
  return decided(at, state, device, items);
}

async function drop(at: RescueDeps, state: State, device: DeviceId, unwanted: readonly string[]): Promise<Result<null, AppRefusal>> {
  if (unwanted.length > 0) return decided(at, state, device, await chosen(at, state, device, unwanted, ({ bears }) => bears));
  const found = (await find(at, state)).find(({ bundle }) => bundle.device === device);
  if (!found) return accept(null);
  const done = found.bundle.problem === null ? await markRescues(at.deps.database, at.lease, [{ id: lostMarkOf(device), device }]) : await dropMail(at, state, found.bundle);
  await settleAndTell(at, state);
  return done;
}

async function chosen(at: RescueDeps, state: State, device: DeviceId, ids: readonly string[], also: (entry: ReadItem['entry']) => readonly string[]): Promise<readonly ReadItem[]> {
  const items = (await find(at, state)).find(({ bundle }) => bundle.device === device)?.items ?? [];
  const all = new Set(items.flatMap(({ entry }) => (ids.includes(entry.id) ? [entry.id, ...also(entry)] : [])));
  return items.filter(({ entry }) => all.has(entry.id));
}

async function decided(at: RescueDeps, state: State, device: DeviceId, items: readonly ReadItem[]): Promise<Result<null, AppRefusal>> {
  await forgetRows(at, { items: items.map(({ item }) => item) });
  const marked = await markRescues(at.deps.database, at.lease, items.map(({ item }) => ({ id: markOf(device, item), device })));
  await settleAndTell(at, state);
  return marked;
}

function countLost({ tooMany, notes, unreadable }: Lost): number {
  return tooMany + notes + unreadable;
}

function lostMarkOf(device: DeviceId): string {
  return `${device} lost`;
}

function rescueOf(at: RescueDeps, { bundle, items, lost }: Found): Rescue {
  const { roster, keys } = at.unlocked;
  const known = roster.current().devices.get(bundle.device);
  return { device: bundle.device, member: known?.member ?? null, name: nameOf(at, bundle.device), removed: known?.removed ?? true, self: bundle.device === keys.id, entries: items.map(({ entry }) => entry), problem: bundle.problem, lost };
}

function nameOf({ unlocked, space }: RescueDeps, device: DeviceId): string {
  const member = unlocked.roster.current().devices.get(device)?.member;
  return (member && memberName(space.team.doc(), member)) || (deviceName(space.team.doc(), device) ?? '');
}
