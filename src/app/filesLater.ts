import type { FileDeps } from './fileDeps.ts';
import type { Files } from './files.ts';

/** Files are seldom: what they need loads behind everything else. Where it does not come it is asked for again. */
export type FilesLater = { here(): Promise<Files>; look(): void; close(): Promise<void> };

/** Whoever has just unlocked waits for other things. */
const CALM_MS = 2_000;

export function filesLater(at: FileDeps): FilesLater {
  let loading: Promise<Files> | null = null;
  let cancel: (() => void) | null = null;
  let isClosed = false;
  const here = (): Promise<Files> =>
    (loading ??= import('./files.ts').then(({ openFiles }) => openFiles(at)).catch((error: unknown) => {
      loading = null;
      throw error;
    }));
  const lookNow = (): void => {
    cancel = null;
    if (!isClosed) here().then((files) => files.look(), () => undefined);
  };
  return {
    here,
    look() {
      if (loading) lookNow();
      else cancel ??= at.deps.timer(CALM_MS, lookNow);
    },
    async close() {
      isClosed = true;
      cancel?.();
      await loading?.then((files) => files.close(), () => undefined);
    },
  };
}
