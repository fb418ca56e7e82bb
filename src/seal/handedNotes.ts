import { concatBytes, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type CircleId, type DeviceId, type Random, type SpaceId } from '#base/ids.ts';
import { refuse, type Result } from '#base/result.ts';
import { decode, encode, readBytes, writeBytes, writeFixed, writeText } from '#wire/codec.ts';
import type { Recipient } from '#wire/rosterAction.ts';
import type { KeyObject, SignKey } from '#wire/signing.ts';
import type { KeysOf } from './deviceKeys.ts';
import { openFrom, sealTo, type Purposed, type SealedRefusal } from './sealedTo.ts';

/** Which mentorship's circle the notes are handed over to. */
export type HandedPlace = { readonly space: SpaceId; readonly circle: CircleId };
export type HandedRefusal = SealedRefusal;

const ID_BYTES = 16;
/** What everybody of the team can see tells the notes' length only up to this. */
const PADDING_BYTES = 1024;

/**
 * Seals notes to the devices of whoever gets them (PROTOCOL.md, Handed notes): the sender's id, then HPKE and Ed25519 as in sealedTo.ts
 * over the notes padded to whole kibibytes. It lies in the team's document, where everybody can read that it is there.
 */
export async function sealHandedNotes(at: HandedPlace, by: { readonly id: DeviceId; readonly sign: KeyObject }, to: readonly Recipient[], notes: Bytes, random: Random): Promise<Bytes> {
  return concatBytes(keyIdBytes(by.id), await sealTo(purposed(at, by.id), by.sign, to, padded(notes), random));
}

/** The device that says it sealed them; `openHandedNotes` finds out. Null where it is too short to name one. */
export function handedBy(sealed: Bytes): DeviceId | null {
  return sealed.length > ID_BYTES ? keyIdFrom<DeviceId>(sealed.subarray(0, ID_BYTES)) : null;
}

/** The notes, where they are by that device and sealed to `keys` for this place. `forged` also where they are altered. Never throws, whatever the bytes. */
export async function openHandedNotes(at: HandedPlace, by: { readonly id: DeviceId; readonly sign: SignKey }, keys: KeysOf<DeviceId>, sealed: Bytes): Promise<Result<Bytes, HandedRefusal>> {
  if (handedBy(sealed) !== by.id) return refuse('forged');
  const opened = await openFrom(purposed(at, by.id), by.sign, keys, sealed.slice(ID_BYTES));
  if (!opened.ok) return opened;
  const unpadded = decode(opened.value, (from) => {
    const notes = readBytes(from);
    from.pos = from.arr.length;
    return notes;
  });
  return unpadded.ok ? unpadded : refuse('forged');
}

function padded(notes: Bytes): Bytes {
  const packed = encode((to) => writeBytes(to, notes));
  return concatBytes(packed, new Uint8Array(-packed.length & (PADDING_BYTES - 1)));
}

function purposed({ space, circle }: HandedPlace, by: DeviceId): Purposed {
  const place = encode((to) => {
    writeFixed(to, keyIdBytes(space));
    writeText(to, circle);
    writeFixed(to, keyIdBytes(by));
  });
  return { purpose: 'handed-notes', place };
}
