import { toBase64Url } from '#base/bytes.ts';
import { deskCircle, keyIdFrom, parseFileId, type FileId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openQueue } from '#circle/queue.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import { sealFile } from '#seal/file.ts';
import { allFiles, deleteFiles, keepFile } from '#store/fileStore.ts';
import { chunkHash, signChunk } from '#wire/fileChunk.ts';
import type { AppRefusal } from './api.ts';
import { openDelays } from './delays.ts';
import { contactOf, type FileDeps, type FileState } from './fileDeps.ts';
import { settleNames } from './fileKeeping.ts';
import { sendFiles } from './fileSending.ts';
import { sweepFiles, type Sweeping } from './fileSweeping.ts';
import type { PhotoApi, PhotoPlace, Picture } from './photoApi.ts';
import { readPhoto } from './photoReading.ts';
import { openRounds } from './rounds.ts';

/** The files of an unlocked app: kept here first, brought to the hub by themselves, and gone where no record names them. */
export type Files = PhotoApi & {
  /** Something changed that may ask for more: the line came back, something was written, acknowledged or erased. */
  look(): void;
  /** Resolves once what was begun is done. */
  close(): Promise<void>;
};

/** Several reasons to look come at once. */
const SOON_MS = 300;
/** Until a file that no record names is looked at a second time, and until a full hub is asked again. */
const DOUBT_MS = 5_000;
const FULL_MS = 5 * 60_000;
const FILE_ID_BYTES = 16;

export function openFiles(at: FileDeps): Files {
  const state: FileState = { trouble: new Map(), compared: new Set(), isClosed: false };
  const sweeping: Sweeping = { clean: new Map(), doubted: new Set() };
  const turn = openQueue();
  const delays = openDelays(at.deps);
  // What could not be done is done with the next reason to look.
  const rounds = openRounds(turn, () => round().then(() => true, () => true));

  function look(): void {
    if (at.line.state() !== 'online') {
      state.compared.clear();
      state.trouble.clear();
    }
    if (rounds.underWay()) rounds.ask();
    else delays.start('soon', SOON_MS, rounds.ask);
  }
  async function round(): Promise<void> {
    await settleNames(at);
    if (at.line.state() !== 'online') return;
    await sendFiles(at, state);
    if ([...state.trouble.values()].includes('full')) delays.restart('full', FULL_MS, askAgain);
    if (await sweepFiles(at, sweeping)) delays.restart('doubt', DOUBT_MS, look);
  }
  function askAgain(): void {
    state.trouble.clear();
    look();
  }
  return {
    look,
    keepPhoto: (to, picture) => keepPhoto(at, to, picture),
    dropPhoto: (id) => dropStaged(at, parseFileId(id)),
    photo: (place, file) => readPhoto(at, state, place, file),
    async close() {
      state.isClosed = true;
      delays.close();
      rounds.close();
      await turn(async () => undefined);
    },
  };
}

/** On this disk, whole, when it accepts. */
async function keepPhoto(at: FileDeps, to: PhotoPlace, { type, bytes }: Picture): Promise<Result<AgreementFile, AppRefusal>> {
  const { deps, lease, unlocked } = at;
  const { agreement, desk } = to;
  const circle = deskCircle(desk);
  const id = keyIdFrom<FileId>(deps.random(FILE_ID_BYTES));
  const place = { space: unlocked.row.space, circle, file: id };
  const sealed = await sealFile(place, bytes, deps.random);
  if (!sealed.ok) return refuse('not-saved', sealed.refusal);
  const { key, chunks } = sealed.value;
  const signed = await Promise.all(chunks.map(async (chunk, part) => ({ bytes: chunk, signature: await signChunk(place, { part, parts: chunks.length }, chunk, unlocked.keys.sign) })));
  const kept = await keepFile(deps.database, lease, { id, circle, record: agreement, about: await contactOf(at, to), parts: chunks.length, at: deps.now(), state: 'staged', author: unlocked.keys.id }, signed);
  if (!kept.ok) return kept;
  const hashes = await Promise.all(chunks.map(chunkHash));
  return accept({ id, key: toBase64Url(key), type, bytes: bytes.length, chunks: hashes.map(toBase64Url) });
}

async function dropStaged({ deps, lease }: FileDeps, id: FileId | null): Promise<void> {
  const isStaged = (await allFiles(deps.database)).some((row) => row.id === id && row.state === 'staged');
  if (id && isStaged) await deleteFiles(deps.database, lease, [id]);
}
