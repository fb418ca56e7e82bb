import type { LocalDate } from '#base/localDate.ts';
import { bodyAt, placeKindOf, placeOfBody } from '../council.ts';
import type { BodyKind } from '../mandate.ts';
import type { NewMandate } from '../mandateCommands.ts';
import type { Ags } from '../municipality.ts';
import { places, type PlaceKey } from '../places.ts';
import { fold } from '../search.ts';
import { readSince } from '../since.ts';
import { checkText, limits } from '../text.ts';
import { placeNamed } from './place.ts';
import type { ImportField } from './table.ts';
import { saysNo, type Left, type Taken } from './values.ts';

export type MandateCells = Readonly<Record<'mandate' | 'mandatePlace' | 'locality' | 'group' | 'since', readonly string[]>>;

/** What names each body in folded letters, longest first; "Kreistagsmitglied" and "Stadträtin" are meant too. */
const bodyWords: readonly (readonly [RegExp, BodyKind])[] = [
  [/\b(verbandsgemeinder(at|at\w*)|verbandsrat\w*|vg-?rat\w*|association[ -]council\w*)/, 'association-council'],
  [/\b(ortschaftsrat\w*|ortsrat\w*|ortsbeirat\w*|local[ -]council\w*)/, 'local-council'],
  [/\b(kreistag\w*|kreisrat\w*|district[ -]council\w*)/, 'district-council'],
  [/\b(stadtrat\w*|stadtverordnet\w*|city[ -]council\w*|town[ -]council\w*)/, 'city-council'],
  [/\b(gemeinderat\w*|gemeindevertret\w*|municipal[ -]council\w*)/, 'municipal-council'],
];

/**
 * The seats a row names. One cell may name several ("Stadtrat Köthen, Kreistag"); the place stands behind the body, in a column of its own, or is where
 * the person lives. A seat whose place cannot be told is taken without it, and the report says so.
 */
export function mandatesOf(cells: MandateCells, home: Ags | null): Taken<readonly NewMandate[]> {
  const { named, left } = namedBodies(cells.mandate);
  if (named.length === 0) return { value: [], left: [...left, ...homeless(cells)] };
  const group = groupOf(cells.group);
  const since = sinceOf(cells.since, named.length > 1);
  const seats = named.map((one, index) => seatOf(one, columnFor(cells.mandatePlace, index, named.length), cells, home));
  const ortschaft = named.some(({ body }) => body === 'local-council') ? [] : cells.locality.map((text): Left => ({ field: 'locality', why: 'locality-elsewhere', text }));
  const all = distinct(seats.map(({ value: seat }) => ({ ...seat, group: group.value, since: since.value })));
  const beyond = all.slice(limits.mandates).map(({ body }): Left => ({ field: 'mandate', why: 'too-many', text: body }));
  return { value: all.slice(0, limits.mandates), left: [...beyond, ...left, ...group.left, ...since.left, ...ortschaft, ...seats.flatMap((seat) => seat.left)] };
}

type Named = { readonly body: BodyKind; readonly rest: string };

/** A part without a body's name belongs to the body before it: "Stadtrat, Köthen". */
function namedBodies(cells: readonly string[]): { readonly named: readonly Named[]; readonly left: readonly Left[] } {
  const named: Named[] = [];
  const left: Left[] = [];
  for (const cell of cells) {
    const before = named.length;
    for (const part of cell.split(/[;\n,|&+]|\s+und\s+|\/(?=\s*\p{L}*(?:rat|tag)\b)/iu).map((one) => one.trim())) {
      const found = bodyIn(part);
      const last = named.length > before ? named.at(-1) : undefined;
      if (part === '' || (!found && saysNo(part))) continue;
      if (found) named.push(found);
      else if (last?.rest === '') named[named.length - 1] = { ...last, rest: part };
      else left.push({ field: 'mandate', why: 'body-unknown', text: part });
    }
  }
  return { named, left };
}

/** The body a text names and what else it says: "im Stadtrat von Köthen (Anhalt)" is the Stadtrat and "Köthen (Anhalt)". */
function bodyIn(text: string): Named | null {
  const words = text.split(/\s+/);
  for (const [pattern, body] of bodyWords) {
    const at = words.findIndex((word, index) => pattern.test(fold(word)) || pattern.test(fold(`${word} ${words[index + 1] ?? ''}`)));
    if (at < 0) continue;
    const length = pattern.test(fold(words[at] ?? '')) ? 1 : 2;
    return { body, rest: words.slice(at + length).join(' ').replace(/^[\s:–-]+|^((von|in|im|der|des|zu)\s+)+/gi, '').trim() };
  }
  return null;
}

