import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto, type DraftAbout } from '#app/draftAbout.ts';
import type { CommitteeId, DraftId } from '#base/ids.ts';
import { committeeLevels, hues, markShapes, type CommitteeFields } from '#domain/committee.ts';
import type { CommitteeStart } from './committeeForm.ts';

export const DRAFT_KIND = 'committee';

export type CommitteeDraft = { readonly about: DraftAbout; /** The person's own, for when all else goes (app/draftAbout.ts). */ readonly words: readonly string[]; readonly start: CommitteeStart; readonly form: CommitteeFields };
export type KeptCommittee = CommitteeDraft & { readonly draftId: DraftId };

/** What is kept of a form: `at` is when it was last typed in. */
export function draftOf(start: CommitteeStart, form: CommitteeFields, at: number): CommitteeDraft {
  const href = `/termine/gremien/${start.heads ? start.id : 'neu'}`;
  return { about: { name: form.name.trim(), at, href }, words: (['name', 'link'] as const).map((field) => typedInto(start.form[field], form[field])), start, form };
}

const form = v.object({ name: v.string(), level: v.picklist(committeeLevels), link: v.string(), hue: v.picklist(hues), shape: v.picklist(markShapes), standing: v.picklist(['kept', 'removed']) });
const draft = v.object({
  about: v.object({ name: v.string(), at: v.number(), href: v.string() }),
  words: v.array(v.string()),
  start: v.object({ id: v.string(), form, heads: v.nullable(v.record(v.string(), v.array(v.string()))) }),
  form,
});

/** The latest draft of this body, or of a new one (`id` null). */
export function latestDraft(drafts: readonly Draft[], id: CommitteeId | null): KeptCommittee | null {
  const kept = drafts.flatMap((one): readonly KeptCommittee[] => {
    const read = one.kind === DRAFT_KIND ? v.safeParse(draft, one.value) : null;
    // The ids were this app's own when the draft was sealed; the schema has no brands.
    return read?.success ? [{ draftId: one.id, ...(read.output as unknown as CommitteeDraft) }] : [];
  });
  const fitting = kept.filter(({ start }) => (id === null ? start.heads === null : start.heads !== null && start.id === id));
  return fitting.toSorted((a, b) => b.about.at - a.about.at)[0] ?? null;
}
