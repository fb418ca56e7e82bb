import { TEAM, type CircleId, type Random } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import type { Begun, NextEpoch } from '#circle/nextEpoch.ts';
import type { LogKey } from '#circle/ports.ts';
import type { PreparedEpoch } from '#circle/preparing.ts';
import type { ErasedRecord } from '#circle/replica.ts';
import type { Roster, RosterCircle } from '#roster/roster.ts';
import { importEpochKey } from '#seal/body.ts';
import type { EpochReason, Head } from '#wire/rosterAction.ts';
import { start, type Phone, type World } from './phones.ts';
import { must } from './rosterActs.ts';

/** The roster as the epoch's entry leaves it: what the fold makes of such an entry is tested with the roster. */
export function rosterIn(roster: Roster, { epoch, hash, heads }: PreparedEpoch, reason: EpochReason = 'rotation', circle: CircleId = TEAM): Roster {
  const before = roster.circles.get(circle) as RosterCircle;
  return { ...roster, circles: new Map(roster.circles).set(circle, { ...before, epoch, due: false, snapshot: hash, heads, lastErasure: reason === 'erasure' ? epoch : before.lastErasure }) };
}

/** Everybody hears of another roster at once. */
export function tell(world: World, roster: Roster): void {
  Object.assign(world, { roster });
}

export type Opening = { readonly heads?: readonly Head[]; readonly erase?: readonly ErasedRecord[] };

/** Prepares the next epoch from this circle under a fresh key, as an opener does whom the hub then believes. */
export async function newEpoch(circle: Circle, random: Random, { heads, erase = [] }: Opening = {}): Promise<{ readonly prepared: PreparedEpoch; readonly next: NextEpoch }> {
  const raw = random(32);
  const key = await importEpochKey(raw);
  const prepared = must(await circle.prepareEpoch({ key, heads: heads ?? null, erase }));
  const log: LogKey = { circle: TEAM, epoch: prepared.epoch };
  return { prepared, next: { log, key, sealedKey: random(60), snapshot: prepared.snapshot } };
}

/** The same, and the roster names it. */
export async function openEpoch(world: World, circle: Circle, opening: Opening = {}): Promise<NextEpoch> {
  const { prepared, next } = await newEpoch(circle, world.random, opening);
  tell(world, rosterIn(world.roster, prepared, opening.erase?.length ? 'erasure' : 'rotation'));
  return next;
}

export async function advanced(circle: Circle, next: NextEpoch): Promise<Begun> {
  return must(await circle.advance(next));
}

/** Opens the phone's circle in an epoch it has begun. */
export function startIn(phone: Phone, { log, key }: NextEpoch): Promise<Circle> {
  if (!key) throw new Error('the team is sealed');
  return start(phone, { log, key });
}
