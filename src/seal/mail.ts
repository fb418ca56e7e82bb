import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, Random, SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Recipient } from '#wire/rosterAction.ts';
import type { KeyObject, SignKey } from '#wire/signing.ts';
import { mailPlaceBytes } from '#wire/statements.ts';
import type { KeysOf } from './deviceKeys.ts';
import { openFrom, sealTo, type Purposed, type SealedRefusal } from './sealedTo.ts';

/** Which mail: number `number` (from 1) of `of` that `device` sends. */
export type MailPlace = { readonly space: SpaceId; readonly device: DeviceId; readonly number: number; readonly of: number };
/** `forged`: not by that device or not for this place. `not-for-us`: sealed to others. */
export type MailRefusal = SealedRefusal;

/** Seals up to 128 KiB to these recipients and signs it (PROTOCOL.md, Mail; sealedTo.ts). */
export async function sealMail(place: MailPlace, sign: KeyObject, to: readonly Recipient[], bytes: Bytes, random: Random): Promise<Bytes> {
  return sealTo(at(place), sign, to, bytes, random);
}

/** What is inside, where it is by the device whose signing key `from` is and sealed to `keys`. Never throws, whatever the bytes. */
export async function openMail(place: MailPlace, from: SignKey, keys: KeysOf<DeviceId>, mail: Bytes): Promise<Result<Bytes, MailRefusal>> {
  return openFrom(at(place), from, keys, mail);
}

function at(place: MailPlace): Purposed {
  return { purpose: 'mail', place: mailPlaceBytes(place, place) };
}
