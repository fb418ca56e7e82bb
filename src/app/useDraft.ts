import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftId } from '#base/ids.ts';
import { engine } from './engine.ts';
import { onLeaving } from './typing.ts';

const PAUSE_MS = 300;
export type DraftState = 'none' | 'kept' | 'failed';
export type KeptDraft = {
  readonly state: DraftState;
  /** All that was typed is kept, the last letter too. */
  readonly current: boolean;
  /** Waits for a write under way; nothing is written after it until `resume`. */
  readonly stop: () => Promise<void>;
  readonly resume: () => void;
};

/**
 * Keeps what is typed as a sealed draft: after a pause in typing, before the app locks, when it goes to the background, and when the form is left.
 * `value` null: nothing worth keeping; what was kept of it before goes then. `there`: a draft under this id lies on the disk already, and the form shows it.
 */
export function useDraft(id: DraftId, kind: string, value: object | null, there = false): KeptDraft {
  const [state, setState] = useState<DraftState>(there ? 'kept' : 'none');
  const [current, setCurrent] = useState(true);
  /** Undefined: all is kept as it is. */
  const pending = useRef<object | null | undefined>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const stopped = useRef(false);
  const written = useRef(there);
  const keep = useCallback(() => {
    const next = pending.current;
    if (next === undefined || stopped.current || (next === null && !written.current)) return;
    pending.current = undefined;
    written.current = next !== null;
    running.current = running.current.then(async () => {
      const kept = await (next ? engine().saveDraft({ id, kind, value: next }) : engine().deleteDraft(id).then(() => ({ ok: true }))).catch(() => ({ ok: false }));
      setState(!kept.ok ? 'failed' : next ? 'kept' : 'none');
      setCurrent(kept.ok && pending.current === undefined);
    });
  }, [id, kind]);
  useEffect(() => {
    pending.current = value;
    setCurrent(value === null && !written.current);
    const timer = setTimeout(keep, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, keep]);
  useEffect(() => onLeaving(async () => {
    keep();
    await running.current;
  }), [keep]);
  useEffect(() => {
    const hide = (): void => { if (document.visibilityState === 'hidden') keep(); };
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
  return { state, current, stop, resume };
}
