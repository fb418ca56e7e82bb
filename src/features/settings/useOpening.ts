import { useState } from 'react';
import { engine } from '#app/engine.ts';
import type { HandoverTaken } from '#app/handoverApi.ts';

/** Why nothing of a file was taken; any other word is one of the app's. */
type Refused = { readonly is: 'refused'; readonly refusal: string };
export type Opened = { readonly is: 'opening' } | Refused | { readonly is: 'taken'; readonly taken: HandoverTaken };
/** What a handover file holds at most: 32 MiB (PROTOCOL.md). A larger one is not even read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Reads a file somebody brought and says what became of it. */
export function useOpening(): { readonly opened: Opened | null; readonly open: (file: File) => void } {
  const [opened, setOpened] = useState<Opened | null>(null);
  const read = async (file: File): Promise<Opened> => {
    if (file.size > MOST_BYTES) return { is: 'refused', refusal: 'handover-too-large' };
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return { is: 'refused', refusal: 'not-read' };
    const answer = await engine().takeHandover(new Uint8Array(bytes)).catch(() => ({ ok: false, refusal: 'not-read' }) as const);
    return answer.ok ? { is: 'taken', taken: answer.value } : { is: 'refused', refusal: answer.refusal };
  };
  return {
    opened,
    open(file) {
      setOpened({ is: 'opening' });
      void read(file).then(setOpened);
    },
  };
}
