import { useState } from 'react';
import { useLocation } from 'wouter';
import { run } from '#app/engine.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { commandsOf, missingIn, type Asks, type NewErrors, type NewForm, type NewStart } from './newMentorship.ts';

type Saving = {
  readonly errors: NewErrors;
  readonly busy: boolean;
  readonly save: (form: NewForm, asks: Asks) => Promise<void>;
  /** Typing in a field takes its error away. */
  readonly forgive: (parts: readonly string[]) => void;
};

/** One tap: the consents, then the mentorship; the last command deletes the draft in its own transaction. */
export function useNewSaving(start: NewStart, draft: KeptDraft): Saving {
  const [m, words] = [useTexts(texts), useMessages()];
  const [, navigate] = useLocation();
  const [errors, setErrors] = useState<NewErrors>({});
  const [busy, setBusy] = useState(false);
  const fail = (found: NewErrors): void => {
    setErrors(found);
    setBusy(false);
    draft.resume();
  };
  const save = async (form: NewForm, asks: Asks): Promise<void> => {
    const missing = missingIn(form, asks, m);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    await draft.stop();
    for (const command of commandsOf({ id: start.id, form }, asks)) {
      const last = command.do === 'createMentorship';
      const result = await run(command, last ? start.draftId : undefined);
      // The same mentorship again: an earlier attempt had reached the disk, only its answer was lost.
      if (!result.ok && !(result.refusal === 'already-exists' && result.detail === start.id)) return fail({ form: refusalWords(words, { refusal: result.refusal }) });
    }
    showToast(words.common.savedHere);
    navigate(`/patenschaften/${start.id}`, { replace: true });
    scrollTo(0, 0);
  };
  const forgive = (parts: readonly string[]): void => {
    const gone = parts.flatMap((part) => (part === 'consents' ? ['menteeConsent', 'mentorConsent'] : part === 'state' ? ['agreedOn'] : [part]));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([place]) => !gone.includes(place))));
  };
  return { errors, busy, save, forgive };
}
