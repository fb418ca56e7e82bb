import { newId, TEAM, type ContactId, type Id } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openQueue, type Queue } from '#circle/queue.ts';
import { recordsAbout } from '#doc/erasure.ts';
import { mayLead } from '#roster/rights.ts';
import type { Lease } from '#store/lease.ts';
import type { DeviceStanding } from '#sync/deviceTalk.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { DraftDrawer } from './drafts.ts';
import type { Erased, ErasurePatch } from './erasureApi.ts';
import { erasuresIn } from './erasureProgress.ts';
import { openErasureWishes, type ErasureWish, type ErasureWishes } from './erasureWishes.ts';
import type { OpenSpace } from './openSpace.ts';
import { waits, type Wait } from './waits.ts';

/** Erasures wished for on this device: kept first, then carried out, so that none is forgotten wherever it breaks off. */
export type Erasures = {
  erase(contact: ContactId): Promise<Result<Erased, AppRefusal>>;
  cancel(id: string): Promise<Result<null, AppRefusal>>;
  refresh(): Promise<void>;
  /** The line to the hub may have changed: carries out what waits as soon as the hub is within reach. */
  lineChanged(): void;
  close(): void;
};
export type ErasureDeps = {
  readonly deps: EngineDeps;
  readonly lease: Lease;
  readonly unlocked: Unlocked;
  readonly space: Pick<OpenSpace, 'team' | 'epochs' | 'line'>;
  readonly drafts: DraftDrawer;
};
type Working = ErasureDeps & { readonly telling: Queue; readonly tell: (patch: ErasurePatch) => void; readonly wishes: ErasureWishes; readonly refusals: Map<string, AppRefusal>; standings: readonly DeviceStanding[] | null };

const RETRY_WAIT: Wait = { least: 10_000, most: 30_000 };
/** Not the person's to settle: it is tried again. */
const passing: readonly AppRefusal[] = ['hub-unreachable', 'hub-refused', 'team-forked'];

/** Shows what waits from earlier at once. */
export async function openErasures(given: ErasureDeps): Promise<Erasures> {
  let [isOnline, isClosed] = [false, false];
  // Locked meanwhile: nothing may reach the screens any more.
  const say = (patch: ErasurePatch): void => { if (!isClosed) given.deps.show(patch); };
  const at: Working = { ...given, wishes: await openErasureWishes(given), refusals: new Map(), standings: null, tell: say, telling: openQueue() };
  const inTurn = openQueue();
  const timers = waits(given.deps);
  const tell = (): void => void show(at);
  const carryOutAll = (): Promise<void> => inTurn(async () => {
    for (const wish of at.wishes.all()) await carryOut(at, wish);
    if (at.wishes.all().length > 0 && isOnline && !isClosed) timers.start('retry', RETRY_WAIT, () => void carryOutAll());
  });
  const cleanUp = (): void => void inTurn(() => dropDrafts(at));
  const stops = [given.space.team.onRebuilt(() => { cleanUp(); tell(); }), given.unlocked.roster.onGrown(tell)];
  cleanUp();
  tell();
  return {
    erase: (contact) => inTurn(() => eraseNow(at, contact)),
    async cancel(id) {
      const gone = await inTurn(() => at.wishes.forget(id));
      await show(at);
      return gone;
    },
    async refresh() {
      const asked = await given.space.line.connection?.devices();
      if (asked?.ok) at.standings = asked.value;
      await show(at);
    },
    lineChanged() {
      const was = isOnline;
      isOnline = given.space.line.state() === 'online';
      if (isOnline && !was) void carryOutAll();
    },
    close() {
      isClosed = true;
      timers.close();
      for (const stop of stops) stop();
    },
  };
}

/** One after the other, so that what is shown last is what is. */
function show({ unlocked, wishes, refusals, standings, tell, telling }: Working): Promise<void> {
  return telling(async () => {
    const done = erasuresIn(await unlocked.roster.from(0), unlocked.roster.current(), standings);
    const waiting = wishes.all().map((wish) => ({ at: 'waiting' as const, ...wish, refusal: refusals.get(wish.id) ?? null }));
    tell({ of: 'erasures', erasures: [...waiting, ...done] });
  });
}

async function eraseNow(at: Working, contact: ContactId): Promise<Result<Erased, AppRefusal>> {
  const { deps, unlocked, space, wishes } = at;
  if (!space.epochs) return refuse('demo-has-no-hub');
  if (!mayLead(unlocked.roster.current(), unlocked.keys.id)) return refuse('not-allowed');
  const waiting = wishes.all().find((wish) => wish.contact === contact);
  const wish = waiting ?? { id: newId<Id<'erasure'>>(deps.random), contact, by: unlocked.row.member, since: deps.now() };
  const kept = await wishes.keep(wish);
  if (!kept.ok) return kept;
  await space.line.settled();
  const done = await carryOut(at, wish);
  if (done.ok) return accept('done');
  if (passing.includes(done.refusal)) return accept('waiting');
  await wishes.forget(wish.id);
  await show(at);
  return done;
}

/** Opens the team's next epoch without what there is about the contact. What passes keeps it for the next time; any other refusal stays beside it to be read. */
async function carryOut(at: Working, wish: ErasureWish): Promise<Result<null, AppRefusal>> {
  const { wishes, refusals } = at;
  const done = isErased(at, wish) ? accept(null) : await openWithout(at, wish.contact);
  if (done.ok) {
    refusals.delete(wish.id);
    await wishes.forget(wish.id);
  } else if (!passing.includes(done.refusal)) refusals.set(wish.id, done.refusal);
  at.standings = null;
  await show(at);
  return done;
}

/** Somebody else may have done it, or this device before it was stopped. */
function isErased({ space }: Working, { contact }: ErasureWish): boolean {
  return space.team.erased().some(({ id }) => id === contact);
}

async function openWithout({ space, unlocked }: Working, contact: ContactId): Promise<Result<null, AppRefusal>> {
  if (!space.epochs) return refuse('demo-has-no-hub');
  if (!mayLead(unlocked.roster.current(), unlocked.keys.id)) return refuse('not-allowed');
  return space.epochs.open({ circle: TEAM, reason: 'erasure', erase: (team) => recordsAbout(team.doc(), contact) });
}

/** Half-typed forms about somebody who was erased are erased as well. */
async function dropDrafts({ space, drafts }: Working): Promise<void> {
  const ids = space.team.erased().map(({ id }) => id);
  if (ids.length === 0) return;
  for (const draft of await drafts.all()) {
    const text = JSON.stringify(draft);
    if (ids.some((id) => text.includes(id))) await drafts.remove(draft.id);
  }
}
