import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto, type DraftAbout } from '#app/draftAbout.ts';
import type { ContactId, DraftId, TalkId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { consentWays } from '#domain/contact.ts';
import { channels, outcomes, talkSubjects, type TalkSubject } from '#domain/talk.ts';
import type { TalkForm, TalkStart } from './talkForm.ts';

export const DRAFT_KIND = 'talk';

/** A form as it was left: what lists say of it, what it began with and what was typed. */
export type TalkDraft = { readonly about: DraftAbout; /** The person's own, for when all else goes (app/draftAbout.ts). */ readonly words?: readonly string[]; readonly start: TalkStart; readonly form: TalkForm };
export type KeptTalk = TalkDraft & { readonly id: DraftId };

const id = v.string();
const day = v.nullable(v.pipe(v.string(), v.check((text) => parseLocalDate(text) !== null)));
const person = v.variant('at', [
  v.object({ at: v.literal('searching'), text: v.string() }),
  v.object({ at: v.literal('known'), id, name: v.string() }),
  v.object({ at: v.literal('new'), name: v.string(), phone: v.string(), municipality: v.nullable(id), municipalityText: v.string() }),
]);
const form = v.object({
  person, on: day, channel: v.picklist(channels), about: v.optional(v.picklist(talkSubjects), 'candidacy'), outcome: v.nullable(v.picklist(outcomes)), covered: v.array(id), notes: v.string(),
  consent: v.nullable(v.object({ way: v.nullable(v.picklist(consentWays)), on: day })),
  step: v.object({ what: v.string(), due: day, responsible: v.nullable(id) }),
});
const draft = v.object({
  about: v.object({ name: v.string(), at: v.number(), href: v.string() }),
  form,
  start: v.object({ talk: id, person: id, task: id, form, base: v.nullable(v.object({ heads: v.record(v.string(), v.array(id)) })) }),
});

/** What is kept of a form: `at` is when it was last typed in. */
export function draftOf(id: DraftId, start: TalkStart, form: TalkForm, at: number): TalkDraft {
  const href = start.base ? `/gespraech/${start.talk}` : `/gespraech/neu?entwurf=${id}`;
  const words = [typedInto(start.form.notes, form.notes), typedInto(start.form.step.what, form.step.what)];
  return { about: { name: nameIn(form), at, href }, words, start, form };
}

/** A sealed draft as a form, or null where it belongs to another form or to a version that wrote it otherwise. */
export function readTalkDraft(kept: Draft): KeptTalk | null {
  if (kept.kind !== DRAFT_KIND) return null;
  const read = v.safeParse(draft, kept.value);
  // The ids were this app's own when the draft was sealed; the schema has no brands.
  return read.success ? { id: kept.id, ...(read.output as unknown as TalkDraft) } : null;
}

/** Which form a person opened. */
export type TalkTarget =
  | { readonly open: 'new'; readonly contact: ContactId | null; readonly draft: DraftId | null; /** Null: whatever fits the person. */ readonly about: TalkSubject | null }
  | { readonly open: 'edit'; readonly talk: TalkId };

/**
 * The draft to go on with: the one named; else the latest of this talk; else, for a new talk, the latest with this contact, or the
 * latest of all where no contact was named. A named contact never brings up what was typed about somebody else, nor a named subject what was about another.
 */
export function draftFor(target: TalkTarget, kept: readonly KeptTalk[]): KeptTalk | null {
  const fits = ({ id, start, form: typed }: KeptTalk): boolean => {
    if (target.open === 'edit') return start.base !== null && start.talk === target.talk;
    if (start.base !== null) return false;
    if (target.draft !== null) return id === target.draft;
    if (target.about !== null && typed.about !== target.about) return false;
    return target.contact === null || (typed.person.at === 'known' && typed.person.id === target.contact);
  };
  return kept.filter(fits).toSorted((a, b) => b.about.at - a.about.at)[0] ?? null;
}

function nameIn({ person: who }: TalkForm): string {
  return (who.at === 'searching' ? who.text : who.name).trim();
}
