import { useState } from 'react';
import { useLocation } from 'wouter';
import { today } from '#app/clock.ts';
import { engine, run } from '#app/engine.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
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
    draft.resume();
    return false;
  };
  const save = async (form: TalkForm, asks: boolean): Promise<boolean> => {
    const missing = missingIn(form, { asks, today: today(), base: start.base }, m);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    await draft.stop();
    const commands = commandsOf(form, start, asks);
    for (const [index, command] of commands.entries()) {
      const last = index === commands.length - 1;
      const result = await run(command, last ? draftId : undefined);
      // The same talk again: an earlier attempt had reached the disk, only its answer was lost.
      if (!result.ok && !(result.refusal === 'already-exists' && result.detail === start.talk)) return fail(errorsFrom(result, m));
    }
    // Where nothing had to be written, the draft is still there.
    await engine().deleteDraft(draftId).catch(() => undefined);
    if (commands.length > 0) showToast(m.common.savedHere);
    navigate(back, { replace: true });
    scrollTo(0, 0);
    return true;
  };
  const forgive = (parts: readonly string[]) => {
    const gone: readonly string[] = parts.flatMap((part): readonly string[] => errorsAt[part] ?? [part]);
    if (gone.some((place) => place in errors)) setErrors(Object.fromEntries(Object.entries(errors).filter(([place]) => !gone.includes(place))));
  };
  return { errors, busy, save, forgive };
}
