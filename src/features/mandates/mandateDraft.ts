import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import type { DraftAbout } from '#app/draftAbout.ts';
import type { ContactId, DraftId, MandateId } from '#base/ids.ts';
import { bodyKinds, standingStates } from '#domain/mandate.ts';
import type { MandateForm, MandateStart } from './mandateForm.ts';

export const DRAFT_KIND = 'mandate';

/** A form as it was left: what lists say of it, what it began with and what was typed. */
export type MandateDraft = { readonly about: DraftAbout; readonly start: MandateStart; readonly form: MandateForm };
export type KeptMandate = MandateDraft & { readonly id: DraftId };

const id = v.string();
const holder = v.variant('at', [
  v.object({ at: v.literal('searching'), text: v.string() }),
  v.object({ at: v.literal('known'), id, name: v.string() }),
  v.object({ at: v.literal('new'), name: v.string(), phone: v.string() }),
]);
const form = v.object({
  holder, body: v.nullable(v.picklist(bodyKinds)), place: v.nullable(id), placeText: v.string(), locality: v.string(), group: v.string(), since: v.string(), standingAgain: v.picklist(standingStates),
});
const draft = v.object({
  about: v.object({ name: v.string(), at: v.number(), href: v.string() }),
  form,
  start: v.object({ id, person: id, form, base: v.nullable(v.object({ heads: v.record(v.string(), v.array(id)) })) }),
});

/** What is kept of a form: `at` is when it was last typed in. */
export function draftOf(start: MandateStart, typed: MandateForm, at: number): MandateDraft {
  return { about: { name: nameIn(typed), at, href: start.base ? `/mandate/${start.id}/bearbeiten` : '/mandate/neu' }, start, form: typed };
}

/** A sealed draft as a form, or null where it belongs to another form or to a version that wrote it otherwise. */
export function readMandateDraft(kept: Draft): KeptMandate | null {
  if (kept.kind !== DRAFT_KIND) return null;
  const read = v.safeParse(draft, kept.value);
  // The ids were this app's own when the draft was sealed; the schema has no brands.
  return read.success ? { id: kept.id, ...(read.output as unknown as MandateDraft) } : null;
}

/** Which form a person opened: a mandate on record, or a new one, for a contact if one was named. */
export type MandateTarget = { readonly open: 'edit'; readonly id: MandateId } | { readonly open: 'new'; readonly contact: ContactId | null };

/** The drafts to offer, latest first. A named contact never brings up what was typed about somebody else. */
export function draftsFor(target: MandateTarget, kept: readonly KeptMandate[]): readonly KeptMandate[] {
  const fits = ({ start, form: typed }: KeptMandate): boolean => {
    if (target.open === 'edit') return start.base !== null && start.id === target.id;
    return start.base === null && (target.contact === null || (typed.holder.at === 'known' && typed.holder.id === target.contact));
  };
  return kept.filter(fits).toSorted((a, b) => b.about.at - a.about.at);
}

export function nameIn({ holder: who }: MandateForm): string {
  return (who.at === 'searching' ? who.text : who.name).trim();
}
