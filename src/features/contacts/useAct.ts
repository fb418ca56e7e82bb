import { useState } from 'react';
import { engine } from '#app/engine.ts';
import type { Command } from '#domain/command.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { showToast } from '#ui/toasts.ts';

type Act = {
  /** Runs a command; true once it is saved. With `said`, a toast names what was done and offers to take it back. */
  readonly act: (command: Command, said?: string) => Promise<boolean>;
  readonly busy: boolean;
  /** Why the last command was refused, as a sentence that stays on the screen. */
  readonly problem: string | null;
};

/** Commands given by a single button. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (command: Command, said?: string): Promise<boolean> => {
    setBusy(true);
    try {
      const result = await engine().run(command);
      setProblem(result.ok ? null : await lateRefusalWords({ refusal: result.refusal }));
      if (!result.ok) return false;
      const { undo } = result.value;
      if (said) showToast(said, undo ? () => void takeBack(undo, setProblem) : undefined);
      return true;
    } catch {
      setProblem(await lateRefusalWords({ refusal: 'not-saved' }));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const takeBack = async (undo: Command, tell: (problem: string | null) => void): Promise<void> => {
    const result = await engine().run(undo);
    tell(result.ok ? null : await lateRefusalWords({ refusal: result.refusal }));
  };
  return { act, busy, problem };
}
