import { NO_CENTS } from '#base/cents.ts';
import type { AgreementId, ContactId, EditId, MandateId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { agreementDefaults, checklistPoints, type AgreementField, type AgreementFields, type AgreementStage, type ChecklistPoint } from '#domain/agreement.ts';
import type { Command } from '#domain/command.ts';
import { readEuro, readShare, typedEuro, typedShare } from '#domain/euroText.ts';
import type { FeeCorrection, FeeFigure, FeeRate, GrantedReduction } from '#domain/fee.ts';
import type { FeeRhythm } from '#domain/feePeriods.ts';
import { bodyTerms, type FeeTerms } from '#domain/feeTerms.ts';
import type { BodyKind } from '#domain/mandate.ts';
import type { PlaceKey } from '#domain/places.ts';

export type TypedReduction = { readonly id: string; readonly label: string; readonly off: 'basis' | 'share' | 'sum'; readonly amount: string; readonly times: string };
export type TypedCorrection = { readonly figure: FeeFigure; readonly amount: string; readonly reason: string };

/** The form as typed; nothing checked yet. */
export type AgreementForm = Readonly<Record<ChecklistPoint, boolean>> & {
  readonly stage: AgreementStage;
  readonly body: BodyKind | null;
  readonly place: PlaceKey | null;
  /** Letters typed in the place's field that name none yet. */
  readonly placeText: string;
  readonly terms: string | null;
  readonly allowance: string;
  readonly attendance: string;
  readonly meetings: string;
  readonly supplement: string;
  readonly rateBy: 'share' | 'fixed' | null;
  readonly share: string;
  readonly fixed: string;
  readonly reductions: readonly TypedReduction[];
  readonly corrections: readonly TypedCorrection[];
  readonly rhythm: FeeRhythm;
  readonly start: LocalDate | null;
  readonly questions: string;
  readonly notes: string;
};

/** What a form began with; kept in its draft, so that a retry or a restart writes the same record and replaces the same values. */
export type AgreementStart = {
  readonly id: AgreementId;
  readonly contact: ContactId;
  readonly mandate: MandateId | null;
  readonly form: AgreementForm;
  /** Null: a new one; else whose desk, and the heads on the screen when editing began. */
  readonly base: { readonly desk: MemberId; readonly heads: Readonly<Partial<Record<AgreementField, readonly EditId[]>>> } | null;
};

export function formOf(fields: AgreementFields): AgreementForm {
  const { stage, body, place, terms, rate, rhythm, start, questions, notes } = fields;
  const ticks = Object.fromEntries(checklistPoints.map((point) => [point, fields[point]])) as Record<ChecklistPoint, boolean>;
  return {
    ...ticks, stage, body, place, placeText: '', terms, rhythm, start, questions, notes, ...basisOf(fields), ...rateOf(rate),
    reductions: fields.reductions.map(typedReduction),
    corrections: fields.corrections.map(({ figure, amount, reason }) => ({ figure, amount: typedEuro(amount), reason })),
  };
}

export const emptyForm: AgreementForm = formOf({ ...agreementDefaults, stage: 'draft' });

/** The form with the association's terms for its body; what was set by hand and granted stays. */
export function withTerms(form: AgreementForm, terms: FeeTerms): AgreementForm {
  const named = form.body && bodyTerms(terms, form.body, form.place);
  return { ...form, terms: terms.id, rhythm: terms.rhythm, ...(named && { ...basisOf(named.basis), ...rateOf(named.rate) }) };
}

/** Whether a tap would take something of the terms: others than the form is reckoned by, or what these say of a body that was picked since (D-155). Without a body there is nothing to take. */
export function offersTerms(form: AgreementForm, terms: FeeTerms): boolean {
  const taken = withTerms(form, terms);
  return form.body !== null && (form.terms !== terms.id || (['allowance', 'attendance', 'meetings', 'supplement', 'rateBy', 'share', 'fixed'] as const).some((field) => form[field] !== taken[field]));
}

/** A reduction of the terms, granted once. */
export function typedReduction({ id, label, takes, ...rest }: Omit<GrantedReduction, 'times'> & { readonly times?: number }): TypedReduction {
  const amount = takes.off === 'share' ? typedShare(takes.basisPoints) : typedEuro(takes.amount);
  return { id, label, off: takes.off, amount, times: String(rest.times ?? 1) };
}

function basisOf({ allowance, attendance, meetings, supplement }: Pick<AgreementFields, 'allowance' | 'attendance' | 'meetings' | 'supplement'>) {
  const shown = (amount: typeof allowance): string => (amount === NO_CENTS ? '' : typedEuro(amount));
  return { allowance: shown(allowance), attendance: shown(attendance), meetings: meetings === 0 ? '' : String(meetings), supplement: shown(supplement) };
}

function rateOf(rate: FeeRate | null): Pick<AgreementForm, 'rateBy' | 'share' | 'fixed'> {
  if (rate === null) return { rateBy: null, share: '', fixed: '' };
  return rate.by === 'share' ? { rateBy: 'share', share: typedShare(rate.basisPoints), fixed: '' } : { rateBy: 'fixed', share: '', fixed: typedEuro(rate.monthly) };
}

/** Where what was typed can not be read. */
export type FormPlace = 'place' | 'allowance' | 'attendance' | 'meetings' | 'supplement' | 'share' | 'fixed' | `reduction ${string}` | `correction ${string}`;
type Read = { readonly fields: AgreementFields; readonly wrong: readonly FormPlace[] };

/** What the form says; what can not be read counts as nothing and is named. */
export function readForm(form: AgreementForm): Read {
  const wrong: FormPlace[] = form.place === null && form.placeText.trim() !== '' ? ['place'] : [];
  const read = <T>(typed: string, by: (text: string) => T | null, at: FormPlace, none: T): T => {
    if (typed.trim() === '') return none;
    const found = by(typed);
    if (found === null) wrong.push(at);
    return found ?? none;
  };
  const sum = (typed: string, at: FormPlace) => read(typed, readEuro, at, NO_CENTS);
  const reductions = form.reductions.map(({ id, label, off, amount, times }): GrantedReduction => {
    const at: FormPlace = `reduction ${id}`;
    const takes = off === 'share' ? { off, basisPoints: read(amount, readShare, at, 0) } : { off, amount: sum(amount, at) };
    if (label.trim() === '' || amount.trim() === '') wrong.push(at);
    return { id, label, takes, times: read(times, readTimes, at, 1) };
  });
  const corrections = form.corrections.map(({ figure, amount, reason }): FeeCorrection => {
    if (amount.trim() === '' || reason.trim() === '') wrong.push(`correction ${figure}`);
    return { figure, amount: sum(amount, `correction ${figure}`), reason };
  });
  const rate: FeeRate | null = form.rateBy === 'share' ? shareOf(read(form.share, readShare, 'share', null)) : form.rateBy === 'fixed' ? fixedOf(read(form.fixed, readEuro, 'fixed', null)) : null;
  const ticks = Object.fromEntries(checklistPoints.map((point) => [point, form[point]])) as Record<ChecklistPoint, boolean>;
  const { stage, body, place, terms, rhythm, start, questions, notes } = form;
  const basis = { allowance: sum(form.allowance, 'allowance'), attendance: sum(form.attendance, 'attendance'), meetings: read(form.meetings, readWhole, 'meetings', 0), supplement: sum(form.supplement, 'supplement') };
  return { fields: { ...ticks, stage, body, place, terms, rhythm, start, questions, notes, ...basis, rate, reductions, corrections, holds: null }, wrong: [...new Set(wrong)] };
}

function shareOf(basisPoints: number | null): FeeRate | null {
  return basisPoints === null ? null : { by: 'share', basisPoints };
}

function fixedOf(monthly: ReturnType<typeof readEuro>): FeeRate | null {
  return monthly === null ? null : { by: 'fixed', monthly };
}

function readWhole(typed: string): number | null {
  return /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null;
}

function readTimes(typed: string): number | null {
  const times = readWhole(typed);
  return times !== null && times > 0 && times <= 20 ? times : null;
}

/** The command that saves the form: all fields of a new one, else what differs from what it began with. Null: nothing changed. */
export function commandOf(form: AgreementForm, start: AgreementStart): Command | null {
  const { holds: _, ...fields } = readForm(form).fields;
  const { id, contact, mandate, base } = start;
  if (base === null) return { do: 'beginAgreement', id, contact, mandate, fields };
  const before = readForm(start.form).fields;
  const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter((field) => JSON.stringify(fields[field]) !== JSON.stringify(before[field]));
  const edits = changed.map((field) => ({ field, value: fields[field], seen: base.heads[field] ?? [] }));
  return edits.length > 0 ? ({ do: 'editAgreement', id, desk: base.desk, edits } as Command) : null;
}
