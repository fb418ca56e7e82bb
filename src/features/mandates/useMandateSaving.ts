import { useState } from 'react';
import { useLocation } from 'wouter';
import { saveTyped } from '#app/saveTyped.ts';
import { useLive } from '#app/live.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { withTypedPlace } from '#domain/typedPlace.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { forgiven } from '#ui/forgiven.ts';
import { showToast } from '#ui/toasts.ts';
import { errorsFrom, missingIn, type ErrorPlace, type MandateErrors } from './mandateErrors.ts';
import { commandOf, type MandateForm, type MandateStart } from './mandateForm.ts';

type Input = { readonly start: MandateStart; readonly draftId: DraftId; readonly draft: KeptDraft; readonly back: string };
type Saving = {
  readonly errors: MandateErrors;
  readonly busy: boolean;
  /** Answers whether it was saved; where not, `errors` say why. */
  readonly save: (form: MandateForm) => Promise<boolean>;
  /** Typing in a field takes its error away. */
  readonly forgive: (parts: readonly string[]) => void;
};

const errorsAt: Readonly<Record<string, readonly ErrorPlace[]>> = { holder: ['holder', 'phone', 'standingAgain'], body: ['body', 'place'], placeText: ['place'] };

/** One tap: runs the form's command, which deletes the draft in its own transaction. */
export function useMandateSaving({ start, draftId, draft, back }: Input): Saving {
  const all = useMessages();
  const m = useTexts(mandates);
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const [, navigate] = useLocation();
  const [errors, setErrors] = useState<MandateErrors>({});
  const [busy, setBusy] = useState(false);
  const fail = (found: MandateErrors): false => {
    setErrors(found);
    setBusy(false);
    return false;
  };
  const save = async (typed: MandateForm): Promise<boolean> => {
    const form = withTypedPlace(typed);
    const missing = missingIn(form, m, all);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    const command = commandOf(form, start, self);
    const refused = await saveTyped({ commands: command ? [command] : [], draftId, draft });
    if (refused) return fail(errorsFrom(refused, all));
    if (command) showToast(all.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
    return true;
  };
  const forgive = (parts: readonly string[]) => setErrors(forgiven(errors, parts, errorsAt));
  return { errors, busy, save, forgive };
}
