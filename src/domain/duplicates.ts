import type { ContactId } from '#base/ids.ts';
import type { Ags } from './municipality.ts';
import { checkMail, checkPhone } from './reach.ts';
import { fold, phoneDigits } from './search.ts';

/** What is known of a contact already; the list's rows fit. The haystack holds its numbers (digits) and mails among its words. */
export type KnownPerson = { readonly id: ContactId; readonly name: string; readonly municipality: Ags | null; readonly haystack: string };
export type Candidate = { readonly name: string; readonly municipality?: Ags | null; readonly phones?: readonly string[]; readonly mails?: readonly string[] };
export type Duplicate = { readonly id: ContactId; readonly by: 'phone' | 'mail' | 'name' };

/** Built once for many candidates: 10,000 people take some ten milliseconds. */
export type DuplicateIndex = { readonly names: ReadonlyMap<string, readonly KnownPerson[]>; readonly reach: ReadonlyMap<string, readonly ContactId[]> };

export function duplicateIndex(people: Iterable<KnownPerson>): DuplicateIndex {
  const names = new Map<string, KnownPerson[]>();
  const reach = new Map<string, ContactId[]>();
  for (const person of people) {
    add(names, nameKey(person.name), person);
    for (const word of person.haystack.split(' ')) if (word.includes('@') || /^\d{6,}$/.test(word)) add(reach, word, person.id);
  }
  return { names, reach };
}

/**
 * Who this might be already: the same number or mail, or the same name (in any order, "ö" as "oe") in the same place; where one side has no
 * place, the name alone. Each person once, by the strongest sign. Only ever a hint: people share names and numbers.
 */
export function possibleDuplicates(candidate: Candidate, index: DuplicateIndex): readonly Duplicate[] {
  const found = new Map<ContactId, Duplicate>();
  const note = (by: Duplicate['by']) => (id: ContactId) => {
    if (!found.has(id)) found.set(id, { id, by });
  };
  for (const phone of candidate.phones ?? []) index.reach.get(digitsOf(phone))?.forEach(note('phone'));
  for (const mail of candidate.mails ?? []) index.reach.get(mailOf(mail))?.forEach(note('mail'));
  const place = candidate.municipality ?? null;
  for (const person of index.names.get(nameKey(candidate.name)) ?? []) {
    if (place === null || person.municipality === null || person.municipality === place) note('name')(person.id);
  }
  return [...found.values()];
}

function nameKey(name: string): string {
  return fold(name).split(/[^\p{L}\d]+/u).filter((word) => word !== '').toSorted().join(' ');
}

function digitsOf(phone: string): string {
  const checked = checkPhone(phone);
  return phoneDigits(checked.ok ? checked.value : phone)[0] ?? '';
}

function mailOf(mail: string): string {
  const checked = checkMail(mail);
  return fold(checked.ok ? checked.value : mail);
}

function add<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
