import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto } from '#app/draftAbout.ts';
import type { ContactId, DraftId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { consentWays, stages, tickets } from '#domain/contact.ts';
import { rhythms } from '#domain/rhythm.ts';
import type { ContactForm, FormStart } from './contactForm.ts';

export const DRAFT_KIND = 'contact';

/** A form as it was left: what it began with and what was typed. */
export type FormDraft = { readonly start: FormStart; readonly form: ContactForm };
export type KeptDraft = FormDraft & { readonly id: DraftId };

const id = v.string();
const day = v.nullable(v.pipe(v.string(), v.check((text) => parseLocalDate(text) !== null)));
const form = v.object({
  name: v.string(), phones: v.array(v.string()), mails: v.array(v.string()), municipality: v.nullable(id), municipalityText: v.string(),
  ticket: v.nullable(v.picklist(tickets)), stage: v.picklist(stages), responsible: v.nullable(id), tags: v.string(), notes: v.string(), proposedBy: v.string(), birthYear: v.optional(v.string(), ''),
  consent: v.nullable(v.object({ way: v.nullable(v.picklist(consentWays)), on: day })),
  step: v.object({ what: v.string(), due: day, responsible: v.nullable(id), repeats: v.optional(v.nullable(v.picklist(rhythms)), null) }),
});
const draft = v.object({
  form,
  start: v.object({ id, task: id, form, base: v.nullable(v.object({ heads: v.record(v.string(), v.array(id)), minimal: v.boolean() })) }),
});

/** What is kept of a form: `at` is when it was last typed in; `words` are the person's own, for when all else goes (app/draftAbout.ts). */
export function draftOf(start: FormStart, form: ContactForm, at: number): FormDraft & { readonly at: number; readonly words: readonly string[] } {
  return { at, words: [typedInto(start.form.notes, form.notes), typedInto(start.form.step.what, form.step.what)], start, form };
}

/** A sealed draft as a form, or null where it belongs to another form or to a version that wrote it otherwise. */
export function readDraft(kept: Draft): KeptDraft | null {
  if (kept.kind !== DRAFT_KIND) return null;
  const read = v.safeParse(draft, kept.value);
  // The ids were this app's own when the draft was sealed; the schema has no brands.
  return read.success ? { id: kept.id, ...(read.output as unknown as FormDraft) } : null;
}

/** The drafts left of this contact's form, or of forms for new contacts (`null`). */
export function draftsFor(contact: ContactId | null, kept: readonly KeptDraft[]): readonly KeptDraft[] {
  return kept.filter(({ start }) => (contact === null ? start.base === null : start.id === contact && start.base !== null));
}
