/** The code of a screen is not on this device yet: it was asked for without a network, before the whole app was. */
export class NotHere extends Error {}

/** A screen's code; throws `NotHere` where it does not come. */
export async function screenCode<T>(load: () => Promise<T>): Promise<T> {
  return load().catch((cause: unknown) => {
    throw new NotHere('the code of a screen did not come', { cause });
  });
}

const TRY_AGAIN_MS = 3_000;

/** Calls `act` once the hub, which serves the code, answers again; answers how to stop. That the browser believes itself online proves nothing. */
export function whenReachable(act: () => void): () => void {
  let stopped = false;
  const ask = async (): Promise<void> => {
    const answers = await fetch('/health', { cache: 'no-store' }).then(({ ok }) => ok, () => false);
    if (answers && !stopped) act();
  };
  const listen = (): void => void ask();
  addEventListener('online', listen);
  const interval = setInterval(listen, TRY_AGAIN_MS);
  return () => {
    stopped = true;
    removeEventListener('online', listen);
    clearInterval(interval);
  };
}
