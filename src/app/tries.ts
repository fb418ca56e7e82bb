import { refuse, type Result } from '#base/result.ts';
import { waitAfter } from '#seal/waits.ts';
import type { TriesRow } from '#store/database.ts';
import { readTries, saveTries } from '#store/deviceStore.ts';
import type { Lease } from '#store/lease.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';

/** Guards what is typed to unlock: wrong tries in a row make wait, also after the app was ended. */
export type Tries = {
  /** Goes on with the wait that the disk remembers. */
  resume(): Promise<void>;
  /** Makes one try, one at a time. `must-wait`: it was not made. */
  attempt<T>(work: () => Promise<Result<T, AppRefusal>>): Promise<Result<T, AppRefusal>>;
  /** Whoever opened it otherwise (a passkey) starts anew. */
  forget(): Promise<void>;
};

/** Nobody waits for the counter to be set back: only the next try does. */
type Tried<T> = { readonly done: Result<T, AppRefusal>; readonly settled: Promise<void> };

const TICK_MS = 1_000;
const none: TriesRow = { wrong: 0, waitMs: 0 };

/**
 * The wait passes only while the app runs, second by second on its own timer: no clock that a person can set has a part in it. What the disk can not take is kept in
 * memory; a full disk must not keep anybody out.
 */
export function unlockTries({ database, timer, show }: Pick<EngineDeps, 'database' | 'timer' | 'show'>, lease: () => Lease): Tries {
  let kept = none;
  let running: Promise<unknown> = Promise.resolve();
  let cancel = (): void => undefined;
  const put = async (next: TriesRow): Promise<void> => {
    kept = next;
    await saveTries(database, lease(), next);
  };
  const tell = (): void => {
    cancel();
    show({ of: 'lock-wait', seconds: Math.ceil(kept.waitMs / TICK_MS) });
    if (kept.waitMs > 0) cancel = timer(Math.min(kept.waitMs, TICK_MS), () => void put({ ...kept, waitMs: Math.max(0, kept.waitMs - TICK_MS) }).then(tell));
  };
  const attempt = async <T>(work: () => Promise<Result<T, AppRefusal>>): Promise<Tried<T>> => {
    if (kept.waitMs > 0) return { done: refuse('must-wait'), settled: Promise.resolve() };
    const before = kept;
    const wrong = before.wrong + 1;
    // It counts before its outcome is known: ending the app in the middle gains no try.
    const [done] = await Promise.all([work(), put({ wrong, waitMs: waitAfter(wrong) })]).catch(async (error: unknown) => {
      await put(before);
      throw error;
    });
    const wasWrong = !done.ok && done.refusal.startsWith('wrong-');
    const settled = wasWrong ? Promise.resolve() : put(done.ok ? none : before);
    tell();
    return { done, settled };
  };
  return {
    async resume() {
      kept = await readTries(database);
      tell();
    },
    attempt(work) {
      const made = running.then(() => attempt(work));
      running = made.then(({ settled }) => settled).catch(() => undefined);
      return made.then(({ done }) => done);
    },
    async forget() {
      if (kept.wrong === 0) return;
      await put(none);
      tell();
    },
  };
}
