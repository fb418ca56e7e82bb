import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import type { DraftAbout } from '#app/draftAbout.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import type { AgreementId, ContactId, DraftId, Id } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { figuresOf } from '#domain/agreement.ts';
import { emptySide, signingSides, signingWays, type SideForm, type SignForm } from './signForm.ts';

export const DRAFT_KIND = 'signing';

/** What both sides were signing when they stopped: no signature of anything before it is saved. `signed`: the version it will be, so that saving again after a stop makes one. */
export type SignDraft = {
  readonly about: DraftAbout;
  readonly id: AgreementId;
  readonly contact: ContactId;
  readonly signed: Id<'signed'>;
  /** What lay under their pens. */
  readonly sheet: string;
  readonly form: SignForm;
};
export type KeptSigning = SignDraft & { readonly draftId: DraftId };

const text = v.string();
const side = v.object({ name: text, way: v.picklist(signingWays), strokes: v.array(v.array(v.number())), aspect: v.number(), typed: text, confirmed: v.boolean(), onPaper: v.boolean() });
const photo = v.object({ id: text, key: text, type: text, bytes: v.number(), chunks: v.array(text) });
const draft = v.object({
  about: v.object({ name: text, at: v.number(), href: text }),
  id: text, contact: text, signed: text, sheet: text,
  form: v.object({ holder: side, association: side, place: text, on: v.nullable(v.pipe(text, v.check((day) => parseLocalDate(day) !== null))), photos: v.optional(v.array(photo), []) }),
});

/** Everything a signature stands under that can change before it: figures, terms, the versions there are. */
export function sheetOf({ agreement }: Pick<AgreementDetail, 'agreement'>): string {
  return JSON.stringify([figuresOf(agreement), agreement.terms, agreement.signed.map(({ id }) => id)]);
}

/** The latest signing of this agreement that was left; null where there is none, or only such as another version wrote otherwise. */
export function latestSigning(drafts: readonly Draft[], agreement: AgreementId): KeptSigning | null {
  const found = drafts.flatMap(({ id, kind, value }) => {
    const read = kind === DRAFT_KIND ? v.safeParse(draft, value) : null;
    // Ids and days were this app's own when the draft was sealed; the schema has no brands.
    return read?.success && read.output.id === agreement ? [{ ...(read.output as unknown as SignDraft), draftId: id }] : [];
  });
  return found.toSorted((a, b) => b.about.at - a.about.at)[0] ?? null;
}

/** As it was left, where the same sheet lies under the pens; else names and place alone: nobody signed the new one. Its day is that on which the first of them signed. */
export function takenUp({ form }: Pick<SignDraft, 'form'>, sameSheet: boolean, today: LocalDate): SignForm {
  const [holder, association] = signingSides.map((one): SideForm => ({ ...emptySide(form[one].name), ...(sameSheet ? form[one] : { way: form[one].way }) })) as [SideForm, SideForm];
  const begun = [holder, association].some(({ strokes, confirmed, onPaper }) => strokes.length > 0 || confirmed || onPaper);
  return { ...form, holder, association, on: begun ? form.on : today, photos: sameSheet ? form.photos : [] };
}

/** Whether there is nothing in it to keep. */
export function isBlank(form: SignForm, blank: SignForm): boolean {
  // How wide the pad was says nothing where nothing is drawn.
  const plain = (one: SignForm) => JSON.stringify([...signingSides.map((at) => ({ ...one[at], aspect: one[at].strokes.length > 0 ? one[at].aspect : 0 })), one.place.trim(), one.on, one.photos]);
  return plain(form) === plain(blank);
}
