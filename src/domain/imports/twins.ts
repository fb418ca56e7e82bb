import type { ContactId } from '#base/ids.ts';
import type { NewContact } from '../command.ts';
import { duplicateIndex, possibleDuplicates, type Duplicate, type KnownPerson } from '../duplicates.ts';
import { fold, phoneDigits } from '../search.ts';

/** Who a person of the file may be already, and what says so: a contact, or an earlier line of the same file. */
export type Twin = { readonly name: string; readonly by: Duplicate['by'] } & ({ readonly contact: ContactId } | { readonly line: number });

export type Row = { readonly line: number; readonly id: ContactId; readonly contact: NewContact };

/** For each row its possible twin (D-24): among the contacts first, then among the lines above it. */
export function twinsOf(rows: readonly Row[], existing: readonly KnownPerson[]): (row: Row) => Twin | null {
  const known = duplicateIndex(existing);
  const names = new Map(existing.map((person) => [person.id, person.name]));
  const inFile = duplicateIndex(firstHolders(rows));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (row) => {
    const candidate = { ...row.contact, municipality: row.contact.municipality ?? null };
    const [contact] = possibleDuplicates(candidate, known);
    if (contact) return { name: names.get(contact.id) ?? '', by: contact.by, contact: contact.id };
    for (const { id, by } of possibleDuplicates(candidate, inFile)) {
      const other = byId.get(id);
      if (other && other.line < row.line) return { name: other.contact.name, by, line: other.line };
    }
    return null;
  };
}

/** Each number, mail and name with the first row that has it only: a list in which thousands share an office's number stays quick. */
function firstHolders(rows: readonly Row[]): readonly KnownPerson[] {
  const seen = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && seen.add(key).has(key);
  return rows.flatMap(({ id, contact }) => {
    const municipality = contact.municipality ?? null;
    const ways = [...(contact.phones ?? []).flatMap(phoneDigits), ...(contact.mails ?? []).map(fold)].filter(isNew);
    const newName = isNew(`${fold(contact.name)} ${municipality ?? ''}`);
    return newName || ways.length > 0 ? [{ id, name: newName ? contact.name : '', municipality, haystack: ways.join(' ') }] : [];
  });
}
