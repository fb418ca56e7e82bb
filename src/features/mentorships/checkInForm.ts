import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import type { DraftAbout } from '#app/draftAbout.ts';
import type { DraftId, MentorshipId, NoteId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import type { Command } from '#domain/command.ts';

export const DRAFT_KIND = 'check-in';

/** A check-in as typed; nothing checked yet. */
export type CheckInForm = {
  readonly how: string;
  readonly lacks: string;
  readonly next: string;
  readonly on: LocalDate | null;
  readonly help: boolean;
  readonly nextOn: LocalDate | null;
};
export type CheckInErrors = Partial<Record<keyof CheckInForm | 'form', string>>;

/** What a form began with: its id stays, so that a retry or a restart records the same check-in. */
export type CheckInStart = { readonly id: NoteId; readonly draftId: DraftId; readonly form: CheckInForm; /** When the draft it goes on with was last typed in; null: none. */ readonly kept: number | null };

export function emptyCheckIn(today: LocalDate): CheckInForm {
  return { how: '', lacks: '', next: '', on: today, help: false, nextOn: null };
}

/** The command for a form with its day; null while that is missing. */
export function checkInCommand(form: CheckInForm, id: NoteId, mentorship: MentorshipId): Extract<Command, { do: 'recordCheckIn' }> | null {
  const { how, lacks, next, on, help, nextOn } = form;
  return on === null ? null : { do: 'recordCheckIn', id, mentorship, on, helpWanted: help, next: nextOn, note: { how, lacks, next } };
}

const day = v.nullable(v.pipe(v.string(), v.check((text) => parseLocalDate(text) !== null)));
const kept = v.object({
  about: v.object({ name: v.string(), at: v.number(), href: v.string() }),
  id: v.string(),
  mentorship: v.string(),
  form: v.object({ how: v.string(), lacks: v.string(), next: v.string(), on: day, help: v.boolean(), nextOn: day }),
});

/** `words`: the person's own, for when all else goes (app/draftAbout.ts). */
export type CheckInDraft = { readonly about: DraftAbout; readonly words?: readonly string[]; readonly id: NoteId; readonly mentorship: MentorshipId; readonly form: CheckInForm };

/** The latest draft of this mentorship's check-in; null where there is none, or only such as another version wrote otherwise. */
export function latestCheckInDraft(drafts: readonly Draft[], mentorship: MentorshipId): CheckInStart | null {
  const found = drafts.flatMap(({ id, kind, value }) => {
    const read = v.safeParse(kept, value);
    if (kind !== DRAFT_KIND || !read.success || read.output.mentorship !== mentorship) return [];
    // The ids and days were this app's own when the draft was sealed; the schema has no brands.
    const draft = read.output as unknown as CheckInDraft;
    return [{ id: draft.id, draftId: id, form: draft.form, kept: draft.about.at }];
  });
  return found.toSorted((a, b) => b.kept - a.kept)[0] ?? null;
}
