import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import type { ContactId, DraftId } from '#base/ids.ts';
import { readDraft, type KeptDraft } from './formDraft.ts';

type KeptDrafts = { readonly drafts: readonly KeptDraft[]; readonly forget: (id: DraftId) => void };

/** The drafts left of this contact's form, or of forms for new contacts (`null`), as they were when the form opened. */
export function useKeptDrafts(contact: ContactId | null): KeptDrafts {
  const [drafts, setDrafts] = useState<readonly KeptDraft[]>([]);
  useEffect(() => {
    let stale = false;
    const fits = (draft: KeptDraft) => (contact === null ? draft.start.base === null : draft.start.id === contact && draft.start.base !== null);
    engine().drafts().then((kept) => {
      if (!stale) setDrafts(kept.flatMap((draft) => readDraft(draft) ?? []).filter(fits));
    }, () => undefined);
    return () => { stale = true; };
  }, [contact]);
  return { drafts, forget: (id) => setDrafts((before) => before.filter((draft) => draft.id !== id)) };
}
