import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import type { DraftId } from '#base/ids.ts';
import { draftsFor, readEventDraft, type EventTarget, type KeptEvent } from './eventDraft.ts';

type KeptDrafts = { readonly drafts: readonly KeptEvent[]; readonly forget: (id: DraftId) => void };

/** The drafts left of this form, as they were when it opened. */
export function useKeptDrafts(target: EventTarget): KeptDrafts {
  const [first] = useState(target);
  const [drafts, setDrafts] = useState<readonly KeptEvent[]>([]);
  useEffect(() => {
    let stale = false;
    engine().drafts().then((kept) => {
      if (!stale) setDrafts(draftsFor(first, kept.flatMap((draft) => readEventDraft(draft) ?? [])));
    }, () => undefined);
    return () => { stale = true; };
  }, [first]);
  return { drafts, forget: (id) => setDrafts((before) => before.filter((draft) => draft.id !== id)) };
}
