import { toBase64Url } from '#base/bytes.ts';
import type { EventId } from '#base/ids.ts';

const RECORD_ID_BYTES = 12;

/** The id an imported event has for ever: the first 96 bits of the SHA-256 of its UID, so that two who import the same file apart have one event. */
export async function importedEventId(uid: string): Promise<EventId> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`event ${uid}`));
  return toBase64Url(new Uint8Array(hash).subarray(0, RECORD_ID_BYTES)) as EventId;
}
