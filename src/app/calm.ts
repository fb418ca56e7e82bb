import { useLive } from './live.ts';

/** Whoever opens the app waits for its first screen, unlocks it and waits for the next: what is not needed for that comes after it. */
const CALM_MS = 1_500;
/** An app that does not get to its first screen needs its updates all the more. */
const LONGEST_MS = 6_000;

/** Acts once a screen has stood for a moment; answers how to leave off. */
export function onceCalm(act: () => void): () => void {
  const begun = useLive.getState().session.at !== 'starting';
  let timer = setTimeout(done, begun ? CALM_MS : LONGEST_MS);
  const stop = useLive.subscribe(({ session }, before) => {
    if (session.at === before.session.at) return;
    clearTimeout(timer);
    timer = setTimeout(done, CALM_MS);
  });
  function leaveOff(): void {
    stop();
    clearTimeout(timer);
  }
  function done(): void {
    leaveOff();
    act();
  }
  return leaveOff;
}
