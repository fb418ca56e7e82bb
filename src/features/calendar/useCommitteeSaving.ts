import { useState } from 'react';
import { useLocation } from 'wouter';
import { engine } from '#app/engine.ts';
import type { Act } from '#app/useActing.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import type { CommitteeFields } from '#domain/committee.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { commandOf, missingIn, type CommitteeErrors, type CommitteeStart } from './committeeForm.ts';

type Input = { readonly start: CommitteeStart; readonly draftId: DraftId; readonly draft: KeptDraft; readonly act: Act };
type Saving = {
  readonly errors: CommitteeErrors;
  readonly save: (form: CommitteeFields) => Promise<void>;
  /** Typing takes the errors away. */
  readonly forgive: () => void;
};

/** One tap: saves what is another now, and goes back to the bodies; saving deletes the draft in its own transaction. */
export function useCommitteeSaving({ start, draftId, draft, act }: Input): Saving {
  const m = useTexts(texts);
  const common = useMessages().common;
  const [, navigate] = useLocation();
  const [errors, setErrors] = useState<CommitteeErrors>({});
  const save = async (form: CommitteeFields) => {
    const missing = missingIn(form, m);
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    await draft.stop();
    const command = commandOf(form, start);
    if (command && !(await act(command, common.savedHere, draftId))) return draft.resume();
    // Where nothing had to be written, the draft is still there.
    await engine().deleteDraft(draftId).catch(() => undefined);
    navigate('/termine/gremien', { replace: true });
  };
  return { errors, save, forgive: () => setErrors({}) };
}
