import { NO_CENTS, type Cents } from '#base/cents.ts';
import type { ContactId, MandateId, MemberId } from '#base/ids.ts';
import { agreementDefaults, agreementStages, checklistPoints, type AgreementFields, type AgreementFile, type ChecklistPoint } from '#domain/agreement.ts';
import type { FeeCorrection, FeeFigure, GrantedReduction } from '#domain/fee.ts';
import { feeRhythms } from '#domain/feePeriods.ts';
import { bodyKinds } from '#domain/mandate.ts';
import type { PlaceKey } from '#domain/places.ts';
import type { Signature, SignedFigures, SignedHow, SignedVersion } from '#domain/signed.ts';
import { list, readBasis, readRate, readReduction, readSum } from './feeTerms.ts';
import type { Shape } from './projection.ts';
import { day, isObject, oneOf, orNull, text, texts, wholeNumber } from './reads.ts';

/** Whom it is with; stays for life. */
export type AgreementOrigin = { readonly contact: ContactId; readonly mandate: MandateId | null };

const sum = { read: readSum, missing: NO_CENTS };
const tick = { read: (value: unknown) => (typeof value === 'boolean' ? value : undefined), missing: false };
const ticks = Object.fromEntries(checklistPoints.map((point) => [point, tick])) as Record<ChecklistPoint, typeof tick>;
const placeOrNull = (value: unknown) => orNull(value, text) as PlaceKey | null | undefined;
const granted = (value: unknown) => (Array.isArray(value) ? list(value, readGranted) : undefined);
const corrected = (value: unknown) => (Array.isArray(value) ? list(value, readCorrection) : undefined);

export const agreementShape: Shape<AgreementFields & AgreementOrigin> = {
  ...ticks,
  contact: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  mandate: { read: (value) => orNull(value, text) as MandateId | null | undefined, missing: null },
  stage: { read: oneOf(agreementStages), missing: agreementDefaults.stage },
  allowance: sum,
  attendance: sum,
  meetings: { read: wholeNumber, missing: 0 },
  supplement: sum,
  body: { read: (value) => orNull(value, oneOf(bodyKinds)), missing: null },
  place: { read: placeOrNull, missing: null },
  terms: { read: (value) => orNull(value, text), missing: null },
  rate: { read: (value) => orNull(value, readRate), missing: null },
  reductions: { read: granted, missing: agreementDefaults.reductions },
  corrections: { read: corrected, missing: agreementDefaults.corrections },
  rhythm: { read: oneOf(feeRhythms), missing: agreementDefaults.rhythm },
  start: { read: (value) => orNull(value, day), missing: null },
  questions: { read: text, missing: '' },
  notes: { read: text, missing: '' },
  holds: { read: (value) => orNull(value, text), missing: null },
};

/** With whom, at whose desk; both stay for life. */
export const understandingShape: Shape<{ readonly contact: ContactId; readonly desk: MemberId; readonly reached: boolean }> = {
  contact: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  desk: { read: (value) => text(value) as MemberId | undefined, missing: '' as MemberId },
  /** Claims least where it cannot be read. */
  reached: tick,
};

/** A signed version without who and when, or undefined where it cannot be read whole: in part it would say something else. */
export function readSigned(value: unknown): Omit<SignedVersion, 'by' | 'at'> | undefined {
  if (!isObject(value)) return undefined;
  const [id, number, on, fingerprint] = [text(value['id']), wholeNumber(value['number']), day(value['on']), text(value['fingerprint'])];
  const [figures, holder, association] = [readFigures(value['figures']), readSignature(value['holder']), readSignature(value['association'])];
  const terms = orNull(value['terms'], text);
  if (!id || !number || !on || fingerprint === undefined || !figures || !holder || !association || terms === undefined) return undefined;
  return { id, number, on, lines: texts(value['lines']) ?? [], figures, terms, holder, association, fingerprint };
}

export function readFile(value: unknown): AgreementFile | undefined {
  if (!isObject(value)) return undefined;
  const [id, key, type, bytes, chunks] = [text(value['id']), text(value['key']), text(value['type']), wholeNumber(value['bytes']), texts(value['chunks'])];
  return id && key && type !== undefined && bytes !== undefined && chunks ? { id, key, type, bytes, chunks } : undefined;
}

function readFigures(value: unknown): SignedFigures | undefined {
  if (!isObject(value)) return undefined;
  const [basis, rate, monthly, rhythm] = [readBasis(value['basis']), readRate(value['rate']), readSum(value['monthly']), oneOf(feeRhythms)(value['rhythm'])];
  const [body, place, start] = [orNull(value['body'], oneOf(bodyKinds)), placeOrNull(value['place']), orNull(value['start'], day)];
  const [reductions, corrections] = [granted(value['reductions']), corrected(value['corrections'])];
  if (!basis || !rate || monthly === undefined || !rhythm || body === undefined || place === undefined || start === undefined || !reductions || !corrections) return undefined;
  return { body, place, basis, rate, reductions, corrections, monthly, rhythm, start };
}

function readSignature(value: unknown): Signature | undefined {
  if (!isObject(value)) return undefined;
  const [name, how] = [text(value['name']), readHow(value['how'])];
  return name !== undefined && how ? { name, how } : undefined;
}

function readHow(value: unknown): SignedHow | undefined {
  if (!isObject(value)) return undefined;
  if (value['by'] === 'typed') return { by: 'typed' };
  if (value['by'] === 'paper') return { by: 'paper', files: texts(value['files']) ?? [] };
  const aspect = wholeNumber(value['aspect']);
  return value['by'] === 'glass' && aspect !== undefined ? { by: 'glass', aspect, strokes: list(value['strokes'], readStroke) } : undefined;
}

function readStroke(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) ? value.filter((one): one is number => wholeNumber(one) !== undefined) : undefined;
}

function readGranted(value: unknown): GrantedReduction | undefined {
  const [reduction, times] = [readReduction(value), isObject(value) ? wholeNumber(value['times']) : undefined];
  return reduction && times !== undefined ? { ...reduction, times } : undefined;
}

function readCorrection(value: unknown): FeeCorrection | undefined {
  if (!isObject(value)) return undefined;
  const [figure, amount, reason] = [text(value['figure']), readSum(value['amount']), text(value['reason'])];
  return figure && amount !== undefined && reason !== undefined ? { figure: figure as FeeFigure, amount: amount as Cents, reason } : undefined;
}
