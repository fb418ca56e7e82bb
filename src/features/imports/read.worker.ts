import { systemRandom } from '#app/random.ts';
import { accept, refuse } from '#base/result.ts';
import { planImport } from '#domain/imports/plan.ts';
import { MAX_IMPORT_BYTES, readImport } from '#domain/imports/read.ts';
import type { ImportOptions, ImportTable } from '#domain/imports/table.ts';
import type { Answers, Ask } from './reading.ts';

const SAMPLE_ROWS = 5;
let table: ImportTable | null = null;
let last: Promise<void> = Promise.resolve();

// One after the other: the plan belongs to the file read before it.
addEventListener('message', (event: MessageEvent<Ask>) => {
  last = last.then(async () => postMessage(await answer(event.data).catch(() => refuse('file-unreadable'))));
});

async function answer(question: Ask): Promise<Answers[Ask['ask']]> {
  if (question.ask === 'read') return read(question.file, question.options);
  return table ? planImport(table, question.settings, systemRandom) : refuse('file-unreadable');
}

async function read(file: File, options: ImportOptions): Promise<Answers['read']> {
  table = null;
  if (file.size > MAX_IMPORT_BYTES) return refuse('file-too-big');
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return refuse('file-unreadable');
  const found = readImport(new Uint8Array(bytes), file.name, options);
  if (!found.ok) return found;
  table = found.value;
  const { rows, ...rest } = table;
  return accept({ ...rest, count: rows.length, sample: rows.slice(0, SAMPLE_ROWS) });
}
