import * as Y from 'yjs';
import { concatBytes, equalBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, type Random, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openBytes, sealBytes } from '#seal/aesGcm.ts';
import type { EpochKey } from '#seal/body.ts';
import { decode, encode, readBytes, readUint, writeBytes, writeFixed, writeText, writeUint } from '#wire/codec.ts';
import { MAX_SNAPSHOT_PARTS, SNAPSHOT_PART_BYTES } from '#wire/limits.ts';
import { deflate, inflate, paddedLength } from '#wire/payload.ts';
import type { Head } from '#wire/rosterAction.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import { isPlain, type Owners } from './owners.ts';
import type { LogKey } from './ports.ts';
import type { Replica } from './replica.ts';
import { readState, replicaFrom, writeState, type State } from './state.ts';
import { decodeUpdate } from './structs.ts';

/** Where a snapshot belongs: the epoch it begins, and that epoch's key; null: an open circle. */
export type SnapshotPlace = { readonly space: SpaceId; readonly log: LogKey; readonly key: EpochKey | null };

export const MAX_SNAPSHOT_BYTES = MAX_SNAPSHOT_PARTS * SNAPSHOT_PART_BYTES;
/** Inflated; a small snapshot must not fill a phone's memory. */
const MAX_STATE_BYTES = 256 * 1024 * 1024;
const FORM = 1;

/**
 * A replica as the one sealed blob an epoch begins with: AES-256-GCM under the new epoch's key, bound to space, circle and
 * epoch; plain on the board. `heads` name what of the epoch before is inside. `too-large`: more than 128 MiB.
 */
export async function makeSnapshot(at: SnapshotPlace, replica: Replica, heads: readonly Head[], random: Random): Promise<Result<Bytes, 'too-large'>> {
  const packed = await deflate(encode((to) => writeState(to, replica, heads)));
  const content = encode((to) => {
    writeUint(to, FORM);
    writeBytes(to, packed);
  });
  const padded = concatBytes(content, new Uint8Array(paddedLength(content.length) - content.length));
  const sealed = at.key ? await sealBytes(at.key, boundTo(at), padded, random) : padded;
  return sealed.length > MAX_SNAPSHOT_BYTES ? refuse('too-large') : accept(sealed);
}

/** Whether these bytes are the snapshot that the roster names (SHA-256 over their parts, wire/snapshot.ts), and no more than 128 MiB. */
export async function isSnapshotNamed(hash: Bytes, bytes: Bytes): Promise<boolean> {
  return bytes.length <= MAX_SNAPSHOT_BYTES && equalBytes(hash, await snapshotHash(splitSnapshot(bytes)));
}

export type ReadSnapshot = { readonly replica: Replica; readonly heads: readonly Head[] };

/**
 * The replica an epoch begins with, holding nothing of its log yet. `snapshot-broken`: sealed for another place or under another key, inflated more than 256 MiB, or no
 * document as an honest opener's is (C-26, C-48). Never throws, whatever the bytes. Whether it is the one the roster names: `isSnapshotNamed`.
 */
export async function readSnapshot(at: SnapshotPlace, bytes: Bytes): Promise<Result<ReadSnapshot, 'snapshot-broken'>> {
  const opened = at.key ? await openBytes(at.key, boundTo(at), bytes) : accept(bytes);
  if (!opened.ok) return refuse('snapshot-broken');
  const content = decode(opened.value, (from) => {
    if (readUint(from) !== FORM) throw new Error('form');
    const packed = readBytes(from);
    from.pos = from.arr.length;
    return packed;
  });
  const unpacked = content.ok ? await inflate(content.value, MAX_STATE_BYTES) : null;
  const state = unpacked && decode(unpacked, readState);
  if (!state?.ok || !isSound(state.value)) return refuse('snapshot-broken');
  try {
    return accept({ replica: replicaFrom(state.value), heads: state.value.heads });
  } catch {
    return refuse('snapshot-broken');
  }
}

function boundTo({ space, log }: SnapshotPlace): Bytes {
  return encode((to) => {
    writeFixed(to, keyIdBytes(space));
    writeText(to, log.circle);
    writeUint(to, log.epoch);
    writeFixed(to, utf8('snapshot'));
  });
}

/** The document holds plain content only, of every client id all clocks up to its owner's next, and of no others. */
function isSound({ update, owners }: State): boolean {
  const decoded = decodeUpdate(update);
  if (!decoded) return false;
  const reached = new Map<number, number>();
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (clock !== (reached.get(client) ?? 0) || !(struct instanceof Y.GC || isPlain(struct))) return false;
    reached.set(client, clock + struct.length);
  }
  return reachesAll(owners, reached);
}

function reachesAll(owners: Owners, reached: ReadonlyMap<number, number>): boolean {
  return [...reached.keys()].every((client) => owners.has(client)) && [...owners].every(([client, { next }]) => next === (reached.get(client) ?? 0));
}
