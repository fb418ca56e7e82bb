import type { CircleId } from '#base/ids.ts';
import type { CircleStore } from '#circle/ports.ts';
import { epochOf } from '#roster/rights.ts';
import type { Circles } from './circles.ts';
import type { Unlocked } from './device.ts';
import type { HubHeads } from './hubHeads.ts';

type LevelDeps = { readonly unlocked: Unlocked; readonly store: CircleStore; readonly circles: Circles; readonly heads: HubHeads };

/** Whether this phone is in the circle's present epoch and holds all that the hub, as far as it said, has of it. */
export async function isLevel({ unlocked, store, circles, heads }: LevelDeps, circle: CircleId): Promise<boolean> {
  const log = { circle, epoch: epochOf(unlocked.roster.current(), circle) };
  const held = circles.epochHere(circle) === log.epoch ? heads.of(log) : null;
  if (!held) return false;
  const here = new Map((await store.heads(log)).map(({ author, number }) => [author, number]));
  return held.every(({ author, number }) => number <= (here.get(author) ?? 0));
}
