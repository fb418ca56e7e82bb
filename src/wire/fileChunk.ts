import { concatBytes, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, type CircleId, type FileId, type SpaceId } from '#base/ids.ts';
import { encode, writeFixed, writeText, writeUint } from './codec.ts';
import { FILE_CHUNK_BYTES, FILE_SEAL_BYTES, FILE_STEP_BYTES } from './limits.ts';
import { hashFor, signFor, verifyFor, type KeyObject, type SignKey } from './signing.ts';

/** Which file, in which circle of which association. The circle's epochs do not matter to it. */
export type FilePlace = { readonly space: SpaceId; readonly circle: CircleId; readonly file: FileId };
/** Chunk `part` (from 0) of `parts`. */
export type ChunkPlace = { readonly part: number; readonly parts: number };

/** What a sealed chunk is bound to (PROTOCOL.md, Files). */
export function chunkPlaceBytes({ space, circle, file }: FilePlace, { part, parts }: ChunkPlace): Bytes {
  return encode((to) => {
    writeFixed(to, keyIdBytes(space));
    writeText(to, circle);
    writeFixed(to, keyIdBytes(file));
    writeUint(to, part);
    writeUint(to, parts);
  });
}

/** What the record keeps of a sealed chunk: SHA-256, so that an altered one is known without opening it. */
export async function chunkHash(sealed: Bytes): Promise<Bytes> {
  return hashFor('file', sealed);
}

/** Whether a sealed chunk at this place may be so long: full ones but for the last, that one a number of whole steps (W-18). */
export function isChunkLength(length: number, { part, parts }: ChunkPlace): boolean {
  const inside = length - FILE_SEAL_BYTES;
  if (part < parts - 1) return inside === FILE_CHUNK_BYTES;
  return inside > 0 && inside <= FILE_CHUNK_BYTES && inside % FILE_STEP_BYTES === 0;
}

/** Ed25519 (RFC 8032) by the device that sealed the chunk, over its place and its hash: so a locked app can bring it without proving anything. */
export async function signChunk(at: FilePlace, place: ChunkPlace, sealed: Bytes, key: KeyObject): Promise<Bytes> {
  return signFor('chunk', await signedBytes(at, place, sealed), key);
}
/** False for another association, circle, file, place, count or other bytes; never throws. */
export async function verifyChunk(at: FilePlace, place: ChunkPlace, sealed: Bytes, signature: Bytes, key: SignKey): Promise<boolean> {
  return verifyFor('chunk', await signedBytes(at, place, sealed), signature, key);
}

async function signedBytes(at: FilePlace, place: ChunkPlace, sealed: Bytes): Promise<Bytes> {
  return concatBytes(chunkPlaceBytes(at, place), await chunkHash(sealed));
}
