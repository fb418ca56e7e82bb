import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, type CircleId, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { encode, writeFixed, writeText, writeUint } from '#wire/codec.ts';
import type { Wrap } from '#wire/messages.ts';
import type { Recipient, RecipientId } from '#wire/rosterAction.ts';
import { PUBLIC_KEY_BYTES } from '#wire/signing.ts';
import type { KeysOf } from './deviceKeys.ts';
import { hpke } from './hpke.ts';

export type WrapPlace = { readonly space: SpaceId; readonly circle: CircleId; readonly epoch: number };

/** Seals a circle's epoch key to one recipient (HPKE base mode, RFC 9180): 80 bytes, 32 of them the encapsulated key. It opens for that recipient, space, circle and epoch only. Throws where `box` is no X25519 key. */
export async function wrapKey(to: Recipient, at: WrapPlace, key: Bytes): Promise<Wrap> {
  const recipientPublicKey = await hpke.kem.deserializePublicKey(to.box);
  const { enc, ct } = await hpke.seal({ recipientPublicKey, info: wrapInfo(at, to.id) }, key);
  return { recipient: to.id, circle: at.circle, epoch: at.epoch, bytes: concatBytes(new Uint8Array(enc), new Uint8Array(ct)) };
}

/** The epoch key inside a wrap; `not-for-us` when it was made for anyone, anywhere or anything else, or altered. */
export async function openWrap(keys: KeysOf<RecipientId>, space: SpaceId, wrap: Wrap): Promise<Result<Bytes, 'not-for-us'>> {
  const enc = wrap.bytes.subarray(0, PUBLIC_KEY_BYTES);
  const info = wrapInfo({ space, circle: wrap.circle, epoch: wrap.epoch }, keys.id);
  try {
    return accept(new Uint8Array(await hpke.open({ recipientKey: keys.box, enc, info }, wrap.bytes.subarray(PUBLIC_KEY_BYTES))));
  } catch {
    return refuse('not-for-us');
  }
}

function wrapInfo(at: WrapPlace, to: RecipientId): Bytes {
  return encode((info) => {
    writeFixed(info, utf8('anlauf/1 wrap\0'));
    writeFixed(info, keyIdBytes(at.space));
    writeText(info, at.circle);
    writeUint(info, at.epoch);
    writeFixed(info, keyIdBytes(to));
  });
}
