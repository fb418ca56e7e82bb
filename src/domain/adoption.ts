import { BOARD, TEAM, type EditId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { Known } from './known.ts';
import type { Decided } from './refusal.ts';
import { partsIn } from './change.ts';
import { bornKinds, isBoardKind, type BornKind, type Plain, type RecordKind, type Saying, type Write } from './write.ts';

/** A birth or a change that another device made and the team never heard of, as it was said then. */
export type Adopted =
  | { readonly make: 'birth'; readonly kind: BornKind; readonly id: string; readonly born: { readonly [field: string]: Plain }; readonly by: Saying }
  | { readonly make: 'change'; readonly kind: RecordKind; readonly id: string; readonly edit: EditId; readonly field: string; readonly value: Plain; readonly replaces: readonly EditId[]; readonly by: Saying };

/**
 * Writes anew exactly what the records lack, with the ids, author and time it was said under; repeated, it writes nothing.
 * Refuses a change of a record that neither is known nor born in the same command, and what belongs to two circles at once.
 */
export function adopt({ said }: { readonly said: readonly Adopted[] }, known: Known): Decided {
  const writes: Write[] = [];
  const born = new Set<string>();
  for (const one of said) {
    const name = `${one.kind} ${one.id}`;
    if (one.make === 'birth') {
      if (!known.isBorn(one.kind, one.id) && !born.has(name)) writes.push({ ...one, make: 'adoption' });
      born.add(name);
    } else if (isShared(one.kind) || born.has(name) || known.isBorn(one.kind, one.id)) {
      if (!known.hasEdit(one.kind, one.id, one.edit) && !writes.some((write) => write.make === 'change' && write.edit === one.edit && write.id === one.id)) writes.push(one);
    } else {
      return refuse(one.kind === 'internalEvent' ? 'event-unknown' : `${one.kind}-unknown`);
    }
  }
  // A note lies in its mentorship's circle and an agreement in its desk, which nobody but their own members write to.
  if (writes.some(({ kind }) => kind === 'note' || kind === 'agreement')) return refuse('value-unknown');
  const circles = new Set(writes.map(({ kind }) => (isBoardKind(kind) ? BOARD : TEAM)));
  if (circles.size > 1) return refuse('value-unknown');
  const [circle = TEAM] = circles;
  return accept({ parts: partsIn(circle, writes), undo: null });
}

function isShared(kind: RecordKind): kind is Exclude<RecordKind, BornKind> {
  return !bornKinds.some((born) => born === kind);
}
