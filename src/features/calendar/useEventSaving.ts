import { useState } from 'react';
import { useLocation } from 'wouter';
import { engine, run } from '#app/engine.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
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
    draft.resume();
    return false;
  };
  const save = async (form: EventForm): Promise<boolean> => {
    const missing = missingIn(form, start, m);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    await draft.stop();
    const commands = commandsOf(form, start, await engine().committees().catch(() => []));
    for (const [index, command] of commands.entries()) {
      const result = await run(command, index === commands.length - 1 ? draftId : undefined);
      // The same records again: an earlier attempt had reached the disk, only its answer was lost.
      if (!result.ok && result.refusal !== 'already-exists') return fail(errorsFrom(result, all));
    }
    // Where nothing had to be written, the draft is still there.
    await engine().deleteDraft(draftId).catch(() => undefined);
    if (commands.length > 0) showToast(all.common.savedHere);
    // A new one is seen among the others of its day.
    navigate(start.base || form.beginDay === null ? back : `/termine?tag=${form.beginDay}`, { replace: true });
    scrollTo(0, 0);
    return true;
  };
  const forgive = (parts: readonly string[]) => {
    const gone: readonly string[] = parts.flatMap((part): readonly string[] => errorsAt[part] ?? [part]);
    if (gone.some((one) => one in errors)) setErrors(Object.fromEntries(Object.entries(errors).filter(([one]) => !gone.includes(one))));
  };
  return { errors, busy, save, forgive };
}
