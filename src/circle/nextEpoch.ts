import type * as Y from 'yjs';
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
import { mayHaveErased } from './erasedSince.ts';
import { openEntries, sealPayload, type Opened } from './content.ts';
import { NOT_BEGUN, type CircleStore, type LogKey, type OwnEntry, type RescueRow, type SaveRefusal } from './ports.ts';
import type { Owners } from './owners.ts';
import { openReplica } from './opening.ts';
import { closingBlanks, remainsOf, takeIn, type Carrying, type Taken } from './reissuing.ts';
import type { Replica } from './replica.ts';
import { rescueRow, rescuesWithout } from './rescuing.ts';
import { restored } from './restoring.ts';
import { isSnapshotNamed, readSnapshot, type ReadSnapshot } from './snapshot.ts';
import { foundInDocument, type Found } from './straying.ts';
import { decodeUpdate, waitedFor } from './structs.ts';

export type NextEpoch = {
  readonly log: LogKey;
  /** null: an open circle. */
  readonly key: EpochKey | null;
  /** The same key as this device keeps it, sealed with the vault key. */
  readonly sealedKey: Bytes | null;
  /** All parts, one behind the other. */
  readonly snapshot: Bytes;
  /** The log this device was in is of a chain that was abandoned: not its entries but its document tells what is left. */
  readonly stray?: boolean;
  /** This phone passed over an epoch that it could not read, and knows nothing of an erasure in it. */
  readonly skipped?: boolean;
};
/** `from`: the log this device was in; null for one that is new to the circle. */
export type NextDeps = Omit<CircleDeps, 'log' | 'key'> & { readonly from: Before | null };
/** `replica`: its document, where it is open. */
type Before = { readonly log: LogKey; readonly key: EpochKey | null; readonly replica?: Replica };
export type Begun = { readonly reissued: number; readonly rescued: number };
/**
 * `epoch-wrong`: not the roster's present one, or no later one. `snapshot-wrong`: not the one the roster names. `snapshot-broken`: it is, but holds
 * no sound document, says erased what no erasure took, or forgets what was erased.
 */
export type NextRefusal = SaveRefusal | 'epoch-wrong' | 'snapshot-wrong' | 'snapshot-broken';

/**
 * Begins a circle's new epoch on this phone, in one write: its snapshot, its key, own changes the snapshot lacks as new
 * entries (without what belongs to erased records), others' as rescues. Refused or broken off, the phone is as before and
 * may try again; where it was begun before, nothing happens. Nobody may write to the old log meanwhile (`Circle.advance`).
 */
export async function openNextEpoch(deps: NextDeps, next: NextEpoch): Promise<Result<Begun, NextRefusal>> {
  const begun = await beginNext(deps, next);
  if (!begun.ok) return begun;
  const { replica, ...counted } = begun.value;
  replica?.doc.destroy();
  return accept(counted);
}

