import type { FileDeps } from './fileDeps.ts';
import type { Files } from './files.ts';

/** Files are seldom: what they need loads behind everything else. Where it does not come it is asked for again. */
export type FilesLater = { here(): Promise<Files>; look(): void; close(): Promise<void> };

export function filesLater(at: FileDeps): FilesLater {
  let loading: Promise<Files> | null = null;
  let isClosed = false;
  const here = (): Promise<Files> =>
    (loading ??= import('./files.ts').then(({ openFiles }) => openFiles(at)).catch((error: unknown) => {
      loading = null;
      throw error;
    }));
  return {
    here,
    look: () => {
      if (!isClosed) here().then((files) => files.look(), () => undefined);
    },
    async close() {
      isClosed = true;
      await loading?.then((files) => files.close(), () => undefined);
    },
  };
}
