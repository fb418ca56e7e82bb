import { deskIn, type CircleId } from '#base/ids.ts';
import { memberIsEntitled } from '#roster/entitled.ts';
import { signKeyOf } from '#roster/rights.ts';
import type { FileRow } from '#store/database.ts';
import { allFiles, deleteFiles, noteMissed, noteNamed, partsUnkept } from '#store/fileStore.ts';
import { draftDrawer } from './drafts.ts';
import { namedFiles, type FileDeps } from './fileDeps.ts';

/** What neither a record nor a draft names is gone after this long: the app was stopped between keeping a photo and signing. */
const ORPHAN_MS = 24 * 60 * 60_000;
/** Photos of others are looked at again from here; more than these are fetched anew. */
const MOST_FETCHED = 60;

/** Notes which files a record names by now, and deletes those that none names any more, what is left of them all (C-70, C-74). */
export async function settleNames(at: FileDeps): Promise<void> {
  const { deps, lease, unlocked } = at;
  // A device that was removed is about to erase everything, and says then what is lost.
  if (!signKeyOf(unlocked.roster.current(), unlocked.keys.id)) return;
  const rows = await allFiles(deps.database);
  const gone: FileRow[] = [...tooMany(rows)];
  for (const circle of new Set(rows.map((row) => row.circle))) gone.push(...(await settleCircle(at, circle, rows.filter((row) => row.circle === circle))));
  if (gone.length === 0) return;
  await deleteFiles(deps.database, lease, gone.map(({ id }) => id));
  at.changed();
}

/** Answers those to be deleted. */
async function settleCircle(at: FileDeps, circle: CircleId, rows: readonly FileRow[]): Promise<readonly FileRow[]> {
  const { deps, lease, unlocked } = at;
  const desk = deskIn(circle);
  // Whoever does not belong to a circle any more keeps nothing of it (C-52).
  if (!desk || !memberIsEntitled(unlocked.roster.current(), circle, unlocked.row.member)) return rows;
  const named = await namedFiles(at, desk);
  if (!named) return [];
  const isNamed = ({ id, record }: FileRow): boolean => named.get(record)?.some((file) => file.id === id) ?? false;
  const fresh = rows.filter((row) => row.state === 'staged' && isNamed(row));
  if (fresh.length > 0) await noteNamed(deps.database, lease, fresh.map(({ id }) => id));
  if (fresh.length > 0) at.changed();
  const lost = rows.filter((row) => !named.has(row.record));
  const erased = lost.length > 0 ? await erasedIn(at, circle) : new Set<string>();
  const gone = lost.filter(({ record, about }) => erased.has(record) || (about !== null && erased.has(about)));
  await noteMissing(at, rows.filter((row) => named.has(row.record) === (row.missedAt !== undefined)));
  const since = (row: FileRow): number => (named.has(row.record) ? row.at : (row.missedAt ?? deps.now()));
  const old = rows.filter((row) => !gone.includes(row) && !isNamed(row) && since(row) + ORPHAN_MS < deps.now());
  return [...gone, ...(await replaceable(at, await notInDrafts(at, old)))];
}

/**
 * An agreement that is not here just now may come back: a device that was long away, or becomes another one, writes again what nobody had heard. So the day begins when it
 * is missed, not when the photo was taken.
 */
async function noteMissing({ deps, lease }: FileDeps, changed: readonly FileRow[]): Promise<void> {
  const missed = (now: boolean) => changed.filter(({ missedAt }) => (missedAt === undefined) === now).map(({ id }) => id);
  if (missed(true).length > 0) await noteMissed(deps.database, lease, missed(true), deps.now());
  if (missed(false).length > 0) await noteMissed(deps.database, lease, missed(false), null);
}

/** What a record has named once is nowhere else until the hub has it, and is kept. */
async function replaceable({ deps }: FileDeps, rows: readonly FileRow[]): Promise<readonly FileRow[]> {
  const unkept = await Promise.all(rows.map(({ id }) => partsUnkept(deps.database, id)));
  return rows.filter(({ state }, place) => state !== 'named' || unkept[place]?.length === 0);
}

async function erasedIn({ circles }: FileDeps, circle: CircleId): Promise<ReadonlySet<string>> {
  const inDesk = (await circles.borrow(circle, async (open) => open.erased())) ?? [];
  return new Set([...circles.team.erased(), ...inDesk].map(({ id }) => id));
}

/** A signing that was left half done goes on with its photos whenever somebody takes it up. */
async function notInDrafts({ deps, lease, unlocked }: FileDeps, rows: readonly FileRow[]): Promise<readonly FileRow[]> {
  if (rows.length === 0) return [];
  const drafts = JSON.stringify(await draftDrawer(deps, lease, unlocked.vault).all());
  return rows.filter(({ id }) => !drafts.includes(id));
}

function tooMany(rows: readonly FileRow[]): readonly FileRow[] {
  return rows.filter(({ state }) => state === 'fetched').toSorted((one, other) => other.at - one.at).slice(MOST_FETCHED);
}
