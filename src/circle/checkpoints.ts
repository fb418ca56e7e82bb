import type { Bytes } from '#base/bytes.ts';
import type { Random, SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { VaultKey } from '#seal/vault.ts';
import { decode, encode, readUint, writeUint } from '#wire/codec.ts';
import { deflate, inflate } from '#wire/payload.ts';
import type { Head } from '#wire/rosterAction.ts';
import { openPart, sealPart } from './checkpointParts.ts';
import type { Checkpoint, CircleStore, LogKey, SaveRefusal } from './ports.ts';
import { headList, type Amount, type Replica } from './replica.ts';
import { readState, replicaFrom, writeState } from './state.ts';

/** `vault` null: an open circle, whose checkpoint is as open as its log. */
export type CheckpointDeps = { readonly space: SpaceId; readonly log: LogKey; readonly store: CircleStore; readonly vault: VaultKey | null; readonly random: Random };

const MAX_DOCUMENT_BYTES = 512 * 1024 * 1024;
const TAIL_ENTRIES = 400;
const TAIL_BYTES = 256 * 1024;

/** A replica as it is at one moment, to be sealed and written while work goes on. */
export type Moment = { readonly heads: readonly Head[]; readonly bytes: Bytes; readonly listView: Bytes; readonly covers: Amount };

/** Whether nothing came since the last checkpoint. */
export function isCovered({ held, covered }: Replica): boolean {
  return held.entries === covered.entries;
}

/** Whether enough came since the last checkpoint. It costs what the whole document does, so a large one waits for more. */
export function isDue({ held, covered }: Replica): boolean {
  const [entries, bytes] = [held.entries - covered.entries, held.bytes - covered.bytes];
  return entries > Math.max(TAIL_ENTRIES, covered.entries / 2) || bytes > Math.max(TAIL_BYTES, covered.bytes / 2);
}

/** Without waiting for anything: what is written later is not in it. */
export function takeMoment(replica: Replica, listView: Bytes): Moment {
  return { heads: headList(replica), bytes: encodeReplica(replica), listView, covers: replica.held };
}

/** Seals and writes what a replica was as the log's checkpoint. */
export async function writeCheckpoint(deps: CheckpointDeps, moment: Moment): Promise<Result<null, SaveRefusal>> {
  return deps.store.saveCheckpoint(await sealCheckpoint(deps, moment));
}

/** A replica's state sealed for this device's disk, with the list view for the first paint. */
export async function sealCheckpoint(deps: Omit<CheckpointDeps, 'store'>, { heads, bytes, listView }: Pick<Moment, 'heads' | 'bytes' | 'listView'>): Promise<Checkpoint> {
  const document = await sealPart(deps, 'document', await deflate(bytes));
  return { ...deps.log, heads, document, listView: listView.length > 0 ? await sealPart(deps, 'list', await deflate(listView)) : listView };
}

/** The replica of the last checkpoint; null where there is none, or where it is broken or ahead of the log. */
export async function readCheckpoint(deps: CheckpointDeps): Promise<Replica | null> {
  const checkpoint = await deps.store.checkpoint(deps.log);
  const packed = checkpoint && (await openPart(deps, 'document', checkpoint.document));
  const bytes = packed && (await inflate(packed, MAX_DOCUMENT_BYTES));
  const replica = bytes && decodeReplica(bytes);
  return replica && (await isWithinLog(deps, replica)) ? replica : null;
}

/** A checkpoint that knows more than the log (entries were lost) would hide that; the log alone counts. */
async function isWithinLog(deps: CheckpointDeps, replica: Replica): Promise<boolean> {
  const held = new Map((await deps.store.heads(deps.log)).map((head) => [head.author, head.number]));
  return headList(replica).every((head) => head.number <= (held.get(head.author) ?? 0));
}

function encodeReplica(replica: Replica): Bytes {
  return encode((to) => {
    writeUint(to, replica.held.entries);
    writeUint(to, replica.held.bytes);
    writeState(to, replica, headList(replica));
  });
}

function decodeReplica(bytes: Bytes): Replica | null {
  const read = decode(bytes, (from) => {
    const held = { entries: readUint(from), bytes: readUint(from) };
    const state = readState(from);
    const heads = new Map(state.heads.map(({ author, number }) => [author, number]));
    return { ...replicaFrom(state), heads, held, covered: held };
  });
  return read.ok ? read.value : null;
}
