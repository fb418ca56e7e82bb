import type { Bytes } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { mayFollow } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import type { EpochKey } from '#seal/body.ts';
import { signEntry } from '#wire/entry.ts';
import { MAX_BODY_BYTES } from '#wire/limits.ts';
import type { Payload } from '#wire/payload.ts';
import type { Head } from '#wire/rosterAction.ts';
import { sealCheckpoint, takeMoment } from './checkpoints.ts';
import type { CircleDeps } from './circle.ts';
import { openEntries, sealPayload, type Opened } from './content.ts';
import type { CircleStore, LogKey, OwnEntry, RescueRow, SaveRefusal } from './ports.ts';
import { carryOver, type Carrying } from './reissuing.ts';
import type { Replica } from './replica.ts';
import { rescueRow } from './rescuing.ts';
import { isSnapshotNamed, readSnapshot, type ReadSnapshot } from './snapshot.ts';
import { decodeUpdate } from './structs.ts';

export type NextEpoch = {
  readonly log: LogKey;
  /** null: an open circle. */
  readonly key: EpochKey | null;
  /** The same key as this device keeps it, sealed with the vault key. */
  readonly sealedKey: Bytes | null;
  /** All parts, one behind the other. */
  readonly snapshot: Bytes;
};
/** `from`: the log this device was in; null for one that is new to the circle. */
export type NextDeps = Omit<CircleDeps, 'log' | 'key'> & { readonly from: { readonly log: LogKey; readonly key: EpochKey | null } | null };
export type Begun = { readonly reissued: number; readonly rescued: number };
/** `epoch-wrong`: not the roster's present one, or no later one. `snapshot-wrong`: not the one the roster names. `snapshot-broken`: it is, but holds no sound document. */
export type NextRefusal = SaveRefusal | 'epoch-wrong' | 'snapshot-wrong' | 'snapshot-broken';

/**
 * Begins a circle's new epoch on this phone, in one write: its snapshot, its key, own changes the snapshot lacks as new
 * entries (without what belongs to erased records), others' as rescues. Refused or broken off, the phone is as before and
 * may try again; where it was begun before, nothing happens. Nobody may write to the old log meanwhile (`Circle.advance`).
 */
export async function openNextEpoch(deps: NextDeps, next: NextEpoch): Promise<Result<Begun, NextRefusal>> {
  const named = deps.roster().circles.get(next.log.circle);
  if (named?.epoch !== next.log.epoch || (deps.from && deps.from.log.epoch >= next.log.epoch)) return refuse('epoch-wrong');
  if ((await deps.store.begunEpoch(next.log.circle)) >= next.log.epoch) return accept({ reissued: 0, rescued: 0 });
  if (!(await isSnapshotNamed(named.snapshot, next.snapshot))) return refuse('snapshot-wrong');
  const read = await readSnapshot({ space: deps.space, ...next }, next.snapshot);
  if (!read.ok) return read;
  if (!sameHeads(read.value.heads, named.heads)) return refuse('snapshot-broken');
  return begin(deps, next, read.value);
}

/** Deletes what is kept of older epochs once the hub holds all own entries of this one. Answers whether nothing older is left. */
export async function forgetOlderEpochs(store: CircleStore, log: LogKey, self: DeviceId): Promise<Result<boolean, SaveRefusal>> {
  const own = (await store.heads(log)).find(({ author }) => author === self)?.number ?? 0;
  if ((await store.confirmed(log, self)) < own) return accept(false);
  for (const epoch of await store.olderEpochs(log)) {
    const forgotten = await store.forgetEpoch({ circle: log.circle, epoch });
    if (!forgotten.ok) return forgotten;
  }
  return accept(true);
}

