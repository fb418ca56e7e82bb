import type { Bytes } from '#base/bytes.ts';
import { keyIdFrom, type CircleId, type FileId } from '#base/ids.ts';
import { FILE_CHUNK_BYTES, FILE_SEAL_BYTES, FILE_STEP_BYTES } from '#wire/limits.ts';
import type { ChunkOutcome, HeldFile } from '#wire/messages.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { newWrap, randomBytes, type Device } from './association.ts';
import type { HubClient } from './hubClient.ts';
import { act } from './hubEpochs.ts';
import type { Association } from './hubWorld.ts';

/** A founder's desk, and chunks as the hub sees them: bytes of the right length. */
export const DESK = 'desk:founder' as CircleId;
export const newFileId = (): FileId => keyIdFrom<FileId>(randomBytes(16));
export const fullChunk = (): Bytes => randomBytes(FILE_CHUNK_BYTES + FILE_SEAL_BYTES);
export const shortChunk = (): Bytes => randomBytes(FILE_STEP_BYTES + FILE_SEAL_BYTES);
export type SomeFile = { readonly file: FileId; readonly chunks: readonly Bytes[] };
export const someFile = (parts = 3): SomeFile => ({ file: newFileId(), chunks: Array.from({ length: parts }, (_, part) => (part < parts - 1 ? fullChunk() : shortChunk())) });

/** Opens the founder's desk in its first epoch, with a wrap for each of these devices. */
export async function openDesk(association: Association, to: readonly Device[] = [association.device]): Promise<void> {
  const made = await Promise.all(to.map(({ id }) => newWrap(id, DESK, 1)));
  const action = { kind: 'epoch', circle: DESK, epoch: 1, reason: 'opening', members: [], snapshot: noHash, heads: [], wraps: made.flatMap(({ refs }) => refs) } as const;
  await act(association, association.device, association.client, action, made.flatMap(({ wraps }) => wraps));
}

export async function putPart(client: HubClient, { file, chunks }: SomeFile, part: number, epoch = 1): Promise<ChunkOutcome> {
  client.send({ is: 'put-chunk', circle: DESK, epoch, file, part, parts: chunks.length, bytes: chunks[part]! });
  return (await client.next('chunk-put')).outcome;
}
export async function putFile(client: HubClient, file: SomeFile, epoch = 1): Promise<readonly ChunkOutcome[]> {
  const outcomes: ChunkOutcome[] = [];
  for (const part of file.chunks.keys()) outcomes.push(await putPart(client, file, part, epoch));
  return outcomes;
}
/** All chunks the hub hands out of a file; empty ones where it has none. */
export async function pullFile(client: HubClient, { file, chunks }: SomeFile, epoch = 1): Promise<readonly Bytes[]> {
  const pulled: Bytes[] = [];
  for (const part of chunks.keys()) {
    client.send({ is: 'pull-chunk', circle: DESK, epoch, file, part });
    pulled.push((await client.next('chunk')).bytes);
  }
  return pulled;
}
export async function listFiles(client: HubClient, epoch = 1): Promise<{ readonly files: readonly HeldFile[]; readonly pages: number }> {
  const files: HeldFile[] = [];
  for (let pages = 1; ; pages += 1) {
    client.send({ is: 'pull-files', circle: DESK, epoch, after: files.at(-1)?.file ?? null });
    const page = await client.next('files');
    files.push(...page.files);
    if (!page.more) return { files, pages };
  }
}
