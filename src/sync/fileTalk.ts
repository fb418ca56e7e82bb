import type { Bytes } from '#base/bytes.ts';
import type { FileId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { MAX_LIST } from '#wire/limits.ts';
import type { ChunkOutcome, FileChunk, HeldFile } from '#wire/messages.ts';
import type { Log } from './ports.ts';
import type { Ask, QuestionRefusal } from './questions.ts';

/** A desk has so many files in fifty years; a hub that tells more tells nonsense. */
const MOST_FILES = 64 * 1024;

/** Puts one sealed chunk; `kept` means on the hub's disk. `refused`: another epoch is open there, or the desk is not ours any more. */
export async function putChunk(ask: Ask, chunk: FileChunk): Promise<Result<ChunkOutcome, QuestionRefusal>> {
  const { circle, epoch, file, part } = chunk;
  const heard = await ask({ is: 'put-chunk', ...chunk }, 'chunk-put', { circle, epoch, file, part });
  return heard.ok ? accept(heard.value.outcome) : heard;
}

/** One sealed chunk as the hub has it, for the app to verify; null: it has none. */
export async function pullChunk(ask: Ask, { circle, epoch }: Log, file: FileId, part: number): Promise<Result<Bytes | null, QuestionRefusal>> {
  const about = { circle, epoch, file, part };
  const heard = await ask({ is: 'pull-chunk', ...about }, 'chunk', about);
  return heard.ok ? accept(heard.value.bytes.length > 0 ? heard.value.bytes : null) : heard;
}

/** Everything the hub has of a desk's files. */
export async function heldFiles(ask: Ask, { circle, epoch }: Log): Promise<Result<ReadonlyMap<FileId, HeldFile>, QuestionRefusal>> {
  const held = new Map<FileId, HeldFile>();
  for (let after: FileId | null = null, more = true; more && held.size < MOST_FILES; ) {
    const heard: Awaited<ReturnType<typeof pullPage>> = await pullPage(ask, { circle, epoch }, after);
    if (!heard.ok) return heard;
    const fresh = heard.value.files.filter(({ file }) => !held.has(file));
    for (const one of fresh) held.set(one.file, one);
    after = fresh.at(-1)?.file ?? null;
    more = heard.value.more && after !== null;
  }
  return accept(held);
}

function pullPage(ask: Ask, { circle, epoch }: Log, after: FileId | null) {
  return ask({ is: 'pull-files', circle, epoch, after }, 'files', { circle, epoch });
}

/** Deletes files at the hub for good; for those who may erase in the desk. */
export async function dropFiles(ask: Ask, { circle, epoch }: Log, files: readonly FileId[]): Promise<Result<null, QuestionRefusal>> {
  for (let from = 0; from < files.length; from += MAX_LIST) {
    const heard = await ask({ is: 'drop-files', circle, epoch, files: files.slice(from, from + MAX_LIST) }, 'files-dropped', { circle, epoch });
    if (!heard.ok) return refuse(heard.refusal);
  }
  return accept(null);
}