/** `openNextEpoch`; `replica`: what the epoch begins with, where this phone was not in the circle before and so carried nothing over. */
export async function beginNext(deps: NextDeps, next: NextEpoch): Promise<Result<Begun & { readonly replica: Replica | null }, NextRefusal>> {
  const named = deps.roster().circles.get(next.log.circle);
  if (named?.epoch !== next.log.epoch || (deps.from && deps.from.log.epoch >= next.log.epoch)) return refuse('epoch-wrong');
  if ((await deps.store.begunEpoch(next.log.circle)) >= next.log.epoch) return accept({ reissued: 0, rescued: 0, replica: null });
  if (!(await isSnapshotNamed(named.snapshot, next.snapshot))) return refuse('snapshot-wrong');
  const read = await readSnapshot({ space: deps.space, ...next }, next.snapshot);
  if (!read.ok) return read;
  if (!sameHeads(read.value.heads, named.heads)) return refuse('snapshot-broken');
  if (!(await mayHaveErased(deps, next, read.value.replica.erased))) return refuse('snapshot-broken');
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

async function begin(deps: NextDeps, next: NextEpoch, { replica, heads }: ReadSnapshot): ReturnType<typeof beginNext> {
  // As the snapshot is: what comes on top of it is the log behind the checkpoint.
  const { bytes, listView } = takeMoment(replica, deps.listView(replica.doc));
  const again = await restoredFrom(deps, replica);
  const { own, rescues } = await carryOver(deps, next, { replica, heads }, again);
  const isUntouched = deps.from?.log.epoch === NOT_BEGUN;
  if (!isUntouched) replica.doc.destroy();
  const checkpoint = await sealCheckpoint({ ...deps, log: next.log }, { heads: [], bytes, listView });
  const begun = await deps.store.beginEpoch({ log: next.log, snapshot: next.snapshot, sealedKey: next.sealedKey, checkpoint, own, rescues });
  return begun.ok ? accept({ reissued: own.length, rescued: rescues.length, replica: isUntouched ? replica : null }) : begun;
}

/** Of a circle that is not open only where this device wrote in the epoch before: to open sixty desks takes its time. */
async function restoredFrom(deps: NextDeps, after: Replica): Promise<readonly Payload[]> {
  const { from, author } = deps;
  if (!from || (!from.replica && (await deps.store.ownEntries(from.log, author.id)).length === 0)) return [];
  const before = from.replica ?? (await openReplica({ ...deps, ...from })).replica;
  const again = restored({ before, after, self: author.id, random: deps.random });
  if (!from.replica) before.doc.destroy();
  return again;
}

type Carried = { readonly own: readonly OwnEntry[]; readonly rescues: readonly RescueRow[] };

/** Everything is taken in before anything is judged: one's own may lie under what somebody else bore, and the other way round. */
async function carryOver(deps: NextDeps, next: NextEpoch, { replica, heads }: ReadSnapshot, again: readonly Payload[]): Promise<Carried> {
  const owners = new Map(replica.owners);
  const waited = new Set(waitedFor(replica.doc));
  const erased = new Set(replica.erased.map(({ id }) => id));
  const left = deps.from && next.stray ? await foundInDocument({ ...deps, ...deps.from }, replica.owners) : null;
  const [gone, others] = partition(deps.roster(), left ? byOthers(deps, left) : await othersLeft(deps, next, heads));
  const carrying = { replica, erased, gone: clientsOf(gone) };
  const takenOthers = others.map((opened) => ({ opened, taken: takeOpened(carrying, opened, true) }));
  const own = left?.filter(({ opened }) => opened.entry.header.author === deps.author.id) ?? (await ownLeft(deps));
  const takenOwn = own.map((left) => ({ ...left, taken: takeOpened(carrying, left.opened, left.records.some((id) => erased.has(id))) }));
  const written = await writeOwn(deps, next, { doc: replica.doc, owners, erased, waited, own: takenOwn, again });
  const takenGone = gone.map((opened) => ({ opened, taken: takeOpened({ ...carrying, gone: new Set() }, opened, true) }));
  const ofOthers = await rescueOthers(deps, { doc: replica.doc, owners, others: [...takenOthers, ...takenGone] });
  const rescues = [...written.rescues, ...ofOthers];
  // What earlier epochs left behind lies here still, and may be about somebody who is to be forgotten.
  const kept = await deps.store.rescues(next.log.circle);
  const forgotten = await rescuesWithout(deps, [...kept, ...rescues], { doc: replica.doc, erased });
  return { own: written.own, rescues: [...rescues.filter((row) => !forgotten.some((one) => isSameRow(one, row))), ...forgotten] };
}

type TakenOpened = { readonly opened: Opened; readonly taken: Taken | null };
type TakenOwn = TakenOpened & { readonly records: readonly string[] };

function takeOpened(carrying: Carrying, { entry, payload }: Opened, ofErased: boolean): Taken | null {
  return payload.ok ? takeIn(carrying, { author: entry.header.author, update: payload.value.update, ofErased }) : null;
}

async function ownLeft(deps: NextDeps): Promise<readonly Found[]> {
  const own = deps.from ? await deps.store.ownEntries(deps.from.log, deps.author.id) : [];
  const opened = await openOld(deps, own.map(({ entry }) => entry));
  return opened.map((one, index) => ({ opened: one, records: own[index]?.records ?? [] }));
}

type OwnLeft = { readonly doc: Y.Doc; readonly owners: Owners; readonly erased: ReadonlySet<string>; readonly waited: ReadonlySet<number>; readonly own: readonly TakenOwn[]; readonly again: readonly Payload[] };

async function writeOwn(deps: NextDeps, next: NextEpoch, { doc, owners, erased, waited, own, again }: OwnLeft): Promise<Carried> {
  const [written, rescues]: [OwnEntry[], RescueRow[]] = [[], []];
  for (const { opened, taken, records } of own) {
    if (!taken || !opened.payload.ok) continue;
    const payload = remainsOf(doc, owners, taken);
    const entry = payload && (await writeAgain(deps, next, written.length + 1, payload));
    if (entry) written.push({ entry, records: records.filter((id) => !erased.has(id)) });
    if (taken.lost || (payload && !entry)) rescues.push(await rescueRow(deps, opened.entry.header, opened.payload.value));
  }
  for (const payload of again) {
    const entry = await writeAgain(deps, next, written.length + 1, payload);
    if (entry) written.push({ entry, records: [] });
  }
  const closing = closingBlanks(owners, own.flatMap(({ taken }) => taken ?? []), waited);
  const last = closing && (await writeAgain(deps, next, written.length + 1, closing));
  return { own: last ? [...written, { entry: last, records: [] }] : written, rescues };
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

function byOthers({ author }: NextDeps, found: readonly Found[]): readonly Opened[] {
  return found.flatMap(({ opened }) => (opened.entry.header.author === author.id ? [] : [opened]));
}

/** What a device that no longer belongs to the circle had not delivered will not come: nobody else can write under its client ids. */
function partition(roster: Roster, others: readonly Opened[]): readonly [gone: readonly Opened[], others: readonly Opened[]] {
  const isGone = ({ entry }: Opened): boolean => !mayFollow(roster, entry.header.author, entry.header.circle);
  return [others.filter(isGone), others.filter((opened) => !isGone(opened))];
}

function clientsOf(opened: readonly Opened[]): Set<number> {
  return new Set(opened.flatMap(({ payload }) => (payload.ok ? (decodeUpdate(payload.value.update)?.structs ?? []).map(({ id }) => id.client) : [])));
}

/** Their authors write it again themselves; if one never does, a person decides. */
async function rescueOthers(deps: NextDeps, { doc, owners, others }: { doc: Y.Doc; owners: Owners; others: readonly TakenOpened[] }): Promise<readonly RescueRow[]> {
  const rows: RescueRow[] = [];
  for (const { opened, taken } of others) {
    const payload = taken && remainsOf(doc, owners, taken);
    if (payload) rows.push(await rescueRow(deps, opened.entry.header, payload));
  }
  return rows;
}

function isSameRow(one: RescueRow, other: RescueRow): boolean {
  return one.author === other.author && one.number === other.number && one.epoch === other.epoch;
}

function openOld(deps: NextDeps, entries: readonly OwnEntry['entry'][]): Promise<readonly Opened[]> {
  return openEntries({ ...deps, key: deps.from?.key ?? null }, entries);
}

function sameHeads(one: readonly Head[], other: readonly Head[]): boolean {
  const numbers = new Map(one.map(({ author, number }) => [author, number]));
  return one.length === other.length && other.every(({ author, number }) => numbers.get(author) === number);
}
