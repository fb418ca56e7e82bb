import { concatBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, type CircleId, type DeviceId, type SpaceId } from '#base/ids.ts';
import { encode, writeUint } from './codec.ts';
import { writeCircle } from './messageParts.ts';
import type { SentMail } from './messages.ts';
import { hashFor, SIGNATURE_BYTES, signFor, verifyFor, type KeyObject, type SignKey } from './signing.ts';

/**
 * Who says something of itself, signed by its key (Ed25519, RFC 8032) over purpose, space and device: whoever passes it on
 * can withhold it or hand out an older one, but not make one up.
 */
export type Speaker = { readonly space: SpaceId; readonly device: DeviceId };
type Log = { readonly circle: CircleId; readonly epoch: number };

/** Nothing of the circle older than this epoch is kept on the device any more: no key, entry, checkpoint or snapshot. */
export async function signStanding(by: Speaker, log: Log, key: KeyObject): Promise<Bytes> {
  return signFor('standing', standingBytes(by, log), key);
}
/** False for another space, device, circle or epoch; never throws. */
export async function verifyStanding(by: Speaker, log: Log, signature: Bytes, key: SignKey): Promise<boolean> {
  return verifyFor('standing', standingBytes(by, log), signature, key);
}

/** Nothing of the association is left on the device. */
export async function signErased(by: Speaker, key: KeyObject): Promise<Bytes> {
  return signFor('erased', speakerBytes(by), key);
}
/** False for another space or device; never throws. */
export async function verifyErased(by: Speaker, signature: Bytes, key: SignKey): Promise<boolean> {
  return verifyFor('erased', speakerBytes(by), signature, key);
}

/** Whether a mail is the device's own and has its place among all of them; the signature is its last 64 bytes (`seal/` makes it). */
export async function verifyMail(by: Speaker, mail: SentMail, key: SignKey): Promise<boolean> {
  const end = mail.bytes.length - SIGNATURE_BYTES;
  return verifyFor('mail', concatBytes(mailPlaceBytes(by, mail), mail.bytes.subarray(0, end)), ownBytes(mail.bytes.subarray(end)), key);
}
/** What is remembered of a mail that was dropped. */
export async function mailHash(by: Speaker, mail: SentMail): Promise<Bytes> {
  return hashFor('mail', concatBytes(mailPlaceBytes(by, mail), mail.bytes));
}
/** What a mail is bound to: space, device, its number and how many there are. */
export function mailPlaceBytes(by: Speaker, { number, of }: Omit<SentMail, 'bytes'>): Bytes {
  return concatBytes(speakerBytes(by), encode((to) => {
    writeUint(to, number);
    writeUint(to, of);
  }));
}

function speakerBytes({ space, device }: Speaker): Bytes {
  return concatBytes(keyIdBytes(space), keyIdBytes(device));
}
function standingBytes(by: Speaker, log: Log): Bytes {
  return concatBytes(speakerBytes(by), encode((to) => writeCircle(to, log)));
}
