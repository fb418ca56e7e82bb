import type { Bytes } from '#base/bytes.ts';
import type { MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { LogKey } from '#circle/ports.ts';
import type { Roster } from '#roster/roster.ts';
import { circleStore } from '#store/circleStore.ts';
import { courierStore } from '#store/courierStore.ts';
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

/** An unlocked association, as a handover file meets it. */
export type Receiving = { readonly deps: EngineDeps; readonly unlocked: Unlocked; readonly space: OpenSpace };

type Tally = { taken: number; known: number; readonly not: Map<NotHandedWhy, number> };

/** Entries stored at once: what is stored stays, wherever it is stopped. */
const AT_ONCE = 200;

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

/** What is noted as taken and above what the hub, as far as it said, holds. What it holds by now is noted no more. */
export async function handedWaiting({ deps, unlocked, space }: Receiving): Promise<number> {
  const [handed, store] = [handedStore(deps.database, unlocked.keys.id), circleStore(deps.database, null)];
  let waiting = 0;
  for (const note of await handed.notes()) {
    if (!isHere(space, note)) continue;
    const here = (await store.heads(note)).find(({ author }) => author === note.author)?.number ?? 0;
    const atHub = space.heads.of(note)?.find(({ author }) => author === note.author)?.number ?? 0;
    if (atHub >= here) await handed.forget(note);
    else waiting += here - Math.max(note.number, atHub);
  }
  return waiting;
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

/** Circle after circle, as a hub's pages would come. */
async function takeAll(at: Receiving, takes: readonly Entry[], tally: Tally): Promise<void> {
  for (const entries of Map.groupBy(takes, ({ header }) => `${header.circle} ${header.epoch}`).values()) {
    await noteAll(at, entries);
    for (let from = 0; from < entries.length; from += AT_ONCE) {
      const batch = entries.slice(from, from + AT_ONCE);
      const { applied, setAside, refusal } = await at.space.circles.receive(batch[0]!.header, batch);
      const rest = batch.length - applied - setAside;
      tally.taken += applied;
      miss(tally, 'unreadable', setAside);
      // The disk is full, its epoch ended meanwhile, or the hub delivered the same.
      if (refusal) miss(tally, 'not-saved', rest);
      else if (!isHere(at.space, batch[0]!.header)) miss(tally, 'over', rest);
      else tally.known += rest;
    }
    at.space.arrived(entries[0]!.header.circle);
  }
}

function miss({ not }: Tally, why: NotHandedWhy, count: number): void {
  if (count > 0) not.set(why, (not.get(why) ?? 0) + count);
}

function isHere({ circles }: OpenSpace, { circle, epoch }: LogKey): boolean {
  return circles.followed().some((log) => log.circle === circle && log.epoch === epoch);
}

async function noteAll({ deps, unlocked }: Receiving, entries: readonly Entry[]): Promise<void> {
  const handed = handedStore(deps.database, unlocked.keys.id);
  for (const [author, own] of Map.groupBy(entries, ({ header }) => header.author)) await handed.note(own[0]!.header, author, own[0]!.header.number - 1);
}

function membersOf(roster: Roster, entries: readonly Entry[]): readonly MemberId[] {
  return [...new Set(entries.flatMap(({ header }) => roster.devices.get(header.author)?.member ?? []))];
}
