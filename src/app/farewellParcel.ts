import { BOARD, deskCircle, TEAM, type CircleId } from '#base/ids.ts';
import { openEntries } from '#circle/content.ts';
import type { CircleStore } from '#circle/ports.ts';
import { openRescues } from '#circle/rescuing.ts';
import { circleKind, isSealed } from '#roster/entitled.ts';
import { activeDevice, rolesOf, type Roster } from '#roster/roster.ts';
import { importEpochKey } from '#seal/body.ts';
import { MOST_PARCEL_BYTES, sealParcel } from '#seal/parcel.ts';
import { courierStore } from '#store/courierStore.ts';
import { countHeldNotes } from '#store/heldNoteStore.ts';
import type { Recipient } from '#wire/rosterAction.ts';
import type { LeftCounts } from '#store/database.ts';
import type { Bytes } from '#base/bytes.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { readHeldDesk } from './heldDesk.ts';
import { MOST_LEFT_BYTES, packLeft, sizeOf, type Handover, type Left } from './parcel.ts';

export type Packed = LeftCounts & { readonly mails: readonly Bytes[] };

/**
 * Everything of its own that the hub has not confirmed, oldest first, sealed to the devices of Leitung. Not so the notes of
 * mentorships, held here or in their circles, which Leitung may not read, what does not open, and the newest where it is more
 * than a hub takes: those are lost, and the parcel says how many.
 */
export async function packParcel(deps: EngineDeps, unlocked: Unlocked, store: CircleStore): Promise<Packed> {
  const all = await gather(deps, unlocked, store);
  const { left, lost, bytes } = await fit({ ...all, lost: { ...all.lost, notes: all.lost.notes + (await countHeldNotes(deps.database)) } });
  if (left.length + lost.tooMany + lost.notes + lost.unreadable === 0) return { mails: [], entries: 0, lost };
  const { row, keys, roster } = unlocked;
  const mails = await sealParcel({ space: row.space, device: row.device, sign: keys.sign }, leadDevices(roster.current()), bytes, deps.random);
  return { mails, entries: left.length, lost };
}

/** The active devices of Leitung: who a removed device's mail is for. */
export function leadDevices(roster: Roster): readonly Recipient[] {
  const leads = [...roster.devices.values()].filter(({ id }) => activeDevice(roster, id) && rolesOf(roster, id).includes('lead'));
  return leads.map(({ id, keys }) => ({ id, box: keys.box }));
}

async function gather(deps: EngineDeps, unlocked: Unlocked, store: CircleStore): Promise<Handover> {
  const parts = [await undelivered(deps, unlocked), await heldForDesk(deps, unlocked), ...(await Promise.all(circlesHere(unlocked).map((circle) => notCarriedOver(deps, unlocked, store, circle))))];
  const all = parts.flatMap(({ left }) => left);
  const readable = all.filter(({ circle }) => circleKind(circle)?.is !== 'mentor');
  const unreadable = parts.reduce((sum, part) => sum + part.unreadable, 0);
  return { left: readable.toSorted((a, b) => a.epoch - b.epoch || a.number - b.number), lost: { tooMany: 0, notes: all.length - readable.length, unreadable } };
}

type Part = { readonly left: readonly Left[]; readonly unreadable: number };

async function undelivered({ database, random }: EngineDeps, { row, ring }: Unlocked): Promise<Part> {
  const ports = await courierStore(database);
  const left: Left[] = [];
  let unreadable = 0;
  for (const log of (await ports?.waiting()) ?? []) {
    const entries = (await ports?.own(log, await ports.confirmed(log))) ?? [];
    const raw = ring.get(log.circle, log.epoch);
    if (isSealed(log.circle) && !raw) {
      unreadable += entries.length;
      continue;
    }
    const opened = await openEntries({ space: row.space, key: raw && isSealed(log.circle) ? await importEpochKey(raw) : null, random }, entries);
    for (const { entry, payload } of opened) {
      if (payload.ok) left.push({ ...log, number: entry.header.number, update: payload.value.update });
      else unreadable += 1;
    }
  }
  return { left, unreadable };
}

/** Agreements that were never in the desk: of no epoch. Leitung takes them over where there is a desk to take them into. */
async function heldForDesk(deps: EngineDeps, unlocked: Unlocked): Promise<Part> {
  const held = await readHeldDesk({ deps, unlocked });
  if (held.length === 0) return { left: [], unreadable: 0 };
  const { heldUpdate } = await import('./heldDoc.ts');
  return { left: [{ circle: deskCircle(unlocked.row.member), epoch: 0, number: 1, update: heldUpdate(held) }], unreadable: 0 };
}

/** Own changes that an epoch left behind. */
async function notCarriedOver({ random }: EngineDeps, { row, keys, vault }: Unlocked, store: CircleStore, circle: CircleId): Promise<Part> {
  const rows = (await store.rescues(circle)).filter(({ author }) => author === keys.id);
  const { waiting, moot } = await openRescues({ space: row.space, vault: isSealed(circle) ? vault : null, random }, { rows, owners: new Map(), self: keys.id });
  return { left: waiting.map(({ row: { epoch, number }, update }) => ({ circle, epoch, number, update })), unreadable: moot.length };
}

function circlesHere({ row, roster }: Unlocked): readonly CircleId[] {
  return [...new Set([TEAM, BOARD, ...row.epochKeys.map(({ circle }) => circle), ...roster.current().circles.keys()])];
}

/** So near to the most that fits that no more is packed to find out; a phone packs 64 MiB in seconds. */
const NEAR = 1 / 128;

/** The hub takes only so much of one device, and nobody opens more than that: the newest stay behind. */
async function fit({ left, lost }: Handover): Promise<Handover & { readonly bytes: Bytes }> {
  const pack = async (count: number) => {
    const some: Handover = { left: left.slice(0, count), lost: { ...lost, tooMany: left.length - count } };
    return { ...some, bytes: await packLeft(some) };
  };
  let [fits, most] = [0, countWithin(left, MOST_LEFT_BYTES)];
  let best = await pack(most);
  if (best.bytes.length <= MOST_PARCEL_BYTES) return best;
  best = await pack(0);
  while (most - fits > Math.max(1, left.length * NEAR)) {
    const half = await pack(Math.floor((fits + most) / 2));
    if (half.bytes.length > MOST_PARCEL_BYTES) most = half.left.length;
    else [fits, best] = [half.left.length, half];
  }
  return best;
}

function countWithin(left: readonly Left[], bytes: number): number {
  let size = 0;
  const first = left.findIndex((one) => (size += sizeOf(one)) > bytes);
  return first === -1 ? left.length : first;
}
