import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import type { Engine, Patch, Session } from './api.ts';
import { askDurable } from './durable.ts';
import { dropEarlyWorker, takeWorker } from './earlyWorker.ts';
import { connectEngine } from './engine.ts';
import { patchesOf, type FirstPaint } from './firstPaint.ts';
import { watchIdleness } from './idle.ts';
import { followContact } from './lastContact.ts';
import { showPatch, useLive } from './live.ts';
import { lockApp } from './lockApp.ts';
import { thisEnvironment, whyUnsupported } from './support.ts';
import { followBadge, showBadge } from './badge.ts';

/** What the worker offers the main thread: the engine, and where to send its patches. */
export type EngineWorker = Engine & { start(show: (patch: Patch | FirstPaint) => void): Promise<void>; nudge(): Promise<void> };

/** One tab writes. Others wait with a button; see `takeOver`. */
const ACTIVE_TAB = 'anlauf-active-tab';

/** Starts the engine in this tab, or says why not: unsupported here, or active in another tab. */
export async function startApp(): Promise<void> {
  const why = await whyUnsupported(thisEnvironment());
  if (why) return standStill({ at: 'unsupported', why });
  holdLock({ ifAvailable: true });
}

/** Makes this tab the active one; the other stops its worker and says so. Its half-typed forms are in sealed drafts. */
export async function takeOver(): Promise<void> {
  holdLock({ steal: true });
}

function holdLock(options: LockOptions): void {
  navigator.locks
    .request(ACTIVE_TAB, options, async (lock) => {
      if (!lock) return showElsewhere();
      startWorker();
      await new Promise<never>(() => undefined);
    })
    .catch(() => {
      stopWorker();
      showElsewhere();
    });
}

function showElsewhere(): void {
  standStill({ at: 'elsewhere' });
}

function standStill(session: Session): void {
  dropEarlyWorker();
  showPatch({ of: 'session', session });
}

let running: { readonly worker: Worker; readonly remote: Remote<EngineWorker>; stopWatching(): void } | null = null;

/** Where its code does not come, it is asked for once more; then the screen says so and tries again when the hub answers. */
function startWorker(mayTryAgain = true): void {
  showPatch({ of: 'session', session: { at: 'starting' } });
  const { worker, failed } = takeWorker();
  const remote = wrap<EngineWorker>(worker);
  const nudge = (): void => void remote.nudge();
  addEventListener('online', nudge);
  document.addEventListener('visibilitychange', nudge);
  document.addEventListener('visibilitychange', showBadge);
  const stopIdle = watchIdleness(() => void lockApp());
  running = {
    worker,
    remote,
    stopWatching: () => {
      removeEventListener('online', nudge);
      document.removeEventListener('visibilitychange', nudge);
      document.removeEventListener('visibilitychange', showBadge);
      stopIdle();
    },
  };
  connectEngine(remote as unknown as Engine);
  void remote.start(proxy(showTold));
  void failed.then(() => {
    if (running?.worker !== worker || useLive.getState().session.at !== 'starting') return;
    stopWorker();
    if (mayTryAgain) startWorker(false);
    else showPatch({ of: 'session', session: { at: 'unsupported', why: 'not-here' } });
  });
}

function showTold(told: Patch | FirstPaint): void {
  for (const patch of told.of === 'first-paint' ? patchesOf(told) : [told]) showAndBadge(patch);
}

function showAndBadge(patch: Patch): void {
  showPatch(patch);
  followContact(patch);
  void followBadge(patch).catch(() => undefined);
  // Asked once somebody's work is here; what the browser said is shown in the settings.
  if (patch.of === 'session' && patch.session.at === 'unlocked' && !patch.session.demo) void askDurable();
}

function stopWorker(): void {
  if (!running) return;
  running.stopWatching();
  running.remote[releaseProxy]();
  running.worker.terminate();
  running = null;
}
