import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type DraftId, type EditId } from '#base/ids.ts';
import type { GuideKind, GuidePoint } from '#domain/guide.ts';
import { guidePoints } from '#messages/guideWords.ts';
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

type Stands = { readonly points: readonly EditedPoint[]; readonly heads: readonly EditId[] };

/** Rewords, orders, adds and removes points; goes on with the draft that was left. */
export function GuideForm({ of, points, onDone }: { readonly of: GuideKind; readonly points: readonly GuidePoint[]; readonly onDone: () => void }): ReactNode {
  const m = useMessages();
  const [open, setOpen] = useState<OpenGuide | null>(null);
  const [asked] = useState({ points, m });
  const [stands, setStands] = useState<Stands | null>(null);
  useEffect(() => {
    let stale = false;
    // A form must open even where drafts cannot be read.
    const draft = engine().drafts().then((drafts) => latestGuideDraft(drafts, of), () => null);
    const state = engine().guideState(of).catch(() => null);
    void Promise.all([draft, state]).then(([kept, found]) => {
      if (stale) return;
      const now: Stands = { points: toEdit(found ? guidePoints(found, of) : asked.points, asked.m), heads: found?.heads ?? [] };
      setStands(now);
      setOpen(kept ? { of, draftId: kept.id, points: kept.points, stands: now.points, seen: kept.seen ?? now.heads, kept: kept.at } : fresh(of, now));
    });
    return () => { stale = true; };
  }, [of, asked]);
  if (!open || !stands) return <Page title={m.guide.edit} back={onDone}><Skeleton rows={4} /></Page>;
  return <GuideFields key={open.draftId} open={open} onFresh={() => setOpen(fresh(of, stands))} onDone={onDone} />;
}

function fresh(of: GuideKind, { points, heads }: Stands): OpenGuide {
  return { of, draftId: newId<DraftId>(systemRandom), points, stands: points, seen: heads, kept: null };
}
