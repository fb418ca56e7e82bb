import { engine } from './engine.ts';
import { keepTyped } from './typing.ts';

/** A disk that does not answer must not keep what is on the screen in sight. */
const LONGEST_MS = 1_000;

/** Locks, once the letters typed since the last draft lie in one too: afterwards nothing here can seal them any more. */
export async function lockApp(): Promise<void> {
  await Promise.race([keepTyped(), new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]);
  await engine().lock();
}
