import type * as Y from 'yjs';
import type { AgreementId, MemberId } from '#base/ids.ts';
import { figuresOf, type Agreement, type AgreementField, type AgreementFields, type AgreementFile, type AgreementStage } from '#domain/agreement.ts';
import { samePlain } from '#domain/change.ts';
import type { Choice } from '#domain/contact.ts';
import type { Heads } from '#domain/known.ts';
import { heldVersion, type SignedVersion } from '#domain/signed.ts';
import type { Plain } from '#domain/write.ts';
import { agreementShape, readFile, readSigned } from './agreementShapes.ts';
import { project } from './projection.ts';
import { readRecord, recordIds, type StoredRecord } from './records.ts';

/** An agreement with what an edit must have seen, and what stands side by side. */
export type AgreementView = { readonly agreement: Agreement; readonly heads: Heads<AgreementField>; readonly contested: Partial<Record<AgreementField, readonly Choice[]>>; readonly changedAt: number };

/** The agreements of a desk's document, in no order. */
export function agreementsIn(desk: Y.Doc): readonly AgreementView[] {
  return recordIds(desk, 'agreement').flatMap((id) => agreementIn(desk, id as AgreementId) ?? []);
}

/** Null: it is not in this desk. */
export function agreementIn(desk: Y.Doc, id: AgreementId): AgreementView | null {
  const record = readRecord(desk, 'agreement', id);
  if (!record) return null;
  const { fields, heads, contested } = project(record, agreementShape);
  const first = record.born ?? record.edits[0];
  const signed = signedIn(record);
  const stage = shownStage(fields, signed);
  const unsettled = Object.keys(contested) as AgreementField[];
  const agreement: Agreement = { ...fields, stage, id, signed, files: filesIn(record), unsettled, createdBy: first?.who ?? ('' as MemberId), createdAt: first?.when ?? 0 };
  const changedAt = record.edits.reduce((last, { when }) => Math.max(last, when), first?.when ?? 0);
  return { agreement, heads: heads as Heads<AgreementField>, contested: contested as Partial<Record<AgreementField, readonly Choice[]>>, changedAt };
}

/** Signed is what says what the version that holds says (D-146): changed apart meanwhile, it is a draft again. */
function shownStage(fields: AgreementFields, signed: readonly SignedVersion[]): AgreementStage {
  if (fields.stage !== 'signed') return fields.stage;
  const { version } = heldVersion(signed, fields.holds);
  const figures = figuresOf(fields);
  const says = version && version.terms === fields.terms && samePlain(version.figures as unknown as Plain, figures as unknown as Plain);
  return says ? 'signed' : 'draft';
}

/** By number, those of one number as they were recorded; what was said twice under one id is one version. */
function signedIn({ edits }: StoredRecord): readonly SignedVersion[] {
  const byId = new Map<string, SignedVersion>();
  for (const { field, value, who, when } of edits) {
    const read = field === 'signed' ? readSigned(value) : undefined;
    if (read && !byId.has(read.id)) byId.set(read.id, { ...read, by: who, at: when });
  }
  return [...byId.values()].toSorted((a, b) => a.number - b.number);
}

function filesIn({ edits }: StoredRecord): readonly AgreementFile[] {
  const files = edits.flatMap(({ field, value }) => (field === 'files' ? (readFile(value) ?? []) : []));
  return [...new Map(files.toReversed().map((file) => [file.id, file])).values()].toReversed();
}
