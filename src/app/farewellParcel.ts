import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
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
import { packLeft, type Left } from './parcel.ts';

export type Packed = LeftCounts & { readonly mails: readonly Bytes[] };

/**
 * Everything of its own that the hub has not confirmed, sealed to the devices of Leitung. Not so the notes of mentorships,
 * held here or in their circles, which Leitung may not read, nor what does not open: those are counted as lost.
 */
export async function packParcel(deps: EngineDeps, unlocked: Unlocked, store: CircleStore): Promise<Packed> {
  const gathered = await gather(deps, unlocked, store);
  const { left } = gathered;
  const lost = gathered.lost + (await countHeldNotes(deps.database));
  if (left.length === 0) return { mails: [], entries: 0, lost };
  const { row, keys, roster } = unlocked;
  const fitting = await fit(left);
  const mails = await sealParcel({ space: row.space, device: row.device, sign: keys.sign }, leadDevices(roster.current()), fitting.bytes, deps.random);
  return { mails, entries: fitting.count, lost: lost + left.length - fitting.count };
}

/** The active devices of Leitung: who a removed device's mail is for. */
export function leadDevices(roster: Roster): readonly Recipient[] {
  const leads = [...roster.devices.values()].filter(({ id }) => activeDevice(roster, id) && rolesOf(roster, id).includes('lead'));
  return leads.map(({ id, keys }) => ({ id, box: keys.box }));
}

type Gathered = { readonly left: readonly Left[]; readonly lost: number };

async function gather(deps: EngineDeps, unlocked: Unlocked, store: CircleStore): Promise<Gathered> {
  const parts = [await undelivered(deps, unlocked), ...(await Promise.all(circlesHere(unlocked).map((circle) => notCarriedOver(deps, unlocked, store, circle))))];
  const all = parts.flatMap(({ left }) => left);
  const readable = all.filter(({ circle }) => circleKind(circle)?.is !== 'mentor');
  return { left: readable, lost: parts.reduce((sum, { lost }) => sum + lost, all.length - readable.length) };
}

async function undelivered({ database, random }: EngineDeps, { row, ring }: Unlocked): Promise<Gathered> {
  const ports = await courierStore(database);
  const left: Left[] = [];
  let lost = 0;
  for (const log of (await ports?.waiting()) ?? []) {
    const entries = (await ports?.own(log, await ports.confirmed(log))) ?? [];
    const raw = ring.get(log.circle, log.epoch);
    if (isSealed(log.circle) && !raw) {
      lost += entries.length;
      continue;
    }
    const opened = await openEntries({ space: row.space, key: raw && isSealed(log.circle) ? await importEpochKey(raw) : null, random }, entries);
    for (const { entry, payload } of opened) {
      if (payload.ok) left.push({ ...log, number: entry.header.number, update: payload.value.update });
      else lost += 1;
    }
  }
  return { left, lost };
}

/** Own changes that an epoch left behind. */
async function notCarriedOver({ random }: EngineDeps, { row, keys, vault }: Unlocked, store: CircleStore, circle: CircleId): Promise<Gathered> {
  const rows = (await store.rescues(circle)).filter(({ author }) => author === keys.id);
  const { waiting, moot } = await openRescues({ space: row.space, vault: isSealed(circle) ? vault : null, random }, { rows, owners: new Map(), self: keys.id });
  return { left: waiting.map(({ row: { epoch, number }, update }) => ({ circle, epoch, number, update })), lost: moot.length };
}

function circlesHere({ row, roster }: Unlocked): readonly CircleId[] {
  return [...new Set([TEAM, BOARD, ...row.epochKeys.map(({ circle }) => circle), ...roster.current().circles.keys()])];
}

/** The hub takes only so much of one device: the oldest come first. */
async function fit(left: readonly Left[]): Promise<{ readonly bytes: Bytes; readonly count: number }> {
  for (let count = left.length; ; count = Math.floor(count / 2)) {
    const bytes = await packLeft(left.slice(0, count));
    if (bytes.length <= MOST_PARCEL_BYTES || count === 0) return { bytes, count };
  }
}
