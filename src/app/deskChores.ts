import { deskCircle, deskIn, type CircleId, type MemberId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import type { ErasedRecord } from '#circle/replica.ts';
import { erasedAgreements } from '#doc/erasure.ts';
import { knownFrom } from '#doc/known.ts';
import { understandingOf } from '#doc/understandings.ts';
import { isReached } from '#domain/agreement.ts';
import { hasConsent } from '#domain/consent.ts';
import type { Command } from '#domain/command.ts';
import { circlesOf, epochOf, mayErase, mayOpenEpoch } from '#roster/rights.ts';
import type { Circles } from './circles.ts';
import type { Desks } from './desks.ts';
import type { Unlocked } from './device.ts';

/** What this device sees to by itself for desks, beside the chores every circle has. */
export type DeskChores = {
  /** The own desk, where something is held for it and nobody has opened it (C-65). */
  toOpen(): readonly CircleId[];
  /** Desks that still hold agreements with somebody who was erased, where this device may erase (C-67). */
  toErase(): Promise<readonly CircleId[]>;
  /** What of a desk is to be left out. */
  erased(circle: Circle): readonly ErasedRecord[];
  /** What is held goes into the desk, the team hears what a stopped command left untold, and notes without consent go. False where the phone could not. */
  settle(): Promise<boolean>;
};
type ChoresDeps = { readonly unlocked: Unlocked; readonly circles: Circles; readonly desks: Desks; run(command: Command): Promise<{ readonly ok: boolean }> };
type State = ChoresDeps & { readonly clean: Map<MemberId, string> };

export function deskChores(given: ChoresDeps): DeskChores {
  const at: State = { ...given, clean: new Map() };
  return {
    toOpen: () => toOpen(at),
    toErase: () => toErase(at),
    erased: (circle) => erasedAgreements(circle.doc(), at.circles.team.erased()),
    async settle() {
      const dropped = await at.desks.dropErased();
      const flushed = await at.desks.flush();
      return (await setRight(at)) && dropped && flushed;
    },
  };
}

function toOpen({ unlocked, desks }: State): readonly CircleId[] {
  const circle = deskCircle(unlocked.row.member);
  const roster = unlocked.roster.current();
  return desks.held().length > 0 && epochOf(roster, circle) === 0 && mayOpenEpoch(roster, unlocked.keys.id, circle) ? [circle] : [];
}

/** A desk that nothing happened to since it was found clean is not opened again. */
async function toErase({ unlocked, circles, desks, clean }: State): Promise<readonly CircleId[]> {
  const roster = unlocked.roster.current();
  const erased = circles.team.erased().filter(({ root }) => root === 'contact' || root === 'understanding');
  if (erased.length === 0) return [];
  const left: CircleId[] = [];
  for (const circle of circlesOf(roster, unlocked.keys.id)) {
    const desk = deskIn(circle);
    if (!desk || !mayErase(roster, unlocked.keys.id, circle)) continue;
    const state = `${erased.length} ${circles.epochHere(circle)} ${desks.versionOf(desk)}`;
    if (clean.get(desk) === state) continue;
    if (await circles.borrow(circle, async (open) => erasedAgreements(open.doc(), erased).length > 0)) left.push(circle);
    else clean.set(desk, state);
  }
  return left;
}

/**
 * Of the own desk: stopped between the desk's part and the team's, the team hears it now; and free notes are left blank where the consent they need was
 * withdrawn (D-142). Of whom the team erased nothing is told anew.
 */
async function setRight({ unlocked, circles, desks, run }: State): Promise<boolean> {
  const own = unlocked.row.member;
  const { team } = circles;
  const gone = new Set<string>(team.erased().map(({ id }) => id));
  let whole = true;
  for (const { agreement, heads } of (await desks.own())?.views ?? []) {
    const { id, contact, notes } = agreement;
    if (gone.has(id) || gone.has(contact)) continue;
    const [told, person] = [understandingOf(team.doc(), id), knownFrom(team.doc()).contact(contact)];
    const blank = notes !== '' && person !== undefined && !hasConsent(person);
    if (!blank && told?.reached === isReached(agreement)) continue;
    whole = (await run({ do: 'editAgreement', id, desk: own, edits: blank ? [{ field: 'notes', value: '', seen: heads.notes }] : [] })).ok && whole;
  }
  return whole;
}
