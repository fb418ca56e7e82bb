import { BOARD, TEAM, type EditId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { CalendarCommand } from './calendarCommands.ts';
import { checkCommitteeField, checkFollowField } from './calendarFields.ts';
import { acceptChanges, changes, partsIn, samePlain, type Wanted } from './change.ts';
import { committeeDefaults } from './committee.ts';
import { followDefaults } from './follow.ts';
import type { Actor, Known } from './known.ts';
import type { Checked, Decided } from './refusal.ts';
import { limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends CalendarCommand['do']> = Extract<CalendarCommand, { do: Name }>;
type Kind = 'committee' | 'follow';

export function createCommittee({ id, committee }: Of<'createCommittee'>, known: Known): Decided {
  if (known.isBorn('committee', id)) return refuse('already-exists', id);
  return createCommittees({ do: 'createCommittees', committees: [{ ...committee, id }] }, known);
}

/** All of them or none; those that are there already are left as they are. */
export function createCommittees({ committees }: Of<'createCommittees'>, known: Known): Decided {
  if (committees.length > limits.committees) return refuse('too-many', String(limits.committees));
  const births: Write[] = [];
  for (const { id, ...committee } of committees) {
    if (known.isBorn('committee', id)) continue;
    const birth = birthOf('committee', id, committee);
    if (!birth.ok) return birth;
    if (births.some((one) => one.id === id)) return refuse('already-exists', id);
    births.push(birth.value);
  }
  return accept({ parts: partsIn(BOARD, births), undo: null });
}

export function editCommittee({ id, edits }: Of<'editCommittee'>, known: Known, by: Actor): Decided {
  return edit('committee', id, edits, known, by);
}

export function createFollow({ id, follow }: Of<'createFollow'>, known: Known): Decided {
  if (known.isBorn('follow', id)) return refuse('already-exists', id);
  const birth = birthOf('follow', id, follow);
  return birth.ok ? accept({ parts: partsIn(TEAM, [birth.value]), undo: null }) : birth;
}

export function editFollow({ id, edits }: Of<'editFollow'>, known: Known, by: Actor): Decided {
  return edit('follow', id, edits, known, by);
}

const checks: Readonly<Record<Kind, (field: string, value: unknown) => Checked<Plain>>> = { committee: checkCommitteeField, follow: checkFollowField };
const defaults: Readonly<Record<Kind, { readonly [field: string]: Plain }>> = { committee: committeeDefaults, follow: followDefaults };

function birthOf(kind: Kind, id: string, said: object): Checked<Write> {
  const born: { [field: string]: Plain } = {};
  for (const [field, value] of Object.entries({ name: '', ...(kind === 'follow' ? { address: '' } : {}), ...said })) {
    if (value === undefined) continue;
    const checked = checks[kind](field, value);
    if (!checked.ok) return checked;
    if (!samePlain(checked.value, defaults[kind][field])) born[field] = checked.value;
  }
  return accept({ make: 'birth', kind, id, born });
}

function edit(kind: Kind, id: string, edits: readonly { readonly field: string; readonly value: unknown; readonly seen: readonly EditId[] }[], known: Known, by: Actor): Decided {
  if (!known.isBorn(kind, id)) return refuse(`${kind}-unknown`, id);
  const wanted: Wanted[] = [];
  for (const { field, value, seen } of edits) {
    const checked = checks[kind](field, value);
    if (!checked.ok) return checked;
    wanted.push({ field, value: checked.value, seen });
  }
  return acceptChanges(changes(kind, id, wanted, known, by.random), known, kind === 'committee' ? BOARD : TEAM);
}
