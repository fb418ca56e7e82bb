import { useState } from 'react';
import { useLocation } from 'wouter';
import { engine } from '#app/engine.ts';
import { saveTyped } from '#app/saveTyped.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { forgiven } from '#ui/forgiven.ts';
import { showToast } from '#ui/toasts.ts';
import { commandsOf } from './eventCommands.ts';
import { errorsFrom, missingIn, type ErrorPlace, type EventErrors } from './eventErrors.ts';
import type { EventForm, EventStart } from './eventForm.ts';

type Input = { readonly start: EventStart; readonly draftId: DraftId; readonly draft: KeptDraft; readonly back: string };
type Saving = {
  readonly errors: EventErrors;
  readonly busy: boolean;
  /** Answers whether it was saved; where not, `errors` say why. */
  readonly save: (form: EventForm) => Promise<boolean>;
  /** Typing in a field takes its error away. */
  readonly forgive: (parts: readonly string[]) => void;
};

const errorsAt: Readonly<Record<string, readonly ErrorPlace[]>> = { whose: ['committee'], repeat: ['repeat', 'until'], allDay: ['beginClock', 'endClock', 'endDay'], endClock: ['endClock', 'endDay'] };

/** One tap: runs the form's commands, the last of which deletes the draft in its own transaction. */
export function useEventSaving({ start, draftId, draft, back }: Input): Saving {
  const all = useMessages();
  const m = useTexts(eventForm);
  const [, navigate] = useLocation();
  const [errors, setErrors] = useState<EventErrors>({});
  const [busy, setBusy] = useState(false);
  const fail = (found: EventErrors): false => {
    setErrors(found);
    setBusy(false);
    return false;
  };
  const save = async (form: EventForm): Promise<boolean> => {
    const missing = missingIn(form, start, m);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    const commands = commandsOf(form, start, await engine().committees().catch(() => []));
    const refused = await saveTyped({ commands, draftId, draft });
    if (refused) return fail(errorsFrom(refused, all));
    if (commands.length > 0) showToast(all.common.savedHere);
    // A new one is seen among the others of its day.
    navigate(start.base || form.beginDay === null ? back : `/termine?tag=${form.beginDay}`, { replace: true });
    scrollTo(0, 0);
    return true;
  };
  const forgive = (parts: readonly string[]) => setErrors(forgiven(errors, parts, errorsAt));
  return { errors, busy, save, forgive };
}
