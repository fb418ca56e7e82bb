import type { EpochDeps } from './epochDeps.ts';
import { openEpoch } from './epochOpening.ts';
import { allNotes } from './mentorChores.ts';

/**
 * Opens the circles of mentorships of one's own, empties those of mentorships that were erased, and puts notes that wait where they belong. False where one
 * is left.
 */
export async function seeToMentorships(at: EpochDeps): Promise<boolean> {
  let whole = true;
  for (const circle of at.mentorships.toOpen()) {
    const opened = await openEpoch(at, { circle, reason: 'opening', erase: () => [] });
    whole &&= opened.ok;
  }
  for (const circle of await at.mentorships.toErase()) {
    const erased = await openEpoch(at, { circle, reason: 'erasure', erase: allNotes });
    whole &&= erased.ok;
  }
  return (await at.mentorships.settle()) && whole;
}
