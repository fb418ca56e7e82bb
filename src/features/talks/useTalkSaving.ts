import { useState } from 'react';
import { useLocation } from 'wouter';
import { today } from '#app/clock.ts';
import { saveTyped } from '#app/saveTyped.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { forgiven } from '#ui/forgiven.ts';
import { showToast } from '#ui/toasts.ts';
import { errorsFrom, missingIn, type ErrorPlace, type TalkErrors } from './talkErrors.ts';
import { commandsOf, type TalkForm, type TalkStart } from './talkForm.ts';

type Input = { readonly start: TalkStart; readonly draftId: DraftId; readonly draft: KeptDraft; readonly back: string };
type Saving = {
  readonly errors: TalkErrors;
  readonly busy: boolean;
  /** Answers whether it was saved; where not, `errors` say why. */
  readonly save: (form: TalkForm, asks: boolean) => Promise<boolean>;
  /** Typing in a field takes its error away. */
  readonly forgive: (parts: readonly string[]) => void;
};

const errorsAt: Readonly<Record<string, readonly ErrorPlace[]>> = { person: ['contact', 'phone', 'municipality', 'notes'], consent: ['way', 'consentOn', 'notes'], step: ['what', 'due', 'who'] };

/** One tap: runs the form's commands; the last one deletes the draft in its own transaction. */
export function useTalkSaving({ start, draftId, draft, back }: Input): Saving {
  const m = useMessages();
  const [, navigate] = useLocation();
  const [errors, setErrors] = useState<TalkErrors>({});
  const [busy, setBusy] = useState(false);
  const fail = (found: TalkErrors): false => {
    setErrors(found);
    setBusy(false);
    return false;
  };
  const save = async (form: TalkForm, asks: boolean): Promise<boolean> => {
    const missing = missingIn(form, { asks, today: today(), base: start.base }, m);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    const commands = commandsOf(form, start, asks);
    const refused = await saveTyped({ commands, draftId, draft, again: ({ refusal, detail }) => refusal === 'already-exists' && detail === start.talk });
    if (refused) return fail(errorsFrom(refused, m));
    if (commands.length > 0) showToast(m.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
    return true;
  };
  const forgive = (parts: readonly string[]) => setErrors(forgiven(errors, parts, errorsAt));
  return { errors, busy, save, forgive };
}
