import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto, type DraftAbout } from '#app/draftAbout.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import type { CommitmentId, CommitteeId, DraftId, EditId, MemberId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { Answerable, CommitmentFields } from '#domain/commitment.ts';

export const DRAFT_KIND = 'commitment';

/** What is typed. `answerable` as the select has it: `member:<id>`, `committee:<id>` or nothing. */
export type CommitmentForm = { readonly title: string; readonly text: string; readonly answerable: string; readonly due: LocalDate | null; readonly notes: string };
type TypedField = keyof CommitmentForm;
/** What the form began with; `heads` null: a new commitment. */
export type CommitmentStart = { readonly id: CommitmentId; readonly form: CommitmentForm; readonly heads: Readonly<Record<TypedField, readonly EditId[]>> | null };
export type CommitmentDraft = { readonly about: DraftAbout; readonly start: CommitmentStart; readonly form: CommitmentForm; readonly words: readonly string[] };
export type KeptCommitment = CommitmentDraft & { readonly draftId: DraftId };

export const emptyForm: CommitmentForm = { title: '', text: '', answerable: '', due: null, notes: '' };

export function formOf({ title, text, answerable, due, notes }: CommitmentRow): CommitmentForm {
  return { title, text, answerable: answerable === null ? '' : 'member' in answerable ? `member:${answerable.member}` : `committee:${answerable.committee}`, due, notes };
}

/** The command that says what was typed; null: nothing is new. */
export function commandOf(form: CommitmentForm, { id, form: before, heads }: CommitmentStart): Command | null {
  const said: CommitmentFieldsTyped = { ...form, answerable: answerableIn(form.answerable) };
  if (heads === null) return { do: 'createCommitments', commitments: [{ id, ...said }] };
  const changed = (Object.keys(before) as TypedField[]).filter((field) => form[field] !== before[field]);
  if (changed.length === 0) return null;
  return { do: 'editCommitment', id, edits: changed.map((field) => ({ field, value: said[field], seen: heads[field] }) as EditOf<CommitmentFields>) };
}

type CommitmentFieldsTyped = Pick<CommitmentFields, TypedField>;

function answerableIn(chosen: string): Answerable | null {
  const [kind, id = ''] = chosen.split(':');
  if (kind === 'member') return { member: id as MemberId };
  return kind === 'committee' ? { committee: id as CommitteeId } : null;
}

export function draftOf(start: CommitmentStart, form: CommitmentForm, at: number): CommitmentDraft {
  const texts = ['title', 'text', 'notes'] as const;
  const href = start.heads ? `/auftraege/${start.id}/bearbeiten` : '/auftraege/neu';
  return { about: { name: form.title, at, href }, start, form, words: texts.map((field) => typedInto(start.form[field], form[field])) };
}

const typed = v.object({ title: v.string(), text: v.string(), answerable: v.string(), due: v.nullable(v.pipe(v.string(), v.check((text) => parseLocalDate(text) !== null))), notes: v.string() });
const draft = v.object({
  about: v.object({ name: v.string(), at: v.number(), href: v.string() }),
  start: v.object({ id: v.string(), form: typed, heads: v.nullable(v.record(v.string(), v.array(v.string()))) }),
  form: typed,
  words: v.array(v.string()),
});

/** The latest draft of this commitment, or of a new one (`id` null). */
export function latestDraft(drafts: readonly Draft[], id: CommitmentId | null): KeptCommitment | null {
  const kept = drafts.flatMap((one): readonly KeptCommitment[] => {
    const read = one.kind === DRAFT_KIND ? v.safeParse(draft, one.value) : null;
    // The ids were this app's own when the draft was sealed; the schema has no brands.
    return read?.success ? [{ draftId: one.id, ...(read.output as unknown as CommitmentDraft) }] : [];
  });
  const fitting = kept.filter(({ start }) => (id === null ? start.heads === null : start.heads !== null && start.id === id));
  return fitting.toSorted((a, b) => b.about.at - a.about.at)[0] ?? null;
}
