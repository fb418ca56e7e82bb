import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { engine } from '#app/engine.ts';
import type { DraftId } from '#base/ids.ts';

/** What was left of a small form; null: nothing that can be read. */
export function useKept<T>(id: DraftId, kind: string, shape: v.GenericSchema<unknown, T>): T | 'loading' | null {
  const [kept, setKept] = useState<T | 'loading' | null>('loading');
  useEffect(() => {
    let stale = false;
    // A form must open even where drafts cannot be read.
    void engine().drafts().catch(() => []).then((drafts) => {
      const found = drafts.find((draft) => draft.id === id && draft.kind === kind);
      const read = found ? v.safeParse(shape, found.value) : null;
      if (!stale) setKept(read?.success ? read.output : null);
    });
    return () => { stale = true; };
  }, [id, kind, shape]);
  return kept;
}
