import type { DraftId } from '#base/ids.ts';
import type { Engine } from './api.ts';

export type DraftState = 'none' | 'kept' | 'failed';
/** `current`: all that was typed is kept, the last letter too. */
export type DraftStand = { readonly state: DraftState; readonly current: boolean };
/** `there`: a draft under this id lies on the disk already. */
export type DraftPlace = { readonly id: DraftId; readonly kind: string; readonly there: boolean };

/** One draft's way to the disk: one write at a time, and always of what was typed last. */
export type DraftWriting = {
  /** Null: nothing worth keeping; what was kept of it before goes at the next `keep`. */
  type(value: object | null): void;
  /** Writes what was typed since the last time, after the write under way; where nothing was, does nothing. */
  keep(): void;
  /** Waits for the writes under way. */
  settle(): Promise<void>;
  /** The same, and nothing is written after it until `resume`. */
  stop(): Promise<void>;
  resume(): void;
  /** Stops, and takes what was kept off the disk. */
  drop(): Promise<void>;
};

/** `tell` hears where the draft is whenever that changed; `disk` is asked for at each write. */
export function draftWriting(disk: () => Pick<Engine, 'saveDraft' | 'deleteDraft'>, { id, kind, there }: DraftPlace, tell: (stand: Partial<DraftStand>) => void): DraftWriting {
  /** Undefined: all is kept as it is. */
  let pending: object | null | undefined;
  let running = Promise.resolve();
  let writes = 0;
  let stopped = false;
  let isThere = there;

  async function write(value: object | null, number: number): Promise<void> {
    const { ok } = await (value ? disk().saveDraft({ id, kind, value }) : disk().deleteDraft(id).then(() => ({ ok: true }))).catch(() => ({ ok: false }));
    tell({ state: !ok ? 'failed' : value ? 'kept' : 'none', current: ok && pending === undefined && number === writes });
  }

  function stop(): Promise<void> {
    stopped = true;
    return running;
  }
  return {
    type(value) {
      pending = value;
      tell({ current: value === null && !isThere });
    },
    keep() {
      const next = pending;
      if (next === undefined || stopped || (next === null && !isThere)) return;
      pending = undefined;
      isThere = next !== null;
      writes += 1;
      const number = writes;
      running = running.then(() => write(next, number));
    },
    settle: () => running,
    stop,
    resume: () => void (stopped = false),
    async drop() {
      await stop();
      await disk().deleteDraft(id);
    },
  };
}
