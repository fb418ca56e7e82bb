import { accept, refuse } from '#base/result.ts';
import type { Checked } from './refusal.ts';

/** Letters (UTF-16 units) a field may hold. */
export const limits = { name: 120, notes: 4_000, tag: 40, tags: 20, what: 200, ways: 10, mail: 254, hint: 400, section: 2_000, points: 30, answers: 20, mandates: 10, aim: 400, handedNotes: 120_000, feeBodies: 60, feeReductions: 20, files: 20, chunks: 64, lines: 200, strokes: 18_000, events: 500, occurrences: 400, committees: 60 } as const;

/** Trimmed, one form for each letter (NFC), inner spaces as typed. */
export function tidy(text: string): string {
  return text.normalize('NFC').trim();
}

/** A name: there, and at most 120 letters. */
export function checkName(text: string): Checked<string> {
  const name = tidy(text).replace(/\s+/g, ' ');
  if (name === '') return refuse('name-missing');
  return name.length > limits.name ? refuse('name-too-long', name) : accept(name);
}

/** A free text of at most `max` letters; may be empty. `field` is named in the refusal. */
export function checkText(text: string, max: number, field: string): Checked<string> {
  const tidied = tidy(text);
  return tidied.length > max ? refuse('text-too-long', field) : accept(tidied);
}

/** Checks each and keeps the first of equal ones; empty ones are dropped, more than `max` refused. */
export function checkEach(texts: readonly string[], max: number, check: (text: string) => Checked<string>): Checked<readonly string[]> {
  const kept = new Set<string>();
  for (const text of texts) {
    if (tidy(text) === '') continue;
    const checked = check(text);
    if (!checked.ok) return checked;
    kept.add(checked.value);
  }
  return kept.size > max ? refuse('too-many', String(max)) : accept([...kept]);
}
