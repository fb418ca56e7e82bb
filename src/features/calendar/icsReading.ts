import { trustedScriptUrl } from '#app/trusted.ts';
import { refuse, type Result } from '#base/result.ts';
import type { NamedEvent } from '#domain/icsImport.ts';
import type { IcsRefusal } from '#domain/icsParts.ts';
import type { ReadCalendar } from '#domain/icsRead.ts';
import readerUrl from './ics.worker.ts?worker&url';

export type ReadFile = Omit<ReadCalendar, 'events'> & { readonly events: readonly NamedEvent[] };
export type FileRefusal = IcsRefusal | 'file-unreadable';
export type ReadAnswer = Result<ReadFile, FileRefusal>;

/** Reads a calendar file away from the screen's thread, so that thousands of events never stop a finger. The worker goes with its answer. */
export function readCalendarFile(file: File): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(trustedScriptUrl(readerUrl), { type: 'module', name: 'ics' });
    const answer = (found: ReadAnswer): void => {
      worker.terminate();
      resolve(found);
    };
    worker.addEventListener('message', (event: MessageEvent<ReadAnswer>) => answer(event.data));
    worker.addEventListener('error', () => answer(refuse('file-unreadable')));
    worker.postMessage(file);
  });
}
