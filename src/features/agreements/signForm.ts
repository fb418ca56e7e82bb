import type { LocalDate } from '#base/localDate.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import type { Signature, Stroke } from '#domain/signed.ts';
import { tidy } from '#domain/text.ts';

export const signingWays = ['glass', 'typed', 'paper'] as const;
export type SigningWay = (typeof signingWays)[number];
export const signingSides = ['holder', 'association'] as const;
export type SigningSide = (typeof signingSides)[number];

/** One side of the table as it is filled in; `aspect` is the pad's width to its height, times 1,000. */
export type SideForm = { readonly name: string; readonly way: SigningWay; readonly strokes: readonly Stroke[]; readonly aspect: number; readonly typed: string; readonly confirmed: boolean; readonly onPaper: boolean };
export type SignForm = Readonly<Record<SigningSide, SideForm>> & { readonly place: string; readonly on: LocalDate | null; /** Of the paper, where somebody signs on one. */ readonly photos: readonly AgreementFile[] };
export type SignPlace = `${SigningSide} ${'name' | 'strokes' | 'typed' | 'confirmed' | 'onPaper'}` | 'on';

export function emptySide(name: string): SideForm {
  return { name, way: 'glass', strokes: [], aspect: 2_000, typed: '', confirmed: false, onPaper: false };
}

/** What still has to be filled in, in the order of the screen. */
export function missingIn(form: SignForm, today: LocalDate): readonly SignPlace[] {
  const names = signingSides.flatMap((side): readonly SignPlace[] => (tidy(form[side].name) === '' ? [`${side} name`] : []));
  const day: readonly SignPlace[] = form.on === null || form.on > today ? ['on'] : [];
  return [...names, ...day, ...signingSides.flatMap((side) => missingOf(form[side]).map((part): SignPlace => `${side} ${part}`))];
}

/** The photos that go with the signatures: of a paper nobody signed there is none. */
export function photosOf(form: SignForm): readonly AgreementFile[] {
  return signingSides.some((side) => form[side].way === 'paper') ? form.photos : [];
}

/** How that side signed, once nothing is missing of it. */
export function signatureOf({ name, way, strokes, aspect }: SideForm, photos: readonly AgreementFile[]): Signature {
  switch (way) {
    case 'glass':
      return { name, how: { by: 'glass', aspect, strokes } };
    case 'typed':
      return { name, how: { by: 'typed' } };
    case 'paper':
      return { name, how: { by: 'paper', files: photos.map(({ id }) => id) } };
  }
}

function missingOf({ name, way, strokes, typed, confirmed, onPaper }: SideForm): readonly ('strokes' | 'typed' | 'confirmed' | 'onPaper')[] {
  switch (way) {
    case 'glass':
      return strokes.length === 0 ? ['strokes'] : [];
    case 'typed':
      return [...(sameName(name, typed) ? [] : ['typed' as const]), ...(confirmed ? [] : ['confirmed' as const])];
    case 'paper':
      return onPaper ? [] : ['onPaper'];
  }
}

/** Capitals and gaps may differ: it is a person at a small keyboard. */
function sameName(a: string, b: string): boolean {
  const plain = (text: string) => tidy(text).replace(/\s+/g, ' ').toLocaleLowerCase('de');
  return plain(a) === plain(b);
}
