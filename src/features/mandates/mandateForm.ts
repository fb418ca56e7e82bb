import type { MandateRow } from '#app/recruitingApi.ts';
import type { ContactId, EditId, MandateId, MemberId } from '#base/ids.ts';
import type { Command, EditOf } from '#domain/command.ts';
import { mandateDefaults, type BodyKind, type MandateField, type MandateFields, type StandingAgain } from '#domain/mandate.ts';
import type { Ags } from '#domain/municipality.ts';
import { place, type PlaceKey } from '#domain/places.ts';
import { readSince } from '#domain/since.ts';

/** Whose mandate it is, while the form is being filled in. */
export type Holder =
  | { readonly at: 'searching'; readonly text: string }
  | { readonly at: 'known'; readonly id: ContactId; readonly name: string }
  | { readonly at: 'new'; readonly name: string; readonly phone: string };

/** The form as typed; nothing checked yet. */
export type MandateForm = {
  readonly holder: Holder;
  readonly body: BodyKind | null;
  readonly place: PlaceKey | null;
  /** Letters typed in the place's field that name none yet. */
  readonly placeText: string;
  readonly locality: string;
  readonly group: string;
  readonly since: string;
  readonly standingAgain: StandingAgain;
};

/** What a form began with; kept in its draft, so that a retry or a restart writes the same records and replaces the same values. */
export type MandateStart = {
  readonly id: MandateId;
  /** The id of a person made in this form. */
  readonly person: ContactId;
  readonly form: MandateForm;
  /** Null: a new mandate; else the heads on the screen when editing began. */
  readonly base: { readonly heads: Readonly<Partial<Record<MandateField, readonly EditId[]>>> } | null;
};

export function emptyMandate(holder: Holder): MandateForm {
  return { holder, body: null, place: null, placeText: '', locality: '', group: '', since: '', standingAgain: mandateDefaults.standingAgain };
}

/** The form for a mandate on record; `written` says a day as people type it. */
export function formOf(row: MandateRow, written: (day: NonNullable<MandateRow['since']>) => string): MandateForm {
  const { contact, contactName, body, place: key, locality, group, since, standingAgain } = row;
  return { holder: { at: 'known', id: contact, name: contactName }, body, place: key, placeText: '', locality, group, since: since === null ? '' : written(since), standingAgain };
}

/** The command that saves a complete form; none where nothing changed or something is missing (see `missingIn`). */
export function commandOf(form: MandateForm, start: MandateStart, self: MemberId | null): Command | null {
  const { holder, body } = form;
  if (body === null || holder.at === 'searching') return null;
  if (start.base) {
    const edits = mandateEdits(form, start);
    return edits.length > 0 ? { do: 'editMandate', id: start.id, edits } : null;
  }
  const mandate = { ...valuesOf(form), body };
  if (holder.at === 'known') return { do: 'createMandate', id: start.id, contact: holder.id, mandate };
  const phone = holder.phone.trim();
  const municipality = form.place !== null && place(form.place)?.kind === 'municipality' ? (form.place as string as Ags) : null;
  return { do: 'createContact', id: start.person, contact: { name: holder.name, phones: phone === '' ? [] : [phone], municipality, responsible: self, mandates: [{ ...mandate, id: start.id }] } };
}

/** An edit for each field whose value differs from the one the form began with. */
function mandateEdits(form: MandateForm, start: MandateStart): readonly EditOf<MandateFields>[] {
  const now = valuesOf(form);
  const before = valuesOf(start.form);
  const fields = Object.keys(now) as (keyof typeof now)[];
  return fields.filter((field) => now[field] !== before[field]).map((field) => ({ field, value: now[field], seen: start.base?.heads[field] ?? [] }) as EditOf<MandateFields>);
}

function valuesOf(form: MandateForm): Omit<MandateFields, 'endedOn'> {
  const { body, place: key, locality, group, since, standingAgain } = form;
  return {
    body: body ?? mandateDefaults.body, place: key, locality: body === 'local-council' ? locality.trim() : '', group: group.trim(), since: since.trim() === '' ? null : readSince(since), standingAgain,
  };
}

/** Council groups to offer: those of the same council first, then the most frequent. */
export function knownGroups(rows: Iterable<MandateRow>, form: Pick<MandateForm, 'body' | 'place'>): readonly string[] {
  const weights = new Map<string, number>();
  const near = 1_000;
  for (const row of rows) {
    const weight = row.body === form.body && row.place === form.place ? near : 1;
    if (row.group !== '') weights.set(row.group, (weights.get(row.group) ?? 0) + weight);
  }
  return [...weights].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'de')).map(([group]) => group).slice(0, OFFERED);
}

const OFFERED = 4;
