import { NO_CENTS, type Cents } from '#base/cents.ts';
import type { LocalDate } from '#base/localDate.ts';
import { bodyAt } from '#domain/council.ts';
import { readEuro, readShare, typedEuro, typedShare } from '#domain/euroText.ts';
import type { FeeBasis, FeeRate, FeeReduction } from '#domain/fee.ts';
import type { FeeRhythm } from '#domain/feePeriods.ts';
import type { BodyTerms, FeeTerms } from '#domain/feeTerms.ts';
import type { BodyKind } from '#domain/mandate.ts';
import type { PlaceKey } from '#domain/places.ts';

/** One body's terms as typed. `placeText`: what stands in the field of the place without being one. */
export type TypedBody = {
  readonly key: string;
  readonly body: BodyKind | null;
  readonly place: PlaceKey | null;
  readonly placeText: string;
  readonly allowance: string;
  readonly attendance: string;
  readonly meetings: string;
  readonly supplement: string;
  readonly rateBy: 'share' | 'fixed' | null;
  readonly share: string;
  readonly fixed: string;
};
export type TypedReduction = { readonly id: string; readonly label: string; readonly off: 'basis' | 'share' | 'sum'; readonly amount: string };

/** The terms as typed; nothing checked yet. */
export type TermsForm = {
  readonly from: LocalDate | null;
  readonly bodies: readonly TypedBody[];
  readonly reductions: readonly TypedReduction[];
  readonly rhythm: FeeRhythm | null;
  readonly holder: string;
  readonly iban: string;
  readonly purpose: string;
  readonly note: string;
};

/** Where what was typed can not be read, or is missing. */
export type TermsPlace = 'from' | 'bodies' | 'rhythm' | 'holder' | `${'body' | 'place' | 'allowance' | 'attendance' | 'meetings' | 'supplement' | 'rate'} ${string}` | `reduction ${string}`;

/** Nothing is preset: neither a rate nor a sum nor a rhythm. */
export const emptyTerms: TermsForm = { from: null, bodies: [], reductions: [], rhythm: null, holder: '', iban: '', purpose: '', note: '' };

export function emptyBody(key: string): TypedBody {
  return { key, body: null, place: null, placeText: '', allowance: '', attendance: '', meetings: '', supplement: '', rateBy: null, share: '', fixed: '' };
}

/** The next version begins with what the last one says, but for its day. */
export function termsFormOf({ bodies, reductions, rhythm, account, note }: FeeTerms): TermsForm {
  return {
    from: null,
    bodies: bodies.map((one, index) => typedBody(one, `${index}`)),
    reductions: reductions.map(({ id, label, takes }) => ({ id, label, off: takes.off, amount: takes.off === 'share' ? typedShare(takes.basisPoints) : typedEuro(takes.amount) })),
    rhythm,
    holder: account?.holder ?? '',
    iban: account?.iban ?? '',
    purpose: account?.purpose ?? '',
    note,
  };
}

function typedBody({ body, place, basis, rate }: BodyTerms, key: string): TypedBody {
  const shown = (amount: Cents): string => (amount === NO_CENTS ? '' : typedEuro(amount));
  const typed = rate.by === 'share' ? { share: typedShare(rate.basisPoints) } : { fixed: typedEuro(rate.monthly) };
  const sums = { allowance: shown(basis.allowance), attendance: shown(basis.attendance), supplement: shown(basis.supplement) };
  return { ...emptyBody(key), body, place, ...sums, meetings: basis.meetings === 0 ? '' : String(basis.meetings), rateBy: rate.by, ...typed };
}

/** Another kind of body has other places; a town's council is a Stadtrat. */
export function withKind(typed: TypedBody, body: BodyKind, sameKind: boolean): TypedBody {
  return sameKind ? { ...typed, body: bodyAt(body, typed.place) } : { ...typed, body, place: null, placeText: '' };
}

type Read = { readonly terms: FeeTerms | null; readonly wrong: readonly TermsPlace[] };

/** The terms that were typed, under this id; null as long as something is wrong or missing. */
export function readTermsForm(form: TermsForm, id: string): Read {
  const wrong: TermsPlace[] = [];
  const { from, rhythm } = form;
  if (from === null) wrong.push('from');
  if (form.bodies.length === 0) wrong.push('bodies');
  if (rhythm === null) wrong.push('rhythm');
  const bodies = form.bodies.flatMap((typed) => readBody(typed, wrong) ?? []);
  const reductions = form.reductions.flatMap((typed) => readReduction(typed, wrong) ?? []);
  const [holder, iban, purpose] = [form.holder.trim(), form.iban.trim(), form.purpose.trim()];
  if (iban !== '' && holder === '') wrong.push('holder');
  const account = holder === '' && iban === '' ? null : { holder, iban, purpose };
  return { wrong, terms: wrong.length > 0 || from === null || rhythm === null ? null : { id, from, bodies, reductions, rhythm, account, note: form.note } };
}

function readBody(typed: TypedBody, wrong: TermsPlace[]): BodyTerms | null {
  const { key, body, place } = typed;
  const sum = (field: 'allowance' | 'attendance' | 'supplement'): Cents => read(typed[field], readEuro, () => wrong.push(`${field} ${key}`)) ?? NO_CENTS;
  if (body === null) wrong.push(`body ${key}`);
  // What is half typed is not taken for "everywhere".
  if (place === null && typed.placeText.trim() !== '') wrong.push(`place ${key}`);
  const basis: FeeBasis = { allowance: sum('allowance'), attendance: sum('attendance'), meetings: read(typed.meetings, readWhole, () => wrong.push(`meetings ${key}`)) ?? 0, supplement: sum('supplement') };
  const rate = readRate(typed);
  if (rate === null) wrong.push(`rate ${key}`);
  return body && rate && { body, place, basis, rate };
}

function read<T>(typed: string, by: (text: string) => T | null, onWrong: () => void): T | null {
  if (typed.trim() === '') return null;
  const found = by(typed);
  if (found === null) onWrong();
  return found;
}

/** Null where nothing, or nothing readable, was typed: there is no default. */
function readRate({ rateBy, share, fixed }: TypedBody): FeeRate | null {
  const basisPoints = rateBy === 'share' ? readShare(share) : null;
  if (basisPoints !== null) return basisPoints <= 10_000 ? { by: 'share', basisPoints } : null;
  const monthly = rateBy === 'fixed' ? readEuro(fixed) : null;
  return monthly === null ? null : { by: 'fixed', monthly };
}

function readReduction({ id, label, off, amount }: TypedReduction, wrong: TermsPlace[]): FeeReduction | null {
  const share = off === 'share' ? readShare(amount) : null;
  const sum = off === 'share' ? null : readEuro(amount);
  if (label.trim() === '' || (share === null && sum === null) || (share ?? 0) > 10_000) {
    wrong.push(`reduction ${id}`);
    return null;
  }
  return { id, label: label.trim(), takes: off === 'share' ? { off, basisPoints: share ?? 0 } : { off, amount: sum ?? NO_CENTS } };
}

function readWhole(typed: string): number | null {
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 366 ? Number(typed) : null;
}
