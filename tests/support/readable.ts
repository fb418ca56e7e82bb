import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { isSealed } from '#roster/entitled.ts';
import { openPart } from '#circle/checkpointParts.ts';
import { openEntries } from '#circle/content.ts';
import type { LogKey } from '#circle/ports.ts';
import { readSnapshot } from '#circle/snapshot.ts';
import { importEpochKey } from '#seal/body.ts';
import { openAtRest } from '#seal/vault.ts';
import { entryOf } from '#store/database.ts';
import { inflate, unpackPayload } from '#wire/payload.ts';
import { latin1, type Place } from './appStores.ts';
import type { SpacePhone } from './spacePhone.ts';

/** Everything on a phone's disk that its own keys open, opened: what somebody who unlocks it could read. */
export async function readableOn(phone: SpacePhone): Promise<readonly Place[]> {
  const { entries, setAside, checkpoints, snapshots, rescues, drafts } = phone.database;
  const opened = await Promise.all([
    ...(await entries.toArray()).map(async (row) => entryText(phone, entryOf(row))),
    ...(await setAside.toArray()).map(async (row) => entryText(phone, entryOf(row))),
    ...(await checkpoints.toArray()).flatMap((row) => [part(phone, row, 'document', row.document), part(phone, row, 'list', row.listView)]),
    ...(await snapshots.toArray()).map(async ({ bytes, ...log }) => snapshotText(phone, log, bytes)),
    ...(await rescues.toArray()).map(async ({ circle, epoch, author, number, sealed }) => {
      const packed = await openAtRest(phone.unlocked.vault, `rescue ${phone.unlocked.row.space} ${circle} ${epoch} ${author} ${number}`, sealed);
      const payload = packed.ok ? await unpackPayload(packed.value) : packed;
      return { where: `rescue ${epoch} ${number}`, text: payload.ok ? latin1(payload.value.update) : '' };
    }),
    ...(await drafts.toArray()).map(async ({ id, sealed }) => {
      const draft = await openAtRest(phone.unlocked.vault, `draft ${id}`, sealed);
      return { where: `draft ${id}`, text: draft.ok ? latin1(draft.value) : '' };
    }),
  ]);
  return opened;
}

async function keyOf({ unlocked }: SpacePhone, { circle, epoch }: LogKey) {
  const key = unlocked.ring.get(circle, epoch);
  return key ? importEpochKey(key) : null;
}

async function entryText(phone: SpacePhone, entry: ReturnType<typeof entryOf>): Promise<Place> {
  const { space } = phone.unlocked.row;
  const [opened] = await openEntries({ space, key: await keyOf(phone, entry.header), random: phone.deps.random }, [entry]);
  return { where: `entry ${entry.header.epoch} ${entry.header.number}`, text: opened?.payload.ok ? latin1(opened.payload.value.update) : '' };
}

async function part({ unlocked }: SpacePhone, { circle, epoch }: LogKey, name: 'document' | 'list', sealed: Bytes): Promise<Place> {
  const bytes = sealed.length === 0 ? null : await openPart({ space: unlocked.row.space, log: { circle, epoch }, vault: isSealed(circle) ? unlocked.vault : null }, name, sealed);
  const plain = bytes && (await inflate(bytes, 64 * 1024 * 1024));
  return { where: `checkpoint ${circle} ${epoch} ${name}`, text: plain ? latin1(plain) : '' };
}

async function snapshotText(phone: SpacePhone, log: LogKey, bytes: Bytes): Promise<Place> {
  const read = await readSnapshot({ space: phone.unlocked.row.space, log, key: await keyOf(phone, log) }, bytes);
  return { where: `snapshot ${log.circle} ${log.epoch}`, text: read.ok ? latin1(Y.encodeStateAsUpdate(read.value.replica.doc)) : '' };
}
