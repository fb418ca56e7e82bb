import { equalBytes, fromBase64Url } from '#base/bytes.ts';
import { deskIn, type CircleId, type FileId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import type { FileRow } from '#store/database.ts';
import { allFiles, chunkAt, noteKept, partsHere, partsUnkept } from '#store/fileStore.ts';
import { heldFiles, putChunk } from '#sync/fileTalk.ts';
import { inLanes } from '#sync/lanes.ts';
import type { Ask } from '#sync/questions.ts';
import type { Log } from '#sync/ports.ts';
import { chunkHash } from '#wire/fileChunk.ts';
import { namedFiles, openLog, type FileDeps, type FileState } from './fileDeps.ts';

/** Brings every chunk that a record names and the hub lacks, desk by desk, once the hub has what this phone wrote there (C-71). */
export async function sendFiles(at: FileDeps, state: FileState): Promise<void> {
  const rows = (await allFiles(at.deps.database)).filter((row) => row.state !== 'staged');
  for (const circle of new Set(rows.map((row) => row.circle))) {
    const sent = await sendCircle(at, state, circle, rows.filter((row) => row.circle === circle));
    if (!sent.ok) return;
  }
}

async function sendCircle(at: FileDeps, state: FileState, circle: CircleId, rows: readonly FileRow[]): Promise<Result<null>> {
  const [log, desk] = [openLog(at, circle), deskIn(circle)];
  const ask = at.line.connection?.ask;
  if (!log || !desk || !ask || at.receipts.waitingIn(circle) > 0) return accept(null);
  const isFirst = !state.compared.has(nameOf(log));
  if (isFirst && !(await compare(at, state, ask, log, rows))) return refuse('unreachable');
  const named = await namedFiles(at, desk);
  for (const row of rows) {
    const file = named?.get(row.record)?.find(({ id }) => id === row.id);
    const sent = file ? await sendFile(at, state, ask, log, row, file) : accept(null);
    if (!sent.ok) return sent;
  }
  // The hub may have had all of it, and a trip begun while the app was locked may have noted that beside us: then nothing was sent, and nobody else says so.
  if (isFirst) tell(at);
  return accept(null);
}

function nameOf({ circle, epoch }: Log): string {
  return `${circle} ${epoch}`;
}

/** Once a connection the hub says what it has: it may have been put back to an older day, or an answer was lost. */
async function compare({ deps }: FileDeps, { compared }: FileState, ask: Ask, log: Log, rows: readonly FileRow[]): Promise<boolean> {
  const told = await heldFiles(ask, log);
  if (!told.ok) return false;
  for (const { id } of rows) {
    const [here, unkept] = [await partsHere(deps.database, id), new Set(await partsUnkept(deps.database, id))];
    const bits = told.value.get(id)?.held ?? 0;
    for (const part of here) {
      const isHeld = (bits >> part) % 2 === 1;
      if (isHeld === unkept.has(part)) await noteKept(deps.database, id, part, isHeld);
    }
  }
  compared.add(nameOf(log));
  return true;
}

async function sendFile(at: FileDeps, state: FileState, ask: Ask, log: Log, { id, parts }: FileRow, { chunks }: AgreementFile): Promise<Result<null>> {
  const unkept = await partsUnkept(at.deps.database, id);
  if (unkept.length === 0 || state.trouble.has(id)) return accept(null);
  const done = await inLanes(unkept.length, (lane) => sendPart(at, state, ask, log, { id, part: unkept[lane]!, parts, hash: chunks[unkept[lane]!] ?? '' }));
  tell(at);
  // What is the matter with this one alone stops no other.
  return done.ok || done.refusal === 'other-bytes' || done.refusal === 'damaged' ? accept(null) : refuse(done.refusal);
}

/** Screens show of each photo, and the status line of all, what waits for the hub. */
function tell({ deps, changed }: FileDeps): void {
  deps.show({ of: 'agreements' });
  changed();
}

type Part = { readonly id: FileId; readonly part: number; readonly parts: number; readonly hash: string };

async function sendPart({ deps }: FileDeps, state: FileState, ask: Ask, { circle, epoch }: Log, { id, part, parts, hash }: Part): Promise<Result<null>> {
  if (state.isClosed) return refuse('closed');
  const bytes = await chunkAt(deps.database, id, part);
  if (!bytes || !equalBytes(await chunkHash(bytes), fromBase64Url(hash) ?? new Uint8Array())) return troubled(state, id, 'damaged');
  const put = await putChunk(ask, { circle, epoch, file: id, part, parts, bytes });
  if (!put.ok) return put;
  if (put.value === 'kept') return noteKept(deps.database, id, part, true);
  return put.value === 'not-now' ? refuse('not-now') : troubled(state, id, put.value);
}

function troubled({ trouble }: FileState, id: FileId, why: 'damaged' | 'full' | 'other-bytes'): Result<never> {
  trouble.set(id, why);
  return refuse(why);
}
