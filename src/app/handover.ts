import type { Bytes } from '#base/bytes.ts';
import type { MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Received } from '#circle/circle.ts';
import type { LogKey } from '#circle/ports.ts';
import type { Roster } from '#roster/roster.ts';
import { circleStore } from '#store/circleStore.ts';
import { countWaiting, courierStore } from '#store/courierStore.ts';
import { readDevice } from '#store/deviceStore.ts';
import { handedStore } from '#store/handedStore.ts';
import { carryElsewhere, packHandover } from '#sync/handover.ts';
import { sortHandover, type SortPorts } from '#sync/handoverSorting.ts';
import type { Entry } from '#wire/entry.ts';
import { readHandover, type HandoverRefusal } from '#wire/handover.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { HandoverFile, HandoverTaken, NotHandedWhy } from './handoverApi.ts';
import type { OpenSpace } from './openSpace.ts';
import { watchRecords } from './touchedRecords.ts';

/** An unlocked association, as a handover file meets it. */
export type Receiving = { readonly deps: EngineDeps; readonly unlocked: Unlocked; readonly space: OpenSpace };

type Tally = { taken: number; known: number; readonly not: Map<NotHandedWhy, number> };

/** Entries stored at once: what is stored stays, wherever it is stopped. */
const AT_ONCE = 200;

export async function toGive({ database }: EngineDeps): Promise<number> {
  const row = await readDevice(database);
  return row && !row.demo ? countWaiting(database, row.device) : 0;
}

/** Needs no key; null: there is nothing to give for. */
export async function giveHandover({ database }: EngineDeps): Promise<Result<HandoverFile, AppRefusal>> {
  const ports = await courierStore(database);
  return ports ? accept(await packHandover(ports)) : refuse('not-allowed');
}

export async function takeHandover(at: Receiving, bytes: Bytes): Promise<Result<HandoverTaken, HandoverRefusal | 'other-space'>> {
  const { deps, unlocked, space } = at;
  const read = readHandover(bytes);
  if (!read.ok) return read;
  if (read.value.space !== unlocked.row.space) return refuse('other-space');
  const { takes, elsewhere, known, not } = await sortHandover(sortPorts(at), read.value.entries);
  const tally: Tally = { taken: 0, known, not: new Map(not) };
  await takeAll(at, takes, tally);
  space.nudge();
  const carried = space.connection() === 'online' ? await carryElsewhere(unlocked.row.space, elsewhere, deps.open, deps.timer) : 0;
  miss(tally, 'elsewhere', elsewhere.length - carried);
  const whys = [...tally.not].map(([why, count]) => ({ why, count }));
  return accept({ taken: tally.taken, known: tally.known, carried, lacking: read.value.lacking, not: whys, from: membersOf(unlocked.roster.current(), read.value.entries) });
}

/** Somebody got a file with these: what is in it is handed over. */
export async function handedOut({ database }: EngineDeps, space: OpenSpace | null, last: HandoverFile['last']): Promise<void> {
  const row = await readDevice(database);
  if (!row) return;
  for (const { number, ...log } of last) await handedStore(database, row.device).give(log, number);
  await space?.receipts.handed(last.map(({ circle }) => circle));
}

function sortPorts({ deps, unlocked, space }: Receiving): SortPorts {
  const store = circleStore(deps.database, null);
  return {
    space: unlocked.row.space,
    device: unlocked.keys.id,
    roster: unlocked.roster.current,
    isHere: (log) => isHere(space, log),
    heads: (log) => store.heads(log),
    held: handedStore(deps.database, unlocked.keys.id).held,
  };
}

/** Author after author, as a hub's pages would come. */
async function takeAll(at: Receiving, takes: readonly Entry[], tally: Tally): Promise<void> {
  for (const entries of Map.groupBy(takes, ({ header }) => `${header.circle} ${header.epoch} ${header.author}`).values()) {
    const first = entries[0]!.header;
    await handedStore(at.deps.database, at.unlocked.keys.id).note(first, first.author, first.number - 1);
    for (let from = 0; from < entries.length; from += AT_ONCE) {
      const batch = entries.slice(from, from + AT_ONCE);
      const { applied, setAside, refusal } = await receive(at, batch);
      const rest = batch.length - applied - setAside;
      tally.taken += applied;
      miss(tally, 'unreadable', setAside);
      // The disk is full, its epoch ended meanwhile, or the hub delivered the same.
      if (refusal) miss(tally, 'not-saved', rest);
      else if (!isHere(at.space, batch[0]!.header)) miss(tally, 'over', rest);
      else tally.known += rest;
    }
    await at.space.receipts.handed([first.circle]);
    at.space.arrived(first.circle);
  }
}

function miss({ not }: Tally, why: NotHandedWhy, count: number): void {
  if (count > 0) not.set(why, (not.get(why) ?? 0) + count);
}

function isHere({ circles }: OpenSpace, { circle, epoch }: LogKey): boolean {
  return circles.followed().some((log) => log.circle === circle && log.epoch === epoch);
}

/** What they touch is kept beside the last of them, so that nothing of it is called safe before that one is. A circle that can not be opened has no screen to say so on. */
async function receive({ deps, unlocked, space }: Receiving, batch: readonly Entry[]): Promise<Received> {
  const log = batch[0]!.header;
  const inside = await space.circles.borrow(log.circle, async (circle) => {
    const stop = watchRecords(circle.doc());
    const received = await circle.receive(batch);
    await handedStore(deps.database, unlocked.keys.id).touched(batch.at(-1)!.header, stop());
    return received;
  });
  return inside ?? space.circles.receive(log, batch);
}

function membersOf(roster: Roster, entries: readonly Entry[]): readonly MemberId[] {
  return [...new Set(entries.flatMap(({ header }) => roster.devices.get(header.author)?.member ?? []))];
}
