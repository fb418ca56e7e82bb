import { useEffect, useMemo, useState } from 'react';
import type { DraftId } from '#base/ids.ts';
import { draftWriting, type DraftStand, type DraftWriting } from './draftWriting.ts';
import { engine } from './engine.ts';
import { onLeaving } from './typing.ts';

const PAUSE_MS = 300;
export type KeptDraft = DraftStand & Pick<DraftWriting, 'stop' | 'resume' | 'drop'>;

/**
 * Keeps what is typed as a sealed draft: after a pause in typing, before the app locks, when it goes to the background, and when the form is left.
 * `value` null: nothing worth keeping; what was kept of it before goes then. `there`: a draft under this id lies on the disk already, and the form shows it.
 */
export function useDraft(id: DraftId, kind: string, value: object | null, there = false): KeptDraft {
  const [stand, setStand] = useState<DraftStand>({ state: there ? 'kept' : 'none', current: true });
  const [first] = useState(there);
  const writing = useMemo(() => draftWriting(engine, { id, kind, there: first }, (part) => setStand((before) => changed(before, part))), [id, kind, first]);
  useEffect(() => {
    writing.type(value);
    const timer = setTimeout(writing.keep, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, writing]);
  useKeptOnLeaving(writing);
  return useMemo(() => ({ ...stand, stop: writing.stop, resume: writing.resume, drop: writing.drop }), [stand, writing]);
}

/** The same where nothing is another: a letter more draws nothing anew. */
function changed(before: DraftStand, part: Partial<DraftStand>): DraftStand {
  const { state, current } = { ...before, ...part };
  return state === before.state && current === before.current ? before : { state, current };
}

/** Before the app locks, when it goes to the background, when the form is left. */
function useKeptOnLeaving({ keep, settle }: DraftWriting): void {
  useEffect(() => onLeaving(() => {
    keep();
    return settle();
  }), [keep, settle]);
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
}