async function begin(deps: NextDeps, next: NextEpoch, { replica, heads }: ReadSnapshot): Promise<Result<Begun, NextRefusal>> {
  // Before own changes are in it: they are the log behind the checkpoint.
  const { bytes } = takeMoment(replica, new Uint8Array());
  const others = await othersLeft(deps, next, heads);
  const { own, unfit } = await reissueOwn(deps, next, { replica, gone: goneClients(deps.roster(), others) });
  const listView = deps.listView(replica.doc);
  const rescues = [...unfit, ...(await rescueOthers(deps, replica, others))];
  replica.doc.destroy();
  const checkpoint = await sealCheckpoint({ ...deps, log: next.log }, { heads: [], bytes, listView });
  const begun = await deps.store.beginEpoch({ log: next.log, snapshot: next.snapshot, sealedKey: next.sealedKey, checkpoint, own, rescues });
  return begun.ok ? accept({ reissued: own.length, rescued: rescues.length }) : begun;
}

type Reissued = { readonly own: readonly OwnEntry[]; readonly unfit: readonly RescueRow[] };

async function reissueOwn(deps: NextDeps, next: NextEpoch, carrying: Carrying): Promise<Reissued> {
  const [own, unfit]: [OwnEntry[], RescueRow[]] = [[], []];
  const erased = new Set(carrying.replica.erased.map(({ id }) => id));
  const before = deps.from ? await deps.store.ownEntries(deps.from.log, deps.author.id) : [];
  const opened = await openOld(deps, before.map(({ entry }) => entry));
  for (const [index, { entry, payload }] of opened.entries()) {
    const records = before[index]?.records ?? [];
    if (!payload.ok) continue;
    const carried = carryOver(carrying, deps.author.id, payload.value.update, records.some((id) => erased.has(id)));
    const again = carried.is === 'carried' ? await writeAgain(deps, next, own.length + 1, carried.payload) : null;
    if (again) own.push({ entry: again, records: records.filter((id) => !erased.has(id)) });
    if (carried.lost || (carried.is === 'carried' && !again)) unfit.push(await rescueRow(deps, entry.header, payload.value));
  }
  return { own, unfit };
}

/** null: what was blanked made it too large, which takes an entry just below the limit. */
async function writeAgain(deps: NextDeps, next: NextEpoch, number: number, payload: Payload): Promise<OwnEntry['entry'] | null> {
  const header = { ...next.log, author: deps.author.id, number };
  const body = await sealPayload({ ...deps, key: next.key }, header, payload);
  return body.length > MAX_BODY_BYTES ? null : signEntry(deps.space, header, body, deps.author.sign);
}

/** What this phone heard of others and the snapshot lacks. */
async function othersLeft(deps: NextDeps, next: NextEpoch, heads: readonly Head[]): Promise<readonly Opened[]> {
  if (!deps.from) return [];
  const follows = deps.from.log.epoch + 1 === next.log.epoch;
  const entries = await deps.store.entriesAfter(deps.from.log, follows ? heads : []);
  return openOld(deps, entries.filter(({ header }) => header.author !== deps.author.id));
}

/** What a device that no longer belongs to the circle had not delivered will not come: nobody else can write under its client ids. */
function goneClients(roster: Roster, others: readonly Opened[]): Set<number> {
  const ofRemoved = others.filter(({ entry }) => !mayFollow(roster, entry.header.author, entry.header.circle));
  return new Set(ofRemoved.flatMap(({ payload }) => (payload.ok ? (decodeUpdate(payload.value.update)?.structs ?? []).map(({ id }) => id.client) : [])));
}

/** Their authors write it again themselves; if one never does, a person decides. */
async function rescueOthers(deps: NextDeps, replica: Replica, others: readonly Opened[]): Promise<readonly RescueRow[]> {
  const rows: RescueRow[] = [];
  for (const { entry, payload } of others) {
    const carried = payload.ok && carryOver({ replica, gone: new Set() }, entry.header.author, payload.value.update, false);
    if (carried && carried.is === 'carried') rows.push(await rescueRow(deps, entry.header, carried.payload));
  }
  return rows;
}

function openOld(deps: NextDeps, entries: readonly OwnEntry['entry'][]): Promise<readonly Opened[]> {
  return openEntries({ ...deps, key: deps.from?.key ?? null }, entries);
}

function sameHeads(one: readonly Head[], other: readonly Head[]): boolean {
  const numbers = new Map(one.map(({ author, number }) => [author, number]));
  return one.length === other.length && other.every(({ author, number }) => numbers.get(author) === number);
}
