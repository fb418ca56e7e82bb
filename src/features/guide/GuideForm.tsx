import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type DraftId, type EditId } from '#base/ids.ts';
import type { GuideKind, GuidePoint } from '#domain/guide.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { GuideFields } from './GuideFields.tsx';
import { latestGuideDraft } from './guideDraft.ts';
import { toEdit, type EditedPoint } from './guideForm.ts';

/** A form ready to be changed: from the guide as it stands, or from the draft that was left of it. */
export type OpenGuide = {
  readonly of: GuideKind;
  readonly draftId: DraftId;
  readonly points: readonly EditedPoint[];
  /** The guide as it stands. */
  readonly stands: readonly EditedPoint[];
  /** What stood there when the form was first opened. */
  readonly seen: readonly EditId[];
  /** When the draft it goes on with was last typed in; null: no draft. */
  readonly kept: number | null;
};

/** Rewords, orders, adds and removes points; goes on with the draft that was left. */
export function GuideForm({ of, points, onDone }: { readonly of: GuideKind; readonly points: readonly GuidePoint[]; readonly onDone: () => void }): ReactNode {
  const m = useMessages();
  const [open, setOpen] = useState<OpenGuide | null>(null);
  const [asStands] = useState(() => toEdit(points, m));
  useEffect(() => {
    let stale = false;
    // A form must open even where drafts cannot be read.
    const draft = engine().drafts().then((drafts) => latestGuideDraft(drafts, of), () => null);
    void Promise.all([draft, headsOf(of)]).then(([kept, heads]) => {
      if (!stale) setOpen(kept ? { of, draftId: kept.id, points: kept.points, stands: asStands, seen: kept.seen ?? heads, kept: kept.at } : fresh(of, asStands, heads));
    });
    return () => { stale = true; };
  }, [of, asStands]);
  if (!open) return <Page title={m.guide.edit} back={onDone}><Skeleton rows={4} /></Page>;
  return <GuideFields key={open.draftId} open={open} onFresh={() => setOpen(fresh(of, asStands, open.seen))} onDone={onDone} />;
}

async function headsOf(of: GuideKind): Promise<readonly EditId[]> {
  return (await engine().guideState(of).catch(() => null))?.heads ?? [];
}

function fresh(of: GuideKind, points: readonly EditedPoint[], seen: readonly EditId[]): OpenGuide {
  return { of, draftId: newId<DraftId>(systemRandom), points, stands: points, seen, kept: null };
}
