import { useEffect, useState } from 'react';
import { newId, type DraftId } from '#base/ids.ts';
import type { Draft } from './api.ts';
import { engine } from './engine.ts';
import { systemRandom } from './random.ts';

export type KeptDrafts<D> = {
  /** Under which a form that begins anew is kept. */
  readonly fresh: DraftId;
  /** With which the form goes on. */
  readonly taken: D | null;
  readonly offers: readonly D[];
  readonly take: (draft: D) => void;
  readonly drop: (id: DraftId) => void;
};

/** The drafts left of one form, as they were when it opened: `read` picks them out of all that are kept. A form opens even where drafts cannot be read. */
export function useKeptDrafts<D extends { readonly id: DraftId }>(read: (kept: readonly Draft[]) => readonly D[]): KeptDrafts<D> {
  const [fresh] = useState(() => newId<DraftId>(systemRandom));
  const [taken, take] = useState<D | null>(null);
  const [offers, setOffers] = useState<readonly D[]>([]);
  const [first] = useState(() => read);
  useEffect(() => {
    let stale = false;
    engine().drafts().then((kept) => { if (!stale) setOffers(first(kept).filter((draft) => draft.id !== fresh)); }, () => undefined);
    return () => { stale = true; };
  }, [first, fresh]);
  const drop = (id: DraftId): void => {
    setOffers((before) => before.filter((draft) => draft.id !== id));
    // Where that fails, it is offered again the next time.
    void engine().deleteDraft(id).catch(() => undefined);
  };
  return { fresh, taken, offers, take, drop };
}
