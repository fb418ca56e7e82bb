import { useState } from 'react';
import { useLocation } from 'wouter';
import { saveTyped } from '#app/saveTyped.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { commandOf, type AgreementForm, type AgreementStart, type FormPlace } from './agreementForm.ts';
import { refusedWords } from './refusedWords.ts';

type Input = { readonly start: AgreementStart; readonly draftId: DraftId; readonly draft: KeptDraft };
type Saving = {
  readonly problem: string | null;
  readonly busy: boolean;
  /** Saving was tried: what can not be read is marked. */
  readonly tried: boolean;
  readonly save: (form: AgreementForm, wrong: readonly FormPlace[]) => Promise<void>;
};

/** One tap: the desk's part first, then what the team hears; saving deletes the draft with it. */
export function useAgreementSaving({ start, draftId, draft }: Input): Saving {
  const [m, all] = [useTexts(agreements), useMessages()];
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const save = async (form: AgreementForm, wrong: readonly FormPlace[]): Promise<void> => {
    setTried(true);
    if (wrong.length > 0) return setProblem(m.form.fix);
    setBusy(true);
    const command = commandOf(form, start);
    const refused = await saveTyped({ commands: command ? [command] : [], draftId, draft, again: () => false });
    setBusy(false);
    if (refused) return setProblem(refusedWords(all, m.refusals, refused.refusal));
    if (command) showToast(all.common.savedHere);
    navigate(`/vereinbarungen/${start.id}`, { replace: true });
    scrollTo(0, 0);
  };
  return { problem, busy, tried, save };
}
