import { useState } from 'react';
import { run } from '#app/engine.ts';
import type { TaskId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { showToast } from '#ui/toasts.ts';
import type { TaskCommand } from './settleTask.ts';

/** Runs a command and, saved, names in a toast what was done and offers to take it back. */
export type Act = (command: TaskCommand, said: string) => Promise<boolean>;

/** Commands of a single tap, about one task or several. `problem`: why the last one was refused, as a sentence that stays on the screen. */
export function useTaskAct(keepFocus: (id: TaskId) => void): { readonly act: Act; readonly problem: string | null } {
  const [problem, setProblem] = useState<string | null>(null);
  const give = async (command: Command) => {
    const result = await run(command);
    setProblem(result.ok ? null : await lateRefusalWords({ refusal: result.refusal }));
    return result;
  };
  const act: Act = async (command, said) => {
    const keep = () => { if ('id' in command) keepFocus(command.id); };
    keep();
    const result = await give(command);
    if (!result.ok) return false;
    const { undo } = result.value;
    showToast(said, undo ? () => { keep(); void give(undo); } : undefined);
    return true;
  };
  return { act, problem };
}
