import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto, type DraftAbout } from '#app/draftAbout.ts';
import type { AgreementId, ContactId, DraftId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { agreementStages, checklistPoints, type ChecklistPoint } from '#domain/agreement.ts';
import { feeRhythms } from '#domain/feePeriods.ts';
import { bodyKinds } from '#domain/mandate.ts';
import type { AgreementForm, AgreementStart } from './agreementForm.ts';

export const DRAFT_KIND = 'agreement';

export type AgreementDraft = { readonly about: DraftAbout; /** The person's own, for when all else goes (app/draftAbout.ts). */ readonly words?: readonly string[]; readonly start: AgreementStart; readonly form: AgreementForm };
export type KeptAgreement = AgreementDraft & { readonly id: DraftId };

const text = v.string();
const ticks = Object.fromEntries(checklistPoints.map((point) => [point, v.boolean()])) as Record<ChecklistPoint, v.BooleanSchema<undefined>>;
const form = v.object({
  ...ticks,
  stage: v.picklist(agreementStages), body: v.nullable(v.picklist(bodyKinds)), place: v.nullable(text), placeText: v.optional(text, ''), terms: v.nullable(text),
  allowance: text, attendance: text, meetings: text, supplement: text, rateBy: v.nullable(v.picklist(['share', 'fixed'])), share: text, fixed: text,
  reductions: v.array(v.object({ id: text, label: text, off: v.picklist(['basis', 'share', 'sum']), amount: text, times: text })),
  corrections: v.array(v.object({ figure: text, amount: text, reason: text })),
  rhythm: v.picklist(feeRhythms), start: v.nullable(v.pipe(text, v.check((day) => parseLocalDate(day) !== null))), questions: text, notes: text,
});
const draft = v.object({
  about: v.object({ name: text, at: v.number(), href: text }),
  form,
  start: v.object({ id: text, contact: text, mandate: v.nullable(text), form, base: v.nullable(v.object({ desk: text, heads: v.record(text, v.array(text)) })) }),
});

export function draftOf(start: AgreementStart, typed: AgreementForm, name: string, at: number): AgreementDraft {
  const href = start.base ? `/vereinbarungen/${start.id}/bearbeiten` : `/vereinbarungen/neu?kontakt=${start.contact}`;
  const words = [typedInto(start.form.questions, typed.questions), typedInto(start.form.notes, typed.notes)];
  return { about: { name, at, href }, words, start, form: typed };
}

/** Which form a person opened: an agreement on record, or a new one with somebody. */
export type AgreementTarget = { readonly open: 'edit'; readonly id: AgreementId } | { readonly open: 'new'; readonly contact: ContactId };

/** The latest draft of this form; null where there is none, or only such as another version wrote otherwise. */
export function latestDraft(drafts: readonly Draft[], target: AgreementTarget): KeptAgreement | null {
  const found = drafts.flatMap(({ id, kind, value }) => {
    const read = kind === DRAFT_KIND ? v.safeParse(draft, value) : null;
    if (!read?.success) return [];
    // The ids, days and figures were this app's own when the draft was sealed; the schema has no brands.
    const kept = { id, ...(read.output as unknown as AgreementDraft) };
    const fits = target.open === 'edit' ? kept.start.base !== null && kept.start.id === target.id : kept.start.base === null && kept.start.contact === target.contact;
    return fits ? [kept] : [];
  });
  return found.toSorted((a, b) => b.about.at - a.about.at)[0] ?? null;
}
