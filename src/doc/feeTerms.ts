import type * as Y from 'yjs';
import { NO_CENTS, parseCents, type Cents } from '#base/cents.ts';
import type { FeeBasis, FeeRate, FeeReduction } from '#domain/fee.ts';
import { feeRhythms } from '#domain/feePeriods.ts';
import type { BodyTerms, FeeAccount, FeeTerms } from '#domain/feeTerms.ts';
import { bodyKinds } from '#domain/mandate.ts';
import type { PlaceKey } from '#domain/places.ts';
import { TERMS_ID } from '#domain/write.ts';
import { readRecord } from './records.ts';
import { day, isObject, oneOf, orNull, text, wholeNumber } from './reads.ts';

/** Every version of the association's terms, in the order of their recording; what cannot be read is none. */
export function feeTermsOf(team: Y.Doc): readonly FeeTerms[] {
  const said = readRecord(team, 'terms', TERMS_ID)?.edits.filter(({ field }) => field === 'versions') ?? [];
  const byId = new Map<string, FeeTerms>();
  for (const { value } of said) {
    const read = readTerms(value);
    if (read && !byId.has(read.id)) byId.set(read.id, read);
  }
  return [...byId.values()];
}

/** A version whose beginning or rhythm cannot be read holds on no day; a body or reduction that cannot is left out. */
export function readTerms(value: unknown): FeeTerms | undefined {
  if (!isObject(value)) return undefined;
  const [id, from, rhythm] = [text(value['id']), day(value['from']), oneOf(feeRhythms)(value['rhythm'])];
  if (!id || !from || !rhythm) return undefined;
  return {
    id,
    from,
    rhythm,
    bodies: list(value['bodies'], readBody),
    reductions: list(value['reductions'], readReduction),
    account: readAccount(value['account']) ?? null,
    note: text(value['note']) ?? '',
  };
}

export function readBasis(value: unknown): FeeBasis | undefined {
  if (!isObject(value)) return undefined;
  const sum = (field: string): Cents => readSum(value[field]) ?? NO_CENTS;
  return { allowance: sum('allowance'), attendance: sum('attendance'), meetings: wholeNumber(value['meetings']) ?? 0, supplement: sum('supplement') };
}

export function readRate(value: unknown): FeeRate | undefined {
  if (!isObject(value)) return undefined;
  const [share, monthly] = [wholeNumber(value['basisPoints']), readSum(value['monthly'])];
  if (value['by'] === 'share' && share !== undefined) return { by: 'share', basisPoints: share };
  return value['by'] === 'fixed' && monthly !== undefined ? { by: 'fixed', monthly } : undefined;
}

export function readReduction(value: unknown): FeeReduction | undefined {
  if (!isObject(value) || !isObject(value['takes'])) return undefined;
  const [id, label] = [text(value['id']), text(value['label'])];
  const [off, share, amount] = [value['takes']['off'], wholeNumber(value['takes']['basisPoints']), readSum(value['takes']['amount'])];
  if (!id || label === undefined) return undefined;
  if (off === 'share' && share !== undefined) return { id, label, takes: { off, basisPoints: share } };
  return (off === 'basis' || off === 'sum') && amount !== undefined ? { id, label, takes: { off, amount } } : undefined;
}

export function readSum(value: unknown): Cents | undefined {
  return typeof value === 'number' ? (parseCents(value) ?? undefined) : undefined;
}

function readBody(value: unknown): BodyTerms | undefined {
  if (!isObject(value)) return undefined;
  const [body, place, basis, rate] = [oneOf(bodyKinds)(value['body']), orNull(value['place'], text), readBasis(value['basis']), readRate(value['rate'])];
  return body && place !== undefined && basis && rate ? { body, place: place as PlaceKey | null, basis, rate } : undefined;
}

function readAccount(value: unknown): FeeAccount | undefined {
  if (!isObject(value)) return undefined;
  const [holder, iban] = [text(value['holder']), text(value['iban'])];
  return holder !== undefined && iban !== undefined ? { holder, iban, purpose: text(value['purpose']) ?? '' } : undefined;
}

export function list<T>(value: unknown, read: (value: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(value)) return [];
  // Each in a list of its own: what is read may itself be a list, as a signature's strokes are.
  return value.flatMap((one: unknown) => {
    const found = read(one);
    return found === undefined ? [] : [found];
  });
}
