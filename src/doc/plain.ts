import type { Plain } from '#domain/write.ts';

const DEEPEST = 16;

/** Whether a value is what records are made of, and not nested beyond what any version writes. */
export function isPlain(value: unknown, depth = 0): value is Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > DEEPEST || ArrayBuffer.isView(value)) return false;
  return Object.values(value).every((inner) => isPlain(inner, depth + 1));
}

export function isPlainObject(value: unknown): value is { readonly [key: string]: Plain } {
  return isPlain(value) && typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every text that stands somewhere in the value. */
export function textsIn(value: Plain): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A field's name; an event's occurrences have a colon in theirs. */
export function isFieldName(text: string): boolean {
  return /^[A-Za-z0-9_:-]{1,64}$/.test(text);
}

/** A record's or an edit's name as this app makes them; ids that would not fit into a key of another record are none. */
export function isName(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}
