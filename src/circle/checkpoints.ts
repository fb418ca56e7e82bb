import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type DeviceId, type Random, type SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { openAtRest, sealAtRest, type VaultKey } from '#seal/vault.ts';
import { decode, encode, readBytes, readFixed, readUint, writeBytes, writeFixed, writeUint, type Reader, type Writer } from '#wire/codec.ts';
import { deflate, inflate } from '#wire/payload.ts';
import type { CircleStore, LogKey, SaveRefusal } from './ports.ts';
import { RECEIVED, emptyReplica, headList, type Amount, type Replica } from './replica.ts';
import type { Head } from '#wire/rosterAction.ts';

/** `vault` null: an open circle, whose checkpoint is as open as its log. */
export type CheckpointDeps = { readonly space: SpaceId; readonly log: LogKey; readonly store: CircleStore; readonly vault: VaultKey | null; readonly random: Random };

const MAX_DOCUMENT_BYTES = 512 * 1024 * 1024;
const TAIL_ENTRIES = 400;
const TAIL_BYTES = 256 * 1024;

/** A replica as it is at one moment, to be sealed and written while work goes on. */
export type Snapshot = { readonly heads: readonly Head[]; readonly bytes: Bytes; readonly listView: Bytes; readonly covers: Amount };

export function isCovered({ held, covered }: Replica): boolean {
  return held.entries === covered.entries;
}

/** Whether enough came since the last checkpoint. It costs what the whole document does, so a large one waits for more. */
export function isDue({ held, covered }: Replica): boolean {
  const [entries, bytes] = [held.entries - covered.entries, held.bytes - covered.bytes];
  return entries > Math.max(TAIL_ENTRIES, covered.entries / 2) || bytes > Math.max(TAIL_BYTES, covered.bytes / 2);
}

export function takeSnapshot(replica: Replica, listView: Bytes): Snapshot {
  return { heads: headList(replica), bytes: encodeReplica(replica), listView, covers: replica.held };
}

/** Seals and writes a snapshot as the log's checkpoint, with the list view for the first paint. */
export async function writeCheckpoint(deps: CheckpointDeps, { heads, bytes, listView }: Snapshot): Promise<Result<null, SaveRefusal>> {
  const document = await sealPart(deps, 'document', await deflate(bytes));
  return deps.store.saveCheckpoint({ ...deps.log, heads, document, listView: listView.length > 0 ? await sealPart(deps, 'list', listView) : listView });
}

/** The replica of the last checkpoint; an empty one where there is none, or where it is broken or ahead of the log. */
export async function readCheckpoint(deps: CheckpointDeps): Promise<Replica> {
  const checkpoint = await deps.store.checkpoint(deps.log);
  const packed = checkpoint && (await openPart(deps, 'document', checkpoint.document));
  const bytes = packed && (await inflate(packed, MAX_DOCUMENT_BYTES));
  const replica = bytes && decodeReplica(bytes);
  return replica && (await isWithinLog(deps, replica)) ? replica : emptyReplica();
}

/** The sealed list view beside the last checkpoint, or null where there is none to paint from. */
export async function readListView(store: CircleStore, vault: VaultKey | null, log: LogKey, space: SpaceId): Promise<Bytes | null> {
  const checkpoint = await store.checkpoint(log);
  if (!checkpoint || checkpoint.listView.length === 0) return null;
  return openPart({ space, log, vault }, 'list', checkpoint.listView);
}

type PartDeps = Pick<CheckpointDeps, 'space' | 'log' | 'vault'>;

function contextOf({ space, log }: PartDeps, part: 'document' | 'list'): string {
  return `checkpoint ${part} ${space} ${log.circle} ${log.epoch}`;
}

async function sealPart(deps: CheckpointDeps, part: 'document' | 'list', bytes: Bytes): Promise<Bytes> {
  return deps.vault ? sealAtRest(deps.vault, contextOf(deps, part), bytes, deps.random) : bytes;
}

async function openPart(deps: PartDeps, part: 'document' | 'list', bytes: Bytes): Promise<Bytes | null> {
  if (!deps.vault) return bytes;
  const opened = await openAtRest(deps.vault, contextOf(deps, part), bytes);
  return opened.ok ? opened.value : null;
}

/** A checkpoint that knows more than the log (entries were lost) would hide that; the log alone counts. */
async function isWithinLog(deps: CheckpointDeps, replica: Replica): Promise<boolean> {
  const held = new Map((await deps.store.heads(deps.log)).map((head) => [head.author, head.number]));
  return headList(replica).every((head) => head.number <= (held.get(head.author) ?? 0));
}

function encodeReplica(replica: Replica): Bytes {
  return encode((to) => {
    writeUint(to, replica.heads.size);
    for (const [author, number] of replica.heads) {
      writeFixed(to, keyIdBytes(author));
      writeUint(to, number);
    }
    writeUint(to, replica.owners.size);
    for (const [client, owner] of replica.owners) writeOwner(to, client, owner.author, owner.next);
    writeUint(to, replica.held.entries);
    writeUint(to, replica.held.bytes);
    writeBytes(to, Y.encodeStateAsUpdate(replica.doc));
  });
}

function writeOwner(to: Writer, client: number, author: DeviceId, next: number): void {
  writeUint(to, client);
  writeFixed(to, keyIdBytes(author));
  writeUint(to, next);
}

function decodeReplica(bytes: Bytes): Replica | null {
  const replica = emptyReplica();
  const read = decode(bytes, (from) => {
    for (let left = readUint(from); left > 0; left -= 1) replica.heads.set(readAuthor(from), readUint(from));
    for (let left = readUint(from); left > 0; left -= 1) replica.owners.set(readUint(from), { author: readAuthor(from), next: readUint(from) });
    replica.held = replica.covered = { entries: readUint(from), bytes: readUint(from) };
    Y.applyUpdate(replica.doc, readBytes(from), RECEIVED);
  });
  return read.ok ? replica : null;
}

function readAuthor(from: Reader): DeviceId {
  return keyIdFrom<DeviceId>(readFixed(from, 16));
}
