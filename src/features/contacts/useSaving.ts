import { useState } from 'react';
import { useLocation } from 'wouter';
import { engine, run } from '#app/engine.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { forgiven } from '#ui/forgiven.ts';
import { showToast } from '#ui/toasts.ts';
import { afterSaved, commandsOf, type ContactForm, type FormStart } from './contactForm.ts';
import { errorsFrom, missingIn, type ErrorPlace, type FormErrors } from './formErrors.ts';
import { withTypedPlace } from './typedPlace.ts';

type SavingInput = { readonly start: FormStart; readonly draftId: DraftId; readonly draft: KeptDraft };
type Saving = {
  /** What the form still has to be compared with: moves on where a part of it is saved already. */
  readonly start: FormStart;
  readonly errors: FormErrors;
  readonly busy: boolean;
  /** How often saving was tried without success. */
  readonly attempts: number;
  readonly save: (form: ContactForm, setForm: (form: ContactForm) => void) => Promise<void>;
  /** Typing in a field takes its error away. */
  readonly forgive: (parts: readonly string[]) => void;
};

const errorsAt: Readonly<Record<string, readonly ErrorPlace[]>> = { consent: ['way', 'on'], step: ['what', 'due', 'who'], municipalityText: ['municipality'] };

/** Runs the form's commands one after the other; the last one deletes the draft in its own transaction. */
export function useSaving({ start: first, draftId, draft }: SavingInput): Saving {
  const m = useMessages();
  const [, navigate] = useLocation();
  const [start, setStart] = useState(first);
  const [errors, setErrors] = useState<FormErrors>({});
  const [busy, setBusy] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const fail = (found: FormErrors) => {
    setErrors(found);
    setAttempts((count) => count + 1);
    setBusy(false);
    draft.resume();
  };
  const save = async (typed: ContactForm, setForm: (form: ContactForm) => void) => {
    const form = await withTypedPlace(typed);
    if (form !== typed) setForm(form);
    const missing = missingIn(form, m);
    if (Object.keys(missing).length > 0) return fail(missing);
    setBusy(true);
    await draft.stop();
    let rest = { form, start };
    const commands = commandsOf(form, start);
    for (const [index, command] of commands.entries()) {
      const last = index === commands.length - 1;
      const result = await run(command, last ? draftId : undefined);
      if (!result.ok) {
        setStart(rest.start);
        setForm(rest.form);
        return fail(errorsFrom(result, m));
      }
      rest = afterSaved(command, rest);
    }
    if (commands.length === 0) await engine().deleteDraft(draftId);
    else showToast(m.common.savedHere);
    navigate(`/kontakte/${start.id}`, { replace: true });
  };
  const forgive = (parts: readonly string[]) => setErrors(forgiven(errors, parts, errorsAt));
  return { start, errors, busy, attempts, save, forgive };
}
