import { useState } from 'react';
import { useLocation } from 'wouter';
import { engine, run } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { withTypedPlace } from '#domain/typedPlace.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
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
    draft.resume();
    return false;
  };
  const save = async (typed: MandateForm): Promise<boolean> => {
    const form = withTypedPlace(typed);
    const missing = missingIn(form, m, all);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    await draft.stop();
    const command = commandOf(form, start, self);
    if (command) {
      const result = await run(command, draftId);
      // The same records again: an earlier attempt had reached the disk, only its answer was lost.
      if (!result.ok && result.refusal !== 'already-exists') return fail(errorsFrom(result, all));
    }
    // Where nothing had to be written, the draft is still there.
    await engine().deleteDraft(draftId).catch(() => undefined);
    if (command) showToast(all.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
    return true;
  };
  const forgive = (parts: readonly string[]) => {
    const gone: readonly string[] = parts.flatMap((part): readonly string[] => errorsAt[part] ?? [part]);
    if (gone.some((one) => one in errors)) setErrors(Object.fromEntries(Object.entries(errors).filter(([one]) => !gone.includes(one))));
  };
  return { errors, busy, save, forgive };
}
