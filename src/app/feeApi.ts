import type { Cents } from '#base/cents.ts';
import type { AgreementId, ContactId, MandateId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { EditId } from '#base/ids.ts';
import type { Agreement, AgreementField, AgreementStage, Understanding } from '#domain/agreement.ts';
import type { Choice } from '#domain/contact.ts';
import type { FeeRhythm } from '#domain/feePeriods.ts';
import type { FeeExport } from '#domain/feeExport.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';
import type { BodyKind } from '#domain/mandate.ts';
import type { PlaceKey } from '#domain/places.ts';
import type { Receipt } from './api.ts';

/** One line of the overview, of a desk this member can read: their own; for Leitung and Kasse everybody's. */
export type AgreementRow = {
  readonly id: AgreementId;
  /** Who records it. */
  readonly desk: MemberId;
  readonly own: boolean;
  readonly contact: ContactId;
  /** Empty while the contact has not arrived. */
  readonly contactName: string;
  readonly mandate: MandateId | null;
  readonly stage: AgreementStage;
  /** Einvernehmen: what everybody in the team sees. */
  readonly reached: boolean;
  /** A reduction is granted, whatever the stage. */
  readonly reduced: boolean;
  readonly body: BodyKind | null;
  readonly place: PlaceKey | null;
  /** The sum as it stands in the draft; null: no rate yet. */
  readonly monthly: Cents | null;
  readonly rhythm: FeeRhythm;
  readonly start: LocalDate | null;
  /** How many signed versions there are, and what the one that holds says. */
  readonly signedCount: number;
  readonly signedOn: LocalDate | null;
  readonly signedMonthly: Cents | null;
  /** Two signed apart: one is to be chosen. */
  readonly toChoose: boolean;
  /** Some field stands with two values side by side. */
  readonly contested: boolean;
  /** On this device alone so far: the desk is not open yet. */
  readonly held: boolean;
  readonly changedAt: number;
  readonly receipt: Receipt;
};

export type AgreementDetail = AgreementRow & {
  readonly agreement: Agreement;
  /** What an edit of that field must name as `seen`. */
  readonly heads: Readonly<Record<AgreementField, readonly EditId[]>>;
  readonly choices: Partial<Record<AgreementField, readonly Choice[]>>;
  /** Who can read it, by the roster: its member, Leitung, Kasse. */
  readonly readers: readonly MemberId[];
};

/**
 * Fee agreements for the screens. Written by `run`: `beginAgreement` (into one's own desk, which opens by itself; offline it is held on this device until then),
 * `editAgreement`, `signAgreement`, `attachFile`; with a draft, saving drops it.
 */
export type FeeApi = {
  /** Of all desks this device has the key of, latest change first. Ask again at every `agreements` patch. */
  agreements(): Promise<readonly AgreementRow[]>;
  /** Null: no such agreement, or not ours to read. */
  agreement(id: AgreementId): Promise<AgreementDetail | null>;
  /** Every version of the association's terms, in the order of their recording. */
  feeTerms(): Promise<readonly FeeTerms[]>;
  /** What the team knows of agreements with a contact: whether an understanding was reached. */
  understandings(contact: ContactId): Promise<readonly Understanding[]>;
  /** The same with everybody. */
  allUnderstandings(): Promise<readonly Understanding[]>;
  /** Who took a list of agreements out of the app, latest first. Written by `recordFeeExport`. */
  feeExports(): Promise<readonly FeeExport[]>;
};

/** Some agreement, what the team knows of one, or the terms changed. */
export type AgreementsPatch = { readonly of: 'agreements' };
