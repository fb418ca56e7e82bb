import type { Cents } from '#base/cents.ts';
import type { AgreementId, ContactId, MandateId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Fee, FeeBasis, FeeCorrection, FeeInput, FeeRate, GrantedReduction } from './fee.ts';
import { calculateFee } from './feeCalculation.ts';
import type { FeeRhythm } from './feePeriods.ts';
import type { BodyKind } from './mandate.ts';
import type { PlaceKey } from './places.ts';
import type { SignedFigures, SignedVersion } from './signed.ts';

/** Angesprochen, Erläutert, Entwurf, Einvernehmen hergestellt, Unterschrieben, Ermäßigung vereinbart, Noch offen. */
export const agreementStages = ['approached', 'explained', 'draft', 'reached', 'signed', 'reduced', 'open'] as const;
export type AgreementStage = (typeof agreementStages)[number];

/**
 * What the conversation is guided by: told what it is for, and that it is agreed and cannot be enforced; basis shown; reductions and open questions asked. `consentAsked`
 * stands apart: that the consent to process was asked for, whatever the answer, which is recorded with the contact and no condition of anything here.
 */
export const checklistPoints = ['purposeTold', 'voluntaryTold', 'basisShown', 'reductionsAsked', 'questionsAsked', 'consentAsked'] as const;
export type ChecklistPoint = (typeof checklistPoints)[number];

/** What is agreed, and what it is reckoned from; a signed version holds all of it. */
export type AgreedFields = FeeBasis & {
  readonly body: BodyKind | null;
  readonly place: PlaceKey | null;
  /** The version of the association's terms it is reckoned by; null: none. */
  readonly terms: string | null;
  /** Null: not spoken of yet. There is no default. */
  readonly rate: FeeRate | null;
  readonly reductions: readonly GrantedReduction[];
  /** Figures set by hand, each with its reason. */
  readonly corrections: readonly FeeCorrection[];
  readonly rhythm: FeeRhythm;
  /** From when it is paid. */
  readonly start: LocalDate | null;
};
export type AgreementFields = AgreedFields & Readonly<Record<ChecklistPoint, boolean>> & {
  readonly stage: AgreementStage;
  /** Open questions, which may be printed. */
  readonly questions: string;
  /** Internal: never printed. */
  readonly notes: string;
  /** Which signed version holds, where somebody chose between two of one number; null: the last. */
  readonly holds: string | null;
};
export type AgreementField = keyof AgreementFields;

export const agreedFields = [
  'allowance', 'attendance', 'meetings', 'supplement', 'body', 'place', 'terms', 'rate', 'reductions', 'corrections', 'rhythm', 'start',
] as const satisfies readonly (keyof AgreedFields)[];

/** What a field holds when nobody ever said anything; a birth leaves such values out. */
export const agreementDefaults: AgreementFields = {
  stage: 'approached',
  purposeTold: false, voluntaryTold: false, basisShown: false, reductionsAsked: false, questionsAsked: false, consentAsked: false,
  allowance: 0 as Cents, attendance: 0 as Cents, meetings: 0, supplement: 0 as Cents,
  body: null, place: null, terms: null, rate: null, reductions: [], corrections: [], rhythm: 'monthly', start: null,
  questions: '', notes: '', holds: null,
};

/** A photo or scan of a paper that was signed: kept in sealed chunks, opened with the key. */
export type AgreementFile = {
  readonly id: string;
  /** 32 bytes, base64url. */
  readonly key: string;
  readonly type: string;
  readonly bytes: number;
  /** Each sealed chunk's SHA-256 in order, base64url. */
  readonly chunks: readonly string[];
};

/** Beitragsvereinbarung, in the desk of the member who records it; whom it is with never changes. */
export type Agreement = AgreementFields & {
  readonly id: AgreementId;
  readonly contact: ContactId;
  readonly mandate: MandateId | null;
  /** Append-only, by number, those of one number as they were recorded. */
  readonly signed: readonly SignedVersion[];
  /** Append-only. */
  readonly files: readonly AgreementFile[];
  /** Fields with several values side by side. */
  readonly unsettled: readonly AgreementField[];
  readonly createdBy: MemberId;
  readonly createdAt: number;
};

/** What the team may know of it: with whom, at whose desk, and whether an understanding was reached. */
export type Understanding = { readonly id: AgreementId; readonly contact: ContactId; readonly desk: MemberId; readonly reached: boolean };

/** The calculation of what is agreed; null while there is no rate. */
export function feeOf(agreed: AgreedFields): Fee | null {
  const input = feeInput(agreed);
  return input && calculateFee(input);
}

export function feeInput({ allowance, attendance, meetings, supplement, rate, reductions, corrections }: AgreedFields): FeeInput | null {
  return rate && { basis: { allowance, attendance, meetings, supplement }, rate, reductions, corrections };
}

/** What a signature is put under: the fields as they are now and the sum they make; null while there is no rate. */
export function figuresOf(agreed: AgreedFields): SignedFigures | null {
  const { body, place, allowance, attendance, meetings, supplement, rate, reductions, corrections, rhythm, start } = agreed;
  const fee = feeOf(agreed);
  return rate && fee && { body, place, basis: { allowance, attendance, meetings, supplement }, rate, reductions, corrections, monthly: fee.monthly, rhythm, start };
}

/** The stages in which an understanding is there. */
export function isReached({ stage, signed }: Pick<Agreement, 'stage' | 'signed'>): boolean {
  return stage === 'reached' || stage === 'reduced' || signed.length > 0;
}
