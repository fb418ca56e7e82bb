import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import type { DraftId } from '#base/ids.ts';
import { draftsFor, readMandateDraft, type KeptMandate, type MandateTarget } from './mandateDraft.ts';

type KeptDrafts = { readonly drafts: readonly KeptMandate[]; readonly forget: (id: DraftId) => void };

/** The drafts left of this form, as they were when it opened. */
export function useKeptDrafts(target: MandateTarget): KeptDrafts {
  const [first] = useState(target);
  const [drafts, setDrafts] = useState<readonly KeptMandate[]>([]);
  useEffect(() => {
    let stale = false;
    engine().drafts().then((kept) => {
      if (!stale) setDrafts(draftsFor(first, kept.flatMap((draft) => readMandateDraft(draft) ?? [])));
    }, () => undefined);
    return () => { stale = true; };
  }, [first]);
  return { drafts, forget: (id) => setDrafts((before) => before.filter((draft) => draft.id !== id)) };
}
