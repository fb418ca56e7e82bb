import { trustedScriptUrl } from './trusted.ts';
import engineUrl from './engine.worker.ts?worker&url';

/**
 * The engine's worker, begun before the page's own code has run (src/early.ts) and while it is looked whether this browser
 * will do: a phone has more than one core. Until it is told to start it only stands there. Null where this browser starts no such worker; `startApp` says why.
 */
let early: Worker | null = null;

export function beginWorkerEarly(): void {
  try {
    early = beginWorker();
  } catch {
    early = null;
  }
}

/** The worker that was begun early, once; a new one every later time. */
export function takeWorker(): Worker {
  const worker = early ?? beginWorker();
  early = null;
  return worker;
}

/** The engine is not started in this tab. */
export function dropEarlyWorker(): void {
  early?.terminate();
  early = null;
}

function beginWorker(): Worker {
  return new Worker(trustedScriptUrl(engineUrl), { type: 'module', name: 'anlauf' });
}
