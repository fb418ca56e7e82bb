import { isBirthYear, tickets, type Ticket } from '../contact.ts';
import { checkMail, checkPhone } from '../reach.ts';
import type { Checked, DomainRefusal } from '../refusal.ts';
import { fold } from '../search.ts';
import { checkText, limits } from '../text.ts';
import type { ImportField } from './table.ts';

/** What of the file was left out, and why; `text` is what stood there. */
export type Left = { readonly field: ImportField; readonly why: DomainRefusal | 'place-unknown' | SeatNote; readonly text: string };
/** What keeps a mandate, or a part of one, from being taken over. */
export type SeatNote = 'body-unknown' | 'body-missing' | 'seat-place-unknown' | 'seat-place-missing' | 'locality-elsewhere' | 'since-unreadable' | 'since-of-several';
export type Taken<T> = { readonly value: T; readonly left: readonly Left[] };

/** Several numbers in a cell are parted as Google (` ::: `), Outlook and people do; a slash belongs to a number. */
export function phonesOf(cells: readonly string[]): Taken<readonly string[]> {
  return checkAll(cells.flatMap((cell) => cell.split(/:::|[\n;,]/)), limits.ways, 'phone', checkPhone);
}

/** Also `Jörg Müller <joerg@example.org>` and `mailto:` as mail programs export them. */
export function mailsOf(cells: readonly string[]): Taken<readonly string[]> {
  const parts = cells.flatMap((cell) => cell.split(/:::|[\n;,]/)).map((part) => (/<([^>]+)>/.exec(part)?.[1] ?? part).trim().replace(/^mailto:/i, ''));
  return checkAll(parts.flatMap((part) => part.split(/\s+/)), limits.ways, 'mail', checkMail);
}

/** Google marks its own groups with a star; "myContacts" is one everybody has and says nothing. */
export function tagsOf(cells: readonly string[]): Taken<readonly string[]> {
  const parts = cells.flatMap((cell) => cell.split(/:::|[\n;,]/)).map((part) => part.trim().replace(/^\*\s*/, ''));
  return checkAll(parts.filter((part) => part.toLowerCase() !== 'mycontacts'), limits.tags, 'tags', (tag) => checkText(tag, limits.tag, 'tags'));
}

const yes = /^(ja|yes|x|1|wahr|true|mitglied|member|parteimitglied)$/;
/** A cell that says there is nothing. */
export function saysNo(text: string): boolean {
  return no.test(fold(text));
}

const no = /^(nein|no|0|falsch|false|-|–|kein|keine|none)$/;
const independent = /^(parteilos|unabhangig|independent|nichtmitglied|non-?member|parteilos auf unserer liste)/;
const alliance = /bundnis|gemeinsame liste|alliance|joint/;

/** Herkunft from a yes-no column or words; "no member" alone says nothing about the list a person would stand on. */
export function ticketOf(cells: readonly string[]): Taken<Ticket | null> {
  const [text] = cells;
  const word = fold(text ?? '');
  if (text === undefined || saysNo(word)) return { value: null, left: [] };
  const named = tickets.find((ticket) => ticket === word);
  const value = named ?? (yes.test(word) ? 'member' : independent.test(word) ? 'independent' : alliance.test(word) ? 'alliance' : null);
  return { value, left: value === null ? [{ field: 'ticket', why: 'value-unknown', text }] : [] };
}

/** Of a day of birth only the year is taken; one that cannot be right is left out. */
export function birthYearOf(cells: readonly string[], thisYear: number): Taken<number | null> {
  const [text] = cells;
  if (text === undefined) return { value: null, left: [] };
  const year = Number(/(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? 0);
  return isBirthYear(year, thisYear) ? { value: year, left: [] } : { value: null, left: [{ field: 'birthYear', why: 'year-unreadable', text }] };
}

function checkAll(parts: readonly string[], max: number, field: ImportField, check: (text: string) => Checked<string>): Taken<readonly string[]> {
  const kept = new Set<string>();
  const left: Left[] = [];
  for (const part of parts) {
    const text = part.trim();
    if (text === '') continue;
    const checked = check(text);
    if (!checked.ok) left.push({ field, why: checked.refusal, text });
    else if (kept.size < max) kept.add(checked.value);
    else if (!kept.has(checked.value)) left.push({ field, why: 'too-many', text });
  }
  return { value: [...kept], left };
}
