import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import type { ContactId, DraftId, MentorshipId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import type { Command, NewConsent } from '#domain/command.ts';
import { consentWays, type ConsentWay } from '#domain/contact.ts';
import { bodyKinds, type BodyKind } from '#domain/mandate.ts';
import { rhythms, type Rhythm } from '#domain/rhythm.ts';
import type { mentorships } from '#messages/de/later/mentorships.ts';

export const DRAFT_KIND = 'mentorship';

/** A consent while it is being filled in; null: the tick is not set. */
export type TypedConsent = { readonly way: ConsentWay | null; readonly on: LocalDate | null } | null;
export type Side = 'mentee' | 'mentor';

/** A new mentorship as typed; nothing checked yet. */
export type NewForm = {
  readonly mentee: ContactId | null;
  readonly mentor: ContactId | null;
  readonly body: BodyKind | null;
  readonly aim: string;
  readonly rhythm: Rhythm;
  readonly state: 'requested' | 'agreed';
  readonly agreedOn: LocalDate | null;
  readonly consents: Readonly<Record<Side, TypedConsent>>;
};
/** Its id stays, so that a retry makes the same mentorship. */
export type NewStart = { readonly id: MentorshipId; readonly draftId: DraftId; readonly form: NewForm };
/** Who has to be asked for consent before anything can be recorded, by name. */
export type Asks = Readonly<Record<Side, string | null>>;
export type NewErrors = Partial<Record<Side | 'agreedOn' | 'menteeConsent' | 'mentorConsent' | 'form', string>>;

export function emptyForm(mentee: ContactId | null, mentor: ContactId | null, today: LocalDate): NewForm {
  return { mentee, mentor, body: null, aim: '', rhythm: 'monthly', state: 'agreed', agreedOn: today, consents: { mentee: null, mentor: null } };
}

/** What a person has to mend before the form can be saved at all. */
export function missingIn(form: NewForm, asks: Asks, m: typeof mentorships): NewErrors {
  const errors: { [place: string]: string } = {};
  if (form.mentee === null) errors['mentee'] = m.new.menteeMissing;
  if (form.mentor === null) errors['mentor'] = m.new.mentorMissing;
  if (form.state === 'agreed' && form.agreedOn === null) errors['agreedOn'] = m.new.agreedOnMissing;
  for (const side of ['mentee', 'mentor'] as const) {
    const name = asks[side];
    const consent = form.consents[side];
    if (name !== null && !consent) errors[`${side}Consent`] = m.new.consentMissing(name);
    else if (name !== null && consent && !filled(consent)) errors[`${side}Consent`] = consent.way === null ? m.new.howMissing : m.new.whenMissing;
  }
  return errors;
}

/** The consents first: they are what allows the rest. None while something is missing. */
export function commandsOf({ id, form }: Pick<NewStart, 'id' | 'form'>, asks: Asks): readonly Command[] {
  const { mentee, mentor, aim, rhythm, state, agreedOn, consents } = form;
  if (mentee === null || mentor === null) return [];
  const given = ([['mentee', mentee], ['mentor', mentor]] as const).flatMap(([side, contact]): readonly Command[] => {
    const consent = filled(consents[side]);
    return asks[side] !== null && consent ? [{ do: 'recordConsent', id: contact, consent }] : [];
  });
  return [...given, { do: 'createMentorship', id, mentor, mentee, mentorship: { aim, rhythm, state, agreedOn: state === 'agreed' ? agreedOn : null } }];
}

function filled(consent: TypedConsent): NewConsent | null {
  return consent?.way && consent.on ? { way: consent.way, on: consent.on } : null;
}

const day = v.nullable(v.pipe(v.string(), v.check((text) => parseLocalDate(text) !== null)));
const consent = v.nullable(v.object({ way: v.nullable(v.picklist(consentWays)), on: day }));
const kept = v.object({
  at: v.number(),
  id: v.string(),
  form: v.object({
    mentee: v.nullable(v.string()), mentor: v.nullable(v.string()), body: v.nullable(v.picklist(bodyKinds)), aim: v.string(), rhythm: v.picklist(rhythms),
    state: v.picklist(['requested', 'agreed']), agreedOn: day, consents: v.object({ mentee: consent, mentor: consent }),
  }),
});

/** The latest form that was left, with when it was last typed in; null where there is none that this version can read. */
export function latestNewDraft(drafts: readonly Draft[]): (NewStart & { readonly kept: number }) | null {
  const found = drafts.flatMap(({ id, kind, value }) => {
    const read = v.safeParse(kept, value);
    // The ids and days were this app's own when the draft was sealed; the schema has no brands.
    return kind === DRAFT_KIND && read.success ? [{ draftId: id, kept: read.output.at, ...(read.output as unknown as Pick<NewStart, 'id' | 'form'>) }] : [];
  });
  return found.toSorted((a, b) => b.kept - a.kept)[0] ?? null;
}
