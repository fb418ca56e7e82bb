import { refuse, type Result } from '#base/result.ts';
import type { ImportPlan, PlanSettings } from '#domain/imports/plan.ts';
import type { ImportOptions, ImportRefusal, ImportRow, ImportTable } from '#domain/imports/table.ts';
import { trustedScriptUrl } from '#app/trusted.ts';
import readerUrl from './read.worker.ts?worker&url';

/** What the columns step shows; the rows themselves stay in the worker. */
export type Preview = Omit<ImportTable, 'rows'> & { readonly count: number; readonly sample: readonly ImportRow[] };
export type ReadRefusal = ImportRefusal | 'file-unreadable';

export type Ask = { readonly ask: 'read'; readonly file: File; readonly options: ImportOptions } | { readonly ask: 'plan'; readonly settings: PlanSettings };
export type Answers = { readonly read: Result<Preview, ReadRefusal>; readonly plan: Result<ImportPlan, 'no-name-column' | 'file-unreadable'> };

/** Reads and plans away from the screen's thread, so that 20,000 rows never stop a finger. */
export type Reader = {
  read(file: File, options: ImportOptions): Promise<Answers['read']>;
  /** About the file read last. */
  plan(settings: PlanSettings): Promise<Answers['plan']>;
  close(): void;
};

/** Starts the worker; answers come in the order of the questions. */
export function startReader(): Reader {
  const worker = new Worker(trustedScriptUrl(readerUrl), { type: 'module', name: 'import' });
  const waiting: ((answer: unknown) => void)[] = [];
  worker.addEventListener('message', (event: MessageEvent<unknown>) => waiting.shift()?.(event.data));
  worker.addEventListener('error', () => waiting.splice(0).forEach((answer) => answer(refuse('file-unreadable'))));
  const asked = <Kind extends Ask['ask']>(question: Extract<Ask, { ask: Kind }>) =>
    new Promise<Answers[Kind]>((resolve) => {
      waiting.push((answer) => resolve(answer as Answers[Kind]));
      worker.postMessage(question);
    });
  return {
    read: (file, options) => asked<'read'>({ ask: 'read', file, options }),
    plan: (settings) => asked<'plan'>({ ask: 'plan', settings }),
    close: () => worker.terminate(),
  };
}
