import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto, type DraftAbout } from '#app/draftAbout.ts';
import type { DraftId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { feeRhythms } from '#domain/feePeriods.ts';
import { bodyKinds } from '#domain/mandate.ts';
import type { TermsForm } from './termsForm.ts';

export const DRAFT_KIND = 'fee-terms';

/** A form of terms as it was left. `id`: of the version it will be, so that saving again after a stop is the same version. `words`: what of it is new (app/draftAbout.ts); it is about nobody. */
export type TermsDraft = { readonly about: DraftAbout; readonly id: string; readonly start: TermsForm; readonly form: TermsForm; readonly words: readonly string[] };
export type KeptTerms = TermsDraft & { readonly draftId: DraftId };

const text = v.string();
const form = v.object({
  from: v.nullable(v.pipe(text, v.check((day) => parseLocalDate(day) !== null))),
  bodies: v.array(v.object({
    key: text, body: v.nullable(v.picklist(bodyKinds)), place: v.nullable(text), placeText: text, allowance: text, attendance: text, meetings: text, supplement: text,
    rateBy: v.nullable(v.picklist(['share', 'fixed'])), share: text, fixed: text,
  })),
  reductions: v.array(v.object({ id: text, label: text, off: v.picklist(['basis', 'share', 'sum']), amount: text })),
  rhythm: v.nullable(v.picklist(feeRhythms)),
  holder: text, iban: text, purpose: text, note: text,
});
const draft = v.object({ about: v.object({ name: text, at: v.number(), href: text }), id: text, start: form, form, words: v.array(text) });

export function draftOf({ id, start }: { readonly id: string; readonly start: TermsForm }, typed: TermsForm, at: number): TermsDraft {
  const words = (['holder', 'purpose', 'note'] as const).map((field) => typedInto(start[field], typed[field]));
  return { about: { name: '', at, href: '/vereinbarungen/saetze/neu' }, id, start, form: typed, words };
}

/** The latest draft of terms; null where there is none, or only such as another version wrote otherwise. */
export function latestTermsDraft(drafts: readonly Draft[]): KeptTerms | null {
  const kept = drafts.flatMap(({ id, kind, value }) => {
    const read = kind === DRAFT_KIND ? v.safeParse(draft, value) : null;
    // The days and places were this app's own when the draft was sealed; the schema has no brands.
    return read?.success ? [{ ...(read.output as unknown as TermsDraft), draftId: id }] : [];
  });
  return kept.toSorted((a, b) => b.about.at - a.about.at)[0] ?? null;
}
