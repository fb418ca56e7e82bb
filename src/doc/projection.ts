import type { EditId } from '#base/ids.ts';
import { samePlain } from '#domain/change.ts';
import type { Choice } from '#domain/contact.ts';
import type { Plain } from '#domain/write.ts';
import { heads, latestFirst, saidAbout, type Edit, type StoredRecord } from './records.ts';

/** How each field of a record is read: `read` answers undefined for what this version cannot understand, `missing` is what stands where nothing was said. */
export type Shape<Fields> = { readonly [F in keyof Fields]: { readonly read: (value: unknown) => Fields[F] | undefined; readonly missing: Fields[F] } };

export type Projected<Fields> = {
  readonly fields: Fields;
  /** What an edit of that field must name as `seen`. */
  readonly heads: Readonly<Record<keyof Fields, readonly EditId[]>>;
  /** Fields with several different values that nobody has settled, latest first. */
  readonly contested: Partial<Record<keyof Fields, readonly Choice[]>>;
};

/** Reads a record by its shape. An unreadable value gives way to the latest readable one; nothing throws, no field is missing. */
export function project<Fields extends object>(record: StoredRecord, shape: Shape<Fields>): Projected<Fields> {
  const fields: Partial<Fields> = {};
  const ids: Partial<Record<keyof Fields, readonly EditId[]>> = {};
  const contested: Partial<Record<keyof Fields, readonly Choice[]>> = {};
  const edited = record.edits.length === 0 ? null : new Set(record.edits.map((edit) => edit.field));
  const bornOnce = record.bornAgain.length === 0 ? record.born : null;
  for (const field of Object.keys(shape) as (keyof Fields & string)[]) {
    if (bornOnce && !edited?.has(field)) {
      fields[field] = readOr(shape[field], bornOnce.value[field]);
      ids[field] = bornOnly;
      continue;
    }
    const standing = heads(record, field);
    fields[field] = shownValue(record, field, standing, shape);
    ids[field] = standing.map((edit) => edit.id);
    const choices = distinctChoices(standing, shape[field]);
    if (choices.length > 1) contested[field] = choices;
  }
  return { fields: fields as Fields, heads: ids as Record<keyof Fields, readonly EditId[]>, contested };
}

const bornOnly: readonly EditId[] = ['born' as EditId];

type FieldShape<T> = { readonly read: (value: unknown) => T | undefined; readonly missing: T };

function readOr<T>(shape: FieldShape<T>, value: unknown): T {
  const read = shape.read(value);
  return read === undefined ? shape.missing : read;
}

/** What an edit says, as this version reads it; a birth says the default of every field it leaves out. */
function readEdit<T>(shape: FieldShape<T>, edit: Edit): T | undefined {
  return edit.value === undefined ? shape.missing : shape.read(edit.value);
}

function shownValue<Fields extends object, F extends keyof Fields & string>(record: StoredRecord, field: F, standing: readonly Edit[], shape: Shape<Fields>): Fields[F] {
  for (const edit of [...standing, ...saidAbout(record, field).toSorted(latestFirst)]) {
    const value = readEdit(shape[field], edit);
    if (value !== undefined) return value;
  }
  return shape[field].missing;
}

function distinctChoices<T>(standing: readonly Edit[], shape: FieldShape<T>): readonly Choice[] {
  if (standing.length < 2) return [];
  const choices: Choice[] = [];
  for (const edit of standing) {
    const value = readEdit(shape, edit);
    if (value === undefined || choices.some((choice) => samePlain(choice.value as Plain, value as Plain))) continue;
    choices.push({ edit: edit.id, value, who: edit.who, when: edit.when });
  }
  return choices;
}
