import { useState } from 'react';
import type { DraftId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import { run } from './engine.ts';

/** Runs a command; true once it is saved. With `said`, that names what was done and offers to take it back; with `draft`, saving drops that draft in its own transaction. */
export type Act = (command: Command, said?: string, draft?: DraftId) => Promise<boolean>;

export type Acting = {
  readonly act: Act;
  readonly busy: boolean;
  /** Why the last command was refused, as a sentence that stays on the screen. */
  readonly problem: string | null;
};

type Words = (refused: { readonly refusal: string }) => string | Promise<string>;
type Tell = (said: string, undo?: () => void) => void;

/** Commands of a single tap. The screen hands in the sentence for a refusal and how it names in passing what was done; a command that throws counts as not saved. */
export function useActing(words: Words, tell: Tell): Acting {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const give = async (command: Command, draft?: DraftId) => {
    const result = await run(command, draft);
    setProblem(result.ok ? null : await words({ refusal: result.refusal }));
    return result;
  };
  const act: Act = async (command, said, draft) => {
    setBusy(true);
    const result = await give(command, draft);
    setBusy(false);
    if (!result.ok) return false;
    const { undo } = result.value;
    if (said) tell(said, undo ? () => void give(undo) : undefined);
    return true;
  };
  return { act, busy, problem };
}
