import { useState } from 'react';
import { run } from '#app/engine.ts';
import type { KeptDraft } from '#app/useDraft.ts';
import type { DraftId, EditId } from '#base/ids.ts';
import type { GuideKind } from '#domain/guide.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { showToast } from '#ui/toasts.ts';
import { toSave, unnamed, type EditedPoint } from './guideForm.ts';

type SavingInput = { readonly of: GuideKind; readonly seen: readonly EditId[]; readonly draftId: DraftId; readonly draft: KeptDraft; readonly onDone: () => void };
type GuideSaving = {
  readonly save: (edited: readonly EditedPoint[]) => Promise<void>;
  readonly busy: boolean;
  /** Own points without a name. */
  readonly missing: readonly string[];
  /** Why it was not saved, as a sentence. */
  readonly problem: string | null;
  /** Typing in a point takes its error away. */
  readonly forgive: (id: string) => void;
};

/** Saves all points as one value; saving deletes the draft in its own transaction. */
export function useGuideSaving({ of, seen, draftId, draft, onDone }: SavingInput): GuideSaving {
  const m = useMessages();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (edited: readonly EditedPoint[]) => {
    const found = unnamed(edited);
    setMissing(found);
    if (found.length > 0) return;
    setBusy(true);
    await draft.stop();
    const result = await run({ do: 'editGuide', of, points: toSave(edited, m), seen }, draftId);
    setBusy(false);
    if (!result.ok) {
      draft.resume();
      return setProblem(refusalWords(m, { refusal: result.refusal }));
    }
    const { undo } = result.value;
    showToast(m.guide.saved, undo ? () => void run(undo) : undefined);
    onDone();
  };
  return { save, busy, missing, problem, forgive: (id) => setMissing((before) => before.filter((one) => one !== id)) };
}
