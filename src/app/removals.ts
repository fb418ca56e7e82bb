import { newId, type DeviceId, type Id, type MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openQueue } from '#circle/queue.ts';
import { remove } from '#roster/membership.ts';
import type { Roster } from '#roster/roster.ts';
import type { Lease } from '#store/lease.ts';
import type { Remove } from '#wire/rosterAction.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { HubLine } from './hubLine.ts';
import type { Removed } from './removalApi.ts';
import { openWishes, type Wish, type Wishes } from './removalWishes.ts';
import { actOnRoster } from './rosterActing.ts';

/** Removals wished for on this device: kept first, then carried out, so that none is forgotten wherever it breaks off. */
export type Removals = {
  remove(member: MemberId, device: DeviceId | null): Promise<Result<Removed, AppRefusal>>;
  cancel(id: string): Promise<Result<null, AppRefusal>>;
  /** The line to the hub may have changed: carries out what waits as soon as the hub is within reach. */
  lineChanged(): void;
};
export type RemovalDeps = { readonly deps: EngineDeps; readonly lease: Lease; readonly unlocked: Unlocked; readonly line: HubLine };
/** Shows what waits from earlier at once. */
export async function openRemovals(at: RemovalDeps): Promise<Removals> {
  const waiting = await openWishes(at);
  const inTurn = openQueue();
  let isOnline = false;
  return {
    remove: (member, device) => inTurn(() => removeNow(at, waiting, { member, device })),
    cancel: (id) => inTurn(() => waiting.forget(id)),
    lineChanged() {
      const was = isOnline;
      isOnline = at.line.state() === 'online' && !at.unlocked.roster.fork();
      if (isOnline && !was) void inTurn(() => carryOutAll(at, waiting));
    },
  };
}

async function removeNow(at: RemovalDeps, waiting: Wishes, wanted: Pick<Wish, 'member' | 'device'>): Promise<Result<Removed, AppRefusal>> {
  if (!at.line.connection) return refuse('demo-has-no-hub');
  const refused = whyNot(at, at.unlocked.roster.current(), actionOf(wanted));
  if (refused) return refuse(refused);
  const wish = { ...wanted, id: newId<Id<'removal'>>(at.deps.random), since: at.deps.now() };
  const kept = await waiting.keep(wish);
  if (!kept.ok) return kept;
  await at.line.settled();
  const done = await carryOut(at, waiting, wish);
  if (done.ok) return accept('done');
  if (waits(done.refusal)) return accept('waiting');
  await waiting.forget(wish.id);
  return done;
}

async function carryOutAll(at: RemovalDeps, waiting: Wishes): Promise<void> {
  for (const wish of waiting.all()) await carryOut(at, waiting, wish);
}

/** What passes by itself: the hub out of reach, or a team list that Leitung has to settle first. */
function waits(refusal: AppRefusal): boolean {
  return refusal === 'hub-unreachable' || refusal === 'team-forked';
}

/** What waits is kept for the next time; any other refusal stays beside it to be read. */
async function carryOut(at: RemovalDeps, waiting: Wishes, wish: Wish): Promise<Result<null, AppRefusal>> {
  const done = await putOnRoster(at, wish);
  if (done.ok) return waiting.forget(wish.id);
  waiting.refused(wish, waits(done.refusal) ? null : done.refusal);
  return done;
}

function actionOf({ member, device }: Pick<Wish, 'member' | 'device'>): Remove {
  return { kind: 'remove', member, devices: device ? [device] : [] };
}

/** Somebody else may have removed them meanwhile: then there is nothing left to do. */
function isDone(roster: Roster, { member, device }: Wish): boolean {
  return roster.members.get(member)?.removed === true || (device !== null && roster.devices.get(device)?.removed === true);
}

async function putOnRoster(at: RemovalDeps, wish: Wish): Promise<Result<null, AppRefusal>> {
  const { deps, unlocked, line } = at;
  if (!line.connection) return refuse('demo-has-no-hub');
  if (isDone(unlocked.roster.current(), wish)) return accept(null);
  const put = await actOnRoster({ deps, unlocked, connection: line.connection }, async (roster) => {
    const action = actionOf(wish);
    const refused = whyNot(at, roster, action);
    return refused ? refuse(refused) : accept({ wraps: [], action: () => action });
  });
  // Whoever came first may have done just that.
  return put.ok || isDone(unlocked.roster.current(), wish) ? accept(null) : put;
}

/** Why the roster would not take it from this device; null: it would. */
function whyNot({ unlocked }: RemovalDeps, roster: Roster, action: Remove): AppRefusal | null {
  const folded = remove(roster, { author: unlocked.keys.id }, action);
  if (folded.ok) return null;
  return folded.refusal === 'last-lead' ? 'last-lead' : 'not-allowed';
}
