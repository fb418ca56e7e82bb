import { useState } from 'react';
import { engine } from '#app/engine.ts';
import type { DraftId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { showToast } from '#ui/toasts.ts';

export type Act = (command: Command, said: string, draft?: DraftId) => Promise<boolean>;

/** A toast names what was done and offers to take it back; with `draft`, saving drops that draft in its own transaction. `problem`: why the last one was refused, as a sentence that stays. */
export function useAct(): { readonly act: Act; readonly busy: boolean; readonly problem: string | null } {
  const m = useMessages();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (command: Command, draft?: DraftId) => {
    const result = await engine().run(command, draft).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setProblem(result.ok ? null : refusalWords(m, { refusal: result.refusal }));
    return result;
  };
  const act: Act = async (command, said, draft) => {
    setBusy(true);
    const result = await run(command, draft);
    setBusy(false);
    if (!result.ok) return false;
    const { undo } = result.value;
    showToast(said, undo ? () => void run(undo) : undefined);
    return true;
  };
  return { act, busy, problem };
}
