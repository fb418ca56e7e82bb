import { useState } from 'react';
import { useLocation } from 'wouter';
import { saveTyped } from '#app/saveTyped.ts';
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
    const command = commandOf(form, open.start);
    const refused = await saveTyped({ commands: command ? [command] : [], draftId: open.draftId, draft });
    setBusy(false);
    if (refused) return setRefusal(refused.refusal);
    if (command) showToast(all.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
  };
  return { problem: refusal === null || refusal === 'name-missing' ? null : refusalWords(all, { refusal }), busy, untitled: refusal === 'name-missing', save };
}
