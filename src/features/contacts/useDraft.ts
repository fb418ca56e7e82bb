import { useCallback, useEffect, useRef, useState } from 'react';
import { engine } from '#app/engine.ts';
import type { DraftId } from '#base/ids.ts';
import { DRAFT_KIND, type FormDraft } from './formDraft.ts';

const PAUSE_MS = 400;
export type DraftState = 'none' | 'kept' | 'failed';

/**
 * Keeps what is typed as a sealed draft: after a pause in typing, when the app goes to the background, and when the form is left.
 * `value` null: nothing worth keeping. After `stop`, which waits for a write under way, nothing is written until `resume`.
 */
export function useDraft(id: DraftId, value: FormDraft | null): { readonly state: DraftState; readonly stop: () => Promise<void>; readonly resume: () => void } {
  const [state, setState] = useState<DraftState>('none');
  const pending = useRef<FormDraft | null>(null);
  const running = useRef<Promise<void>>(Promise.resolve());
  const stopped = useRef(false);
  const keep = useCallback(() => {
    const next = pending.current;
    if (!next || stopped.current) return;
    pending.current = null;
    running.current = running.current.then(async () => {
      const kept = await engine().saveDraft({ id, kind: DRAFT_KIND, value: next }).catch(() => ({ ok: false }));
      setState(kept.ok ? 'kept' : 'failed');
    });
  }, [id]);
  useEffect(() => {
    pending.current = value;
    const timer = setTimeout(keep, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, keep]);
  useEffect(() => {
    const hide = () => { if (document.visibilityState === 'hidden') keep(); };
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);
  const stop = useCallback(async () => {
    stopped.current = true;
    await running.current;
  }, []);
  const resume = useCallback(() => { stopped.current = false; }, []);
  return { state, stop, resume };
}
