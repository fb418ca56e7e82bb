import { useState } from 'react';
import { useLocation } from 'wouter';
import { today } from '#app/clock.ts';
import { saveTyped } from '#app/saveTyped.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { MentorshipId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { checkInCommand, type CheckInErrors, type CheckInForm, type CheckInStart } from './checkInForm.ts';

type Input = { readonly start: CheckInStart; readonly mentorship: MentorshipId; readonly draft: KeptDraft; readonly back: string };
type Saving = {
  readonly errors: CheckInErrors;
  readonly busy: boolean;
  readonly save: (form: CheckInForm) => Promise<void>;
  /** Typing in a field takes its error away. */
  readonly forgive: (part: Partial<CheckInForm>) => void;
};

/** One tap: the note to where it can be read, then to the team that they spoke; saving deletes the draft with it. */
export function useCheckInSaving({ start, mentorship, draft, back }: Input): Saving {
  const [m, words] = [useTexts(texts), useMessages()];
  const [, navigate] = useLocation();
  const [errors, setErrors] = useState<CheckInErrors>({});
  const [busy, setBusy] = useState(false);
  const save = async (form: CheckInForm): Promise<void> => {
    const command = checkInCommand(form, start.id, mentorship);
    if (!command) return setErrors({ on: m.checkIn.onMissing });
    if (command.on > today()) return setErrors({ on: words.refused['date-in-future'] });
    if (command.next !== null && command.next <= command.on) return setErrors({ nextOn: words.refused['date-in-past'] });
    setBusy(true);
    const refused = await saveTyped({ commands: [command], draftId: start.draftId, draft, again: () => false });
    setBusy(false);
    if (refused) return setErrors(errorsFrom(refused, refusalWords(words, { refusal: refused.refusal })));
    showToast(words.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
  };
  const forgive = (part: Partial<CheckInForm>): void => setErrors((before) => Object.fromEntries(Object.entries(before).filter(([place]) => !(place in part))));
  return { errors, busy, save, forgive };
}

/** A refusal names the text that is too long; everything else stands above the form. */
function errorsFrom(refused: { readonly refusal: string; readonly detail?: string }, sentence: string): CheckInErrors {
  const place = (['how', 'lacks', 'next'] as const).find((field) => field === refused.detail);
  return { [place ?? 'form']: sentence };
}
