import { useState } from 'react';
import { useLocation } from 'wouter';
import { today } from '#app/clock.ts';
import { engine, run } from '#app/engine.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { fingerprint } from '#app/feeFingerprint.ts';
import type { PhotoPlace } from '#app/photoApi.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { refuse } from '#base/result.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import type { FeeDocument } from '#domain/feeDocument.ts';
import { agreements } from '#messages/later/agreements.ts';
import { signing } from '#messages/later/signing.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { refusedWords } from './refusedWords.ts';
import { missingIn, photosOf, signatureOf, type SignForm, type SignPlace } from './signForm.ts';

type Signing = {
  readonly problem: string | null;
  readonly busy: boolean;
  /** What has to be filled in, once signing was tried. */
  readonly missing: readonly SignPlace[];
  readonly sign: (form: SignForm, document: FeeDocument) => Promise<void>;
};

type Input = Pick<AgreementDetail, 'id' | 'desk'> & { readonly signed: string; readonly draftId: DraftId; readonly draft: KeptDraft };

/** The whole signed version in one command, and its draft goes with it; tried again it is the same version. */
export function useSigning({ id, desk, signed: signedId, draftId, draft }: Input): Signing {
  const [m, of, all] = [useTexts(signing), useTexts(agreements), useMessages()];
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<readonly SignPlace[]>([]);
  const sign = async (form: SignForm, document: FeeDocument): Promise<void> => {
    const found = missingIn(form, today());
    setMissing(found);
    if (found.length > 0 || form.on === null) return setProblem(of.form.fix);
    setBusy(true);
    await draft.stop();
    const files = photosOf(form);
    const signed = { id: signedId, on: form.on, ...document, holder: signatureOf(form.holder, files), association: signatureOf(form.association, files), fingerprint: await fingerprint(document) };
    const result = (await areHere({ agreement: id, desk }, files)) ? await run({ do: 'signAgreement', id, desk, signed, files }, draftId) : refuse('file-unknown');
    setBusy(false);
    if (!result.ok) {
      draft.resume();
      return setProblem(refusedWords(all, of.refusals, result.refusal));
    }
    showToast(m.saved);
    navigate(`/vereinbarungen/${id}/druck?fassung=${signedId}`, { replace: true });
    scrollTo(0, 0);
  };
  return { problem, busy, missing, sign };
}

/** No signature names a photo that is not whole on this device. */
async function areHere(place: PhotoPlace, files: readonly AgreementFile[]): Promise<boolean> {
  const states = await Promise.all(files.map((file) => engine().photo(place, file).catch(() => null)));
  return states.every((state) => state?.at === 'whole');
}
