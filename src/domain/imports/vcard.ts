import ICAL from 'ical.js';
import { accept, refuse, type Result } from '#base/result.ts';
import type { ImportColumn, ImportField, ImportProblem, ImportRefusal, ImportRow } from './table.ts';
import { plainProperty, splitCards, type CardText } from './vcardLines.ts';

export type CardTable = { readonly columns: readonly ImportColumn[]; readonly rows: readonly ImportRow[]; readonly problems: readonly ImportProblem[] };

/** The columns a vCard file has, by the property they come from; several values of one card stand in one cell, a line each. */
const columns = [
  ['FN', 'name'], ['TEL', 'phone'], ['EMAIL', 'mail'], ['ADR', 'place'], ['CATEGORIES', 'tags'], ['NOTE', 'notes'], ['FAX', 'ignore'], ['ORG', 'ignore'],
] as const satisfies readonly (readonly [string, ImportField])[];
type Column = (typeof columns)[number][0];
type Card = Record<Column, string[]>;

/** vCard 2.1, 3.0 and 4.0, also mixed in one file. A property that can not be read is reported and costs the card nothing else. */
export function readVcards(text: string): Result<CardTable, ImportRefusal> {
  const { cards, problems } = splitCards(text);
  if (cards.length === 0) return refuse(problems.some(({ why }) => why === 'card-unclosed') ? 'file-broken' : 'file-without-rows');
  const unreadable: ImportProblem[] = [];
  const rows = cards.map((card) => readCard(card, unreadable)).map(({ line, card }) => ({ line, cells: columns.map(([name]) => card[name].join('\n')) }));
  return accept({
    columns: columns.map(([title, guess]) => ({ title, guess })),
    rows,
    problems: [...problems, ...unreadable].sort((a, b) => a.line - b.line),
  });
}

function readCard({ line, lines }: CardText, problems: ImportProblem[]): { readonly line: number; readonly card: Card } {
  const version = lines.map(({ text }) => /^VERSION:\s*([\d.]+)/i.exec(text)?.[1]).find((found) => found !== undefined) ?? '3.0';
  const card: Card = { FN: [], TEL: [], FAX: [], EMAIL: [], ADR: [], CATEGORIES: [], NOTE: [], ORG: [] };
  let structuredName = '';
  for (const one of lines) {
    const plain = plainProperty(one.text, version);
    if (!plain) problems.push({ line: one.line, why: 'property-unreadable', text: one.text.slice(0, 80) });
    if (!plain || !(plain.name === 'N' || plain.name in card)) continue;
    const parsed = parseProperty(plain.text, version);
    if (!parsed) problems.push({ line: one.line, why: 'property-unreadable', text: one.text.slice(0, 80) });
    else if (plain.name === 'N') structuredName = nameFrom(parsed.values);
    else put(card, plain.name as Column, parsed);
  }
  const name = card.FN.find((found) => found !== '') ?? structuredName;
  return { line, card: { ...card, FN: name === '' ? [] : [name] } };
}

type Parsed = { readonly types: string; readonly values: readonly Value[] };
type Value = string | readonly Value[];

function parseProperty(text: string, version: string): Parsed | null {
  try {
    const [, params, , ...values] = ICAL.parse.property(text, version === '4.0' ? ICAL.design.vcard : ICAL.design.vcard3) as unknown as [string, { type?: string | string[] }, string, ...Value[]];
    return { types: [params.type ?? []].flat().join(' ').toLowerCase(), values };
  } catch {
    return null;
  }
}

function put(card: Card, name: Column, { types, values }: Parsed): void {
  if (name === 'TEL') return add(card[/\b(fax|pager)\b/.test(types) ? 'FAX' : 'TEL'], plainText(values[0]).replace(/^tel:/i, '').replace(/;.*$/, ''));
  if (name === 'ADR') {
    // Where somebody lives is what counts for a list: a home address goes before others.
    const place = plainText(component(values, 3));
    if (place !== '') card.ADR = /\bhome\b/.test(types) || card.ADR.length === 0 ? [place] : card.ADR;
    return;
  }
  if (name === 'ORG') return add(card.ORG, values.flat().map(plainText).filter((part) => part !== '').join(', '));
  if (name === 'CATEGORIES') return values.forEach((value) => add(card.CATEGORIES, plainText(value)));
  add(card[name], plainText(values[0]));
}

function add(cell: string[], value: string): void {
  if (value !== '' && !cell.includes(value)) cell.push(value);
}

/** N is family; given; additional; prefix; suffix (RFC 6350 §6.2.2). */
function nameFrom(values: readonly Value[]): string {
  return [3, 1, 0].map((index) => plainText(component(values, index))).filter((part) => part !== '').join(' ');
}

/** A structured property with one component only comes as a plain string. */
function component(values: readonly Value[], index: number): Value | undefined {
  const whole = values[0];
  return typeof whole === 'string' ? (index === 0 ? whole : undefined) : whole?.[index];
}

function plainText(value: Value | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value.trim() : value.map(plainText).join(' ').trim();
}
