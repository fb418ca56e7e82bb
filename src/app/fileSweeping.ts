import { deskIn, type CircleId, type FileId } from '#base/ids.ts';
import { circlesOf, mayErase } from '#roster/rights.ts';
import { dropFiles, heldFiles } from '#sync/fileTalk.ts';
import { namedFiles, openLog, type FileDeps } from './fileDeps.ts';

/** What was found so far: desks with nothing to drop, as they stood; files no record named when they were looked at last. */
export type Sweeping = { readonly clean: Map<CircleId, string>; readonly doubted: Set<FileId> };

/**
 * Leitung's devices drop, at the hub, files that no record names any more, since their agreement was erased (C-74). A phone puts a file only after the hub has the entry
 * that names it, so whoever has all the hub has knows every name; an entry may just be on its way, so what is doubted is looked at again. True where some are.
 */
export async function sweepFiles(at: FileDeps, { clean, doubted }: Sweeping): Promise<boolean> {
  const { unlocked, circles, desks } = at;
  const roster = unlocked.roster.current();
  const erased = circles.team.erased().length;
  if (erased === 0) return false;
  let isDoubt = false;
  for (const circle of circlesOf(roster, unlocked.keys.id)) {
    const desk = deskIn(circle);
    if (!desk || !mayErase(roster, unlocked.keys.id, circle)) continue;
    const standing = `${erased} ${circles.epochHere(circle)} ${desks.versionOf(desk)}`;
    if (clean.get(circle) === standing) continue;
    const unnamed = await unnamedAt(at, circle);
    if (!unnamed) continue;
    isDoubt ||= unnamed.some((file) => !doubted.has(file));
    if (await dropSome(at, circle, unnamed.filter((file) => doubted.has(file)), doubted)) clean.set(circle, standing);
    for (const file of unnamed) doubted.add(file);
    if (isDoubt) clean.delete(circle);
  }
  return isDoubt;
}

async function dropSome(at: FileDeps, circle: CircleId, files: readonly FileId[], doubted: Set<FileId>): Promise<boolean> {
  if (files.length === 0) return true;
  const [log, ask] = [openLog(at, circle), at.line.connection?.ask];
  const dropped = log && ask ? await dropFiles(ask, log, files) : null;
  if (dropped?.ok) for (const file of files) doubted.delete(file);
  return dropped?.ok ?? false;
}

/** Null: it can not be told now. What the hub has is asked first, so that its names must be here by then. */
async function unnamedAt(at: FileDeps, circle: CircleId): Promise<readonly FileId[] | null> {
  const [log, ask, desk] = [openLog(at, circle), at.line.connection?.ask, deskIn(circle)];
  if (!log || !ask || !desk) return null;
  const held = await heldFiles(ask, log);
  if (!held.ok) return null;
  if (held.value.size === 0) return [];
  if (!(await at.isLevel(circle))) return null;
  const named = await namedFiles(at, desk);
  if (!named) return null;
  const names = new Set<string>([...named.values()].flat().map(({ id }) => id));
  return [...held.value.keys()].filter((file) => !names.has(file));
}
