import { useState } from 'react';
import { useLocation } from 'wouter';
import { engine, run } from '#app/engine.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { showToast } from '#ui/toasts.ts';
import { commandOf, type CommitmentForm } from './commitmentForm.ts';
import type { OpenForm } from './CommitmentFormScreen.tsx';

type Saving = {
  readonly problem: string | null;
  readonly busy: boolean;
  /** Saving was tried without a title. */
  readonly untitled: boolean;
  readonly save: (form: CommitmentForm) => Promise<void>;
};

/** Saves the form as one command; saving deletes the draft in its own transaction. */
export function useSaving({ open, draft, back }: { readonly open: OpenForm; readonly draft: KeptDraft; readonly back: string }): Saving {
  const all = useMessages();
  const [, navigate] = useLocation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (form: CommitmentForm): Promise<void> => {
    if (form.title.trim() === '') return setRefusal('name-missing');
    setBusy(true);
    await draft.stop();
    const command = commandOf(form, open.start);
    const result = command ? await run(command, open.draftId) : null;
    setBusy(false);
    // The same record again: an earlier attempt had reached the disk, only its answer was lost.
    if (result && !result.ok && result.refusal !== 'already-exists') {
      draft.resume();
      return setRefusal(result.refusal);
    }
    // Where nothing had to be written, the draft is still there.
    await engine().deleteDraft(open.draftId).catch(() => undefined);
    if (command) showToast(all.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
  };
  return { problem: refusal === null || refusal === 'name-missing' ? null : refusalWords(all, { refusal }), busy, untitled: refusal === 'name-missing', save };
}
