import { trustedScriptUrl } from './trusted.ts';
import engineUrl from './engine.worker.ts?worker&url';

/** What the worker says where the rest of its code did not come (engine.worker.ts). */
export type CodeMissing = 'code-missing';

/** `failed`: its code did not come. */
export type BegunWorker = { readonly worker: Worker; readonly failed: Promise<void> };

/**
 * The engine's worker, begun before the page's own code has run (src/early.ts) and while it is looked whether this browser
 * will do: a phone has more than one core. Until it is told to start it only stands there. Null where this browser starts no such worker; `startApp` says why.
 */
let early: BegunWorker | null = null;

export function beginWorkerEarly(): void {
  try {
    early = beginWorker();
  } catch {
    early = null;
  }
}

/** The worker that was begun early, once; a new one every later time. */
export function takeWorker(): BegunWorker {
  const begun = early ?? beginWorker();
  early = null;
  return begun;
}

/** The engine is not started in this tab. */
export function dropEarlyWorker(): void {
  early?.worker.terminate();
  early = null;
}

function beginWorker(): BegunWorker {
  const worker = new Worker(trustedScriptUrl(engineUrl), { type: 'module', name: 'anlauf' });
  const failed = new Promise<void>((tell) => {
    worker.addEventListener('error', () => tell(), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === ('code-missing' satisfies CodeMissing)) tell();
    });
  });
  return { worker, failed };
}
