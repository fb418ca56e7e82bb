import type { Bytes } from '#base/bytes.ts';
import type { Random, SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { boundBytes, type EntryHeader } from '#wire/entry.ts';
import type { KeyObject } from '#wire/signing.ts';
import { importAesKey, openBytes, sealBytes } from './aesGcm.ts';

/** A circle's key of one epoch, imported for AES-256-GCM. */
export type EpochKey = KeyObject;
export const EPOCH_KEY_BYTES = 32;

/** `raw` is the 32 bytes (EPOCH_KEY_BYTES) out of a wrap; whoever opens one sees to the length. */
export async function importEpochKey(raw: Bytes): Promise<EpochKey> {
  return importAesKey(raw);
}

/** Seals a packed payload into an entry's body, bound to its space and header: 28 bytes longer (AES-256-GCM, aesGcm.ts). */
export async function sealBody(key: EpochKey, space: SpaceId, header: EntryHeader, payload: Bytes, random: Random): Promise<Bytes> {
  return sealBytes(key, boundBytes(space, header), payload, random);
}

/** The packed payload; `unreadable` for another key, space, circle, epoch, author or number, or altered bytes. */
export async function openBody(key: EpochKey, space: SpaceId, header: EntryHeader, body: Bytes): Promise<Result<Bytes, 'unreadable'>> {
  return openBytes(key, boundBytes(space, header), body);
}
