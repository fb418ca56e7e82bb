import type { CircleId, MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Circle } from '#circle/circle.ts';
import { NOT_BEGUN } from '#circle/ports.ts';
import type { ErasedRecord } from '#circle/replica.ts';
import { prepareEmpty, type PreparedEpoch } from '#circle/preparing.ts';
import { circleKind, entitledRecipients, isSealed } from '#roster/entitled.ts';
import { isOrphaned } from '#roster/orphans.ts';
import { epochOf, mayOpenEpoch, nextEpochOf } from '#roster/rights.ts';
import { activeDevice, type Roster } from '#roster/roster.ts';
import { EPOCH_KEY_BYTES, importEpochKey } from '#seal/body.ts';
import { wrapKey } from '#seal/wraps.ts';
import type { Wrap } from '#wire/messages.ts';
import type { EpochReason, OpenEpoch } from '#wire/rosterAction.ts';
import { noHash } from '#wire/rosterEntry.ts';
import type { AppRefusal } from './api.ts';
import { beginWith, catchUp } from './epochBeginning.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';
import { actOnRoster } from './rosterActing.ts';

/** `erase` is asked at the moment the snapshot is taken; for every reason but an erasure it names nothing. `add`: whom a mentorship's epoch puts in beside those who are in it; `leave`: whom it leaves out. */
export type EpochWish = { readonly circle: CircleId; readonly reason: EpochReason; readonly erase: (circle: Circle) => readonly ErasedRecord[]; readonly add?: MemberId; readonly leave?: MemberId };
type Opening<T> = Result<T, AppRefusal | 'moved'>;
/** The epoch to be opened. */
type Next = { readonly circle: CircleId; readonly epoch: number; readonly key: Uint8Array<ArrayBuffer> | null };
type Beginning = Pick<PreparedEpoch, 'hash' | 'heads'>;

/** Others wrote meanwhile: what they wrote is on its way to us, and the snapshot is made anew this often. */
const TRIES = 6;
const ON_ITS_WAY_MS = 500;

/**
 * Opens the circle's next epoch, or its first: snapshot to the hub, then the entry with everybody's keys, then this phone
 * begins it. Broken off anywhere, the circle is in the old epoch or in the new one, and whoever is entitled can begin the new
 * one from the hub alone. An epoch that somebody else opened meanwhile will do, but for an erasure and where somebody is to be put in or left out.
 */
export async function openEpoch(at: EpochDeps, wish: EpochWish): Promise<Result<null, AppRefusal>> {
  const wanted = nextEpochOf(rosterOf(at), wish.circle);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await pause(at, ON_ITS_WAY_MS);
    if (isDone(rosterOf(at), wish, wanted)) return accept(null);
    const opened = await tryOpening(at, wish);
    if (opened.ok || opened.refusal !== 'moved') return opened as Result<null, AppRefusal>;
  }
  return refuse('hub-refused', 'heads-moved');
}

function isDone(roster: Roster, { circle, reason, add, leave }: EpochWish, wanted: number): boolean {
  const isIn = (member: MemberId): boolean => roster.circles.get(circle)?.members?.includes(member) ?? false;
  if (add !== undefined) return isIn(add);
  if (leave !== undefined) return !isIn(leave);
  return reason !== 'erasure' && epochOf(roster, circle) >= wanted;
}

async function tryOpening(at: EpochDeps, wish: EpochWish): Promise<Opening<null>> {
  const { circle } = wish;
  const roster = rosterOf(at);
  if (!mayOpenEpoch(roster, at.unlocked.keys.id, circle)) return refuse('not-allowed');
  if (epochOf(roster, circle) > 0 && at.circles.isStray(circle)) return refuse('team-forked');
  const epoch = nextEpochOf(roster, circle);
  if (epoch > 1 && !(await catchUp(at, circle))) return refuse('hub-unreachable');
  const next: Next = { circle, epoch, key: isSealed(circle) ? at.deps.random(EPOCH_KEY_BYTES) : null };
  if (epoch === 1) return openFirst(at, next, wish);
  const prepared = await prepare(at, next, wish);
  if (!prepared.ok) return prepared;
  const put = await at.connection.putSnapshot({ circle, epoch }, prepared.value.snapshot);
  if (!put.ok) return refuse(put.refusal === 'unreachable' ? 'hub-unreachable' : 'moved');
  const announced = await announce(at, next, wish, prepared.value);
  if (announced.ok) await beginWith(at, { circle, epoch }, prepared.value.snapshot);
  return announced;
}

