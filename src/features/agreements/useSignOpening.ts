import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import { today } from '#app/clock.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type DraftId, type Id } from '#base/ids.ts';
import { latestSigning, sheetOf, takenUp } from './signDraft.ts';
import { emptySide, type SignForm } from './signForm.ts';

/** A sheet ready to be signed. `kept`: when the draft it goes on with was last touched, and whether another sheet lay under it; null: none. */
export type SignOpening = { readonly draftId: DraftId; readonly signed: Id<'signed'>; readonly blank: SignForm; readonly form: SignForm; readonly kept: { readonly at: number; readonly otherSheet: boolean } | null };

/** The signing that was left of this agreement, else a fresh one; null until it is known. With `anew` what was left is not looked for. */
export function useSignOpening(detail: AgreementDetail, anew: boolean): SignOpening | null {
  const self = useLive((live) => live.members.find((member) => member.self)?.name) ?? '';
  const [first] = useState({ detail, self, anew });
  const [open, setOpen] = useState<SignOpening | null>(null);
  useEffect(() => {
    let stale = false;
    void opening(first).then((made) => { if (!stale) setOpen(made); });
    return () => { stale = true; };
  }, [first]);
  return open;
}

async function opening({ detail, self, anew }: { readonly detail: AgreementDetail; readonly self: string; readonly anew: boolean }): Promise<SignOpening> {
  const blank: SignForm = { holder: emptySide(detail.contactName), association: emptySide(self), place: '', on: today(), photos: [] };
  const fresh: SignOpening = { draftId: newId<DraftId>(systemRandom), signed: newId<Id<'signed'>>(systemRandom), blank, form: blank, kept: null };
  // It can be signed even where drafts cannot be read.
  const draft = anew ? null : latestSigning(await engine().drafts().catch(() => []), detail.id);
  if (!draft) return fresh;
  const { draftId, signed, about: { at } } = draft;
  if (draft.sheet === sheetOf(detail)) return { draftId, signed, blank, form: takenUp(draft, true, today()), kept: { at, otherSheet: false } };
  await engine().deleteDraft(draftId).catch(() => undefined);
  // Stopped after it was saved and before its draft was gone: it is signed.
  if (detail.agreement.signed.some(({ id }) => id === signed)) return fresh;
  return { ...fresh, form: takenUp(draft, false, today()), kept: { at, otherSheet: true } };
}
