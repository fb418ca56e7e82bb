import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, FileId, SpaceId } from '#base/ids.ts';
import { circleStore } from './circleStore.ts';
import type { Database, FileRow } from './database.ts';
import { begunEpoch } from './epochStore.ts';
import { allFiles, chunkAt, noteKept, partsUnkept } from './fileStore.ts';

type Waiting = { readonly circle: CircleId; readonly epoch: number; readonly file: FileId; readonly part: number; readonly parts: number; readonly author: DeviceId; readonly signature: Bytes };

/** What a courier needs of the phone's files (sync/fileCourier.ts), readable without any key. */
export function courierFiles(db: Database, space: SpaceId, device: DeviceId) {
  return {
    space,
    async waitingChunks(): Promise<readonly Waiting[]> {
      const rows = (await allFiles(db)).filter(({ state, author }) => state === 'named' && author === device);
      return (await Promise.all(rows.map((row) => waitingOf(db, device, row)))).flat();
    },
    chunk: (file: FileId, part: number) => chunkAt(db, file, part),
    async kept(file: FileId, part: number): Promise<void> {
      const noted = await noteKept(db, file, part, true);
      if (!noted.ok) throw new Error(noted.refusal);
    },
  };
}

/** Only in an epoch in which the hub confirmed all that this device wrote there: the entry that names the file is among that. */
async function waitingOf(db: Database, device: DeviceId, { id, circle, parts }: FileRow): Promise<readonly Waiting[]> {
  const store = circleStore(db, null);
  const epoch = Math.max(1, await begunEpoch(db, circle));
  const own = (await store.heads({ circle, epoch })).find(({ author }) => author === device)?.number ?? 0;
  if (own === 0 || (await store.confirmed({ circle, epoch }, device)) < own) return [];
  const unkept = await partsUnkept(db, id);
  const chunks = await db.chunks.bulkGet(unkept.map((part): [FileId, number] => [id, part]));
  return chunks.flatMap((chunk) => (chunk?.signature ? [{ circle, epoch, file: id, part: chunk.part, parts, author: device, signature: chunk.signature }] : []));
}