async function openFirst(at: EpochDeps, next: Next, wish: EpochWish): Promise<Opening<null>> {
  const announced = await announce(at, next, { ...wish, reason: 'opening' }, { hash: noHash, heads: [] });
  if (announced.ok) await at.began(next.circle);
  return announced;
}

/** A snapshot of exactly what the hub holds: own entries it has not taken are written again in the new epoch. */
async function prepare({ deps, circles, heads, unreadable, unlocked }: EpochDeps, { circle, epoch, key }: Next, { erase }: EpochWish): Promise<Opening<PreparedEpoch>> {
  if (epochOf(rosterOf({ unlocked }), circle) === 0) {
    const empty = await prepareEmpty({ space: unlocked.row.space, log: { circle, epoch }, key: key && (await importEpochKey(key)) }, deps.random);
    return empty.ok ? empty : refuse('not-saved', empty.refusal);
  }
  const present = epochOf(rosterOf({ unlocked }), circle);
  const held = heads.of({ circle, epoch: present });
  // The hub has not told yet what it holds.
  if (!held) return refuse('moved');
  const sealing = key && (await importEpochKey(key));
  const isOver = unreadable.is(circle);
  // Nobody has what was before: there was nothing, or its key is lost.
  if (isOver && circles.epochHere(circle) === NOT_BEGUN && (present === 1 || isOrphaned(rosterOf({ unlocked }), circle))) {
    const empty = await prepareEmpty({ space: unlocked.row.space, log: { circle, epoch }, key: sealing }, deps.random, held);
    return empty.ok ? empty : refuse('not-saved', empty.refusal);
  }
  const from = isOver ? { heads: null, over: held } : { heads: held };
  const prepared = await circles.borrow(circle, (open) => open.prepareEpoch({ key: sealing, erase: erase(open), ...from }));
  if (!prepared) return refuse('not-allowed');
  if (prepared.ok) return prepared;
  return prepared.refusal === 'behind' ? refuse('moved') : refuse('not-saved', prepared.refusal);
}

/** Puts the epoch on the roster, with its key for everybody who is entitled by then. The key is kept first. */
async function announce(at: EpochDeps, next: Next, { reason, add, leave }: EpochWish, beginning: Beginning): Promise<Opening<null>> {
  const { circle, epoch, key } = next;
  const put = await actOnRoster(at, async (roster) => {
    if (nextEpochOf(roster, circle) !== epoch) return refuse('hub-refused', 'epoch-wrong');
    if (!mayOpenEpoch(roster, at.unlocked.keys.id, circle)) return refuse('not-allowed');
    const members = membersOf(at, roster, circle, add).filter((member) => member !== leave);
    const wraps = await wrapsOf(roster, next, members);
    const { hash: snapshot, heads } = beginning;
    return accept({ wraps, action: (refs): OpenEpoch => ({ kind: 'epoch', circle, epoch, reason, members, snapshot, heads, wraps: refs }) });
  });
  if (!put.ok) return put.refusal === 'hub-refused' ? refuse('moved', put.detail) : put;
  if (!key) return accept(null);
  // Not kept, it comes from the hub: this device is among those it was wrapped for.
  const kept = await at.unlocked.ring.add({ circle, epoch, key });
  return kept.ok ? accept(null) : kept;
}

/** A mentorship names its members: those who were in it, whoever opens its first epoch, and who is put in. */
function membersOf({ unlocked }: EpochDeps, roster: Roster, circle: CircleId, add?: MemberId): readonly MemberId[] {
  if (circleKind(circle)?.is !== 'mentor') return [];
  const before = roster.circles.get(circle)?.members ?? [];
  const own = activeDevice(roster, unlocked.keys.id)?.member;
  const belonging = [...before, own, add].filter((id) => id !== undefined && roster.members.get(id)?.removed === false);
  return [...new Set(belonging)] as readonly MemberId[];
}

async function wrapsOf(roster: Roster, { circle, epoch, key }: Next, members: readonly MemberId[]): Promise<readonly Wrap[]> {
  if (!key) return [];
  const recipients = entitledRecipients(roster, circle, circleKind(circle)?.is === 'mentor' ? members : undefined);
  return Promise.all(recipients.map((to) => wrapKey(to, { space: roster.space, circle, epoch }, key)));
}

function pause({ deps }: EpochDeps, ms: number): Promise<void> {
  return new Promise((resolve) => void deps.timer(ms, resolve));
}
