import type { DraftId } from '#base/ids.ts';
import type { Refused } from '#base/result.ts';
import type { Command } from '#domain/command.ts';
import { engine, run } from './engine.ts';
import type { KeptDraft } from './useDraft.ts';

type Typed = {
  /** None: what was typed is what stands there. */
  readonly commands: readonly Command[];
  readonly draftId: DraftId;
  readonly draft: Pick<KeptDraft, 'stop' | 'resume'>;
  /** Whether a refusal only says that an earlier attempt had reached the disk and its answer was lost: unless told, that the same record is there already. */
  readonly again?: (refused: Refused) => boolean;
};

/** Saves a form: its commands one after the other, the last of which drops the draft in its own transaction. Null: saved. Else the first refusal; the draft is kept again from then on. */
export async function saveTyped({ commands, draftId, draft, again = ({ refusal }) => refusal === 'already-exists' }: Typed): Promise<Refused | null> {
  await draft.stop();
  for (const [index, command] of commands.entries()) {
    const result = await run(command, index === commands.length - 1 ? draftId : undefined);
    if (result.ok || again(result)) continue;
    draft.resume();
    return result;
  }
  // Where nothing had to be written, the draft is still there.
  await engine().deleteDraft(draftId).catch(() => undefined);
  return null;
}
