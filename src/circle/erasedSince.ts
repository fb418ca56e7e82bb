import type { NextDeps, NextEpoch } from './nextEpoch.ts';
import { openReplica } from './opening.ts';
import { nameOfErased, type ErasedRecord } from './replica.ts';

/**
 * Whether a snapshot may name these records as erased: all that this phone's own document has erased already, and more only where an erasure
 * (roster R-37) was opened after the epoch the phone comes from. What it was it can not know then: it skipped that epoch, or begins it now. The numbers of
 * an abandoned chain's epochs say nothing, so a phone that leaves one takes the word of any erasure, as does one that passed over an epoch it could not read. Throws where the phone's storage does not answer.
 */
export async function mayHaveErased(deps: NextDeps, next: NextEpoch, erased: readonly ErasedRecord[]): Promise<boolean> {
  const last = deps.roster().circles.get(next.log.circle)?.lastErasure ?? 0;
  // Opening the document before would be work for each of sixty desks.
  if (erased.length === 0 && last === 0) return true;
  const [before, now] = [new Set((await erasedBefore(deps)).map(nameOfErased)), new Set(erased.map(nameOfErased))];
  if (!next.stray && ![...before].every((record) => now.has(record))) return false;
  const since = deps.from && !next.stray && !next.skipped ? deps.from.log.epoch : 0;
  return last > since || [...now].every((record) => before.has(record));
}

async function erasedBefore(deps: NextDeps): Promise<readonly ErasedRecord[]> {
  if (!deps.from) return [];
  if (deps.from.replica) return deps.from.replica.erased;
  const { replica } = await openReplica({ ...deps, ...deps.from });
  replica.doc.destroy();
  return replica.erased;
}
