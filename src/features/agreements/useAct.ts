import { useState } from 'react';
import { engine } from '#app/engine.ts';
import type { Command } from '#domain/command.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { refusedWords } from './refusedWords.ts';

export type Acting = {
  /** Runs a command; true once it is saved. With `said`, a toast names what was done and offers to take it back. */
  readonly act: (command: Command, said?: string) => Promise<boolean>;
  readonly busy: boolean;
  /** Why the last command was refused, as a sentence that stays on the screen. */
  readonly problem: string | null;
};

/** Commands given by a single tap. */
export function useAct(): Acting {
  const [all, m] = [useMessages(), useTexts(agreements)];
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (command: Command) => {
    const result = await engine().run(command).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setProblem(result.ok ? null : refusedWords(all, m.refusals, result.refusal));
    return result;
  };
  const act = async (command: Command, said?: string): Promise<boolean> => {
    setBusy(true);
    const result = await run(command);
    setBusy(false);
    if (!result.ok) return false;
    const { undo } = result.value;
    if (said) showToast(said, undo ? () => void run(undo) : undefined);
    return true;
  };
  return { act, busy, problem };
}
