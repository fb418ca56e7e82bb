import { newEditId, TEAM, type CircleId, type EditId, type Random } from '#base/ids.ts';
import { accept } from '#base/result.ts';
import type { Known } from './known.ts';
import type { Decided, Part } from './refusal.ts';
import type { Plain, RecordKind, Write } from './write.ts';

export type Change = Extract<Write, { make: 'change' }>;
/** One wanted change, before it has an id. */
export type Wanted = { readonly field: string; readonly value: Plain; readonly seen: readonly EditId[] };

/** The change that puts `value` beside whatever arrived after `replaces` was seen. */
function change(kind: RecordKind, id: string, wanted: Wanted, random: Random): Change {
  return { make: 'change', kind, id, edit: newEditId(random), field: wanted.field, value: wanted.value, replaces: wanted.seen };
}

/** The changes among the wanted that would change something: a value equal to the shown one is written only to settle several. */
export function changes(kind: RecordKind, id: string, wanted: readonly Wanted[], known: Known, random: Random): readonly Change[] {
  return wanted.filter((one) => changesSomething(kind, id, one, known)).map((one) => change(kind, id, one, random));
}

export function changesSomething(kind: RecordKind, id: string, wanted: Wanted, known: Known): boolean {
  if (!samePlain(known.value(kind, id, wanted.field), wanted.value)) return true;
  const heads = known.heads(kind, id, wanted.field);
  return heads.length > 1 && wanted.seen.some((edit) => heads.includes(edit));
}

/** Accepts changes together with the command that takes exactly these back. */
export function acceptChanges(writes: readonly Change[], known: Known, circle: CircleId = TEAM): Decided {
  const values = writes.flatMap((write) => {
    const before = known.value(write.kind, write.id, write.field);
    return before === undefined ? [] : [{ kind: write.kind, id: write.id, field: write.field, value: before, seen: [write.edit] }];
  });
  return accept({ parts: partsIn(circle, writes), undo: values.length > 0 ? { do: 'restore', values } : null });
}

/** Accepts births and whatever comes with them: nothing earlier to put back. */
export function acceptWrites(writes: readonly Write[]): Decided {
  return accept({ parts: partsIn(TEAM, writes), undo: null });
}

/** The writes as one part, or none where there are none. */
export function partsIn(circle: CircleId, writes: readonly Write[]): readonly Part[] {
  return writes.length > 0 ? [{ circle, writes }] : [];
}

/** Equality of plain values; the order of an object's keys does not matter. */
export function samePlain(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && samePlain((a as { [key: string]: Plain })[key], (b as { [key: string]: Plain })[key]))
  );
}
