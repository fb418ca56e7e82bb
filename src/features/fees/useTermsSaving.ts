import { useState } from 'react';
import { useLocation } from 'wouter';
import { saveTyped } from '#app/saveTyped.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';

type Input = { readonly draftId: DraftId; readonly draft: KeptDraft; readonly back: string };
type Saving = {
  /** Why it was not saved, as a sentence, and as the rules call it. */
  readonly problem: string | null;
  readonly refusal: string | null;
  readonly busy: boolean;
  /** Saving was tried: what can not be read is marked. */
  readonly tried: boolean;
  readonly save: (terms: FeeTerms | null) => Promise<void>;
};

/** Saves the version as one value; saving deletes the draft in its own transaction. */
export function useTermsSaving({ draftId, draft, back }: Input): Saving {
  const [m, all] = [useTexts(feeTerms), useMessages()];
  const [, navigate] = useLocation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const save = async (terms: FeeTerms | null): Promise<void> => {
    setTried(true);
    if (terms === null) return setRefusal('unfinished');
    setBusy(true);
    const refused = await saveTyped({ commands: [{ do: 'setFeeTerms', terms }], draftId, draft, again: () => false });
    setBusy(false);
    if (refused) return setRefusal(refused.refusal);
    showToast(all.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
  };
  const problem = refusal === null ? null : refusal === 'unfinished' ? m.form.fix : refusalWords(all, { refusal });
  return { problem, refusal, busy, tried, save };
}