type Place = Pick<NewMandate, 'body'> & { readonly place: PlaceKey | null; readonly locality: string };

/** What stands behind an Ortschaftsrat is its Ortschaft; behind every other body, and in the column, stands its place. A place nobody knows is not guessed. */
function seatOf({ body, rest }: Named, column: string, cells: MandateCells, home: Ags | null): Taken<Place> {
  const local = body === 'local-council';
  const ortschaft = local ? (cells.locality[0] ?? rest) : '';
  const said = (local && ortschaft === rest ? [column] : [rest, column]).filter((text) => text !== '');
  const unknown = said.filter((text) => placeCalled(body, text) === null);
  const around = (home && placeOfBody(body, home)) ?? (local ? placeCalled(body, ortschaft) : null);
  const key = said.length === 0 ? around : (said.map((text) => placeCalled(body, text)).find((found) => found !== null) ?? null);
  const locality = checkText(ortschaft, limits.name, 'locality');
  return {
    value: { body: bodyAt(body, key), place: key, locality: locality.ok ? locality.value : '' },
    left: [
      ...unknown.map((text): Left => ({ field: 'mandatePlace', why: 'seat-place-unknown', text })),
      ...(key === null && said.length === 0 ? [{ field: 'mandatePlace', why: 'seat-place-missing', text: cells.mandate.join(', ') } as const] : []),
      ...(locality.ok ? [] : [{ field: 'locality', why: locality.refusal, text: ortschaft.slice(0, 80) } as const]),
    ],
  };
}

/** Several places in the column belong to as many seats, in their order; otherwise the column speaks of all. */
function columnFor(cells: readonly string[], index: number, seats: number): string {
  const parts = cells.flatMap((cell) => cell.split(/[;\n|]/)).map((one) => one.trim()).filter((one) => one !== '');
  return (parts.length === seats ? parts[index] : cells.join(' ')) ?? '';
}

/** The place of the body's kind with that name; a Gemeinde stands for the Verbandsgemeinde or Landkreis it lies in. */
function placeCalled(body: BodyKind, text: string): PlaceKey | null {
  const kind = placeKindOf(body);
  const plain = text.replace(/^(stadt|gemeinde|einheitsgemeinde)\s+/i, '');
  const named = kind === 'municipality' ? undefined : placesByName.get(`${kind} ${shortTitle(text)}`);
  const gemeinde = placeNamed([plain]).value;
  return named ?? (gemeinde && placeOfBody(body, gemeinde));
}

function shortTitle(text: string): string {
  return fold(text).replace(/^(verbandsgemeinde|vgem\.?|vg|landkreis|lk|kreis)\s+/, '').replace(/\s*\(.*$/, '');
}

const placesByName: ReadonlyMap<string, PlaceKey> = new Map(
  places.filter(({ kind }) => kind !== 'municipality').flatMap(({ kind, name, key }) => [[`${kind} ${shortTitle(name)}`, key], [`${kind} ${fold(name)}`, key]] as const),
);

function groupOf(cells: readonly string[]): Taken<string> {
  const text = cells.join(', ');
  const checked = checkText(text, limits.name, 'group');
  return checked.ok ? { value: checked.value, left: [] } : { value: '', left: [{ field: 'group', why: checked.refusal, text: text.slice(0, 80) }] };
}

/** One day for several seats would be true of one of them at most. */
function sinceOf([text]: readonly string[], several: boolean): Taken<LocalDate | null> {
  if (text === undefined) return { value: null, left: [] };
  const day = several ? null : readSince(text);
  return { value: day, left: day === null ? [{ field: 'since', why: several ? 'since-of-several' : 'since-unreadable', text }] : [] };
}

/** What was said of a seat that no cell names. */
function homeless(cells: MandateCells): readonly Left[] {
  const about: readonly (keyof MandateCells & ImportField)[] = ['mandatePlace', 'locality', 'group', 'since'];
  return about.flatMap((field) => cells[field].filter((text) => !saysNo(text)).map((text): Left => ({ field, why: 'body-missing', text })));
}

function distinct(seats: readonly NewMandate[]): readonly NewMandate[] {
  const keys = seats.map(({ body, place, locality }) => `${body} ${place} ${fold(locality ?? '')}`);
  return seats.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
