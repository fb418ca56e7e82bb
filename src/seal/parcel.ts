import { concatBytes, type Bytes } from '#base/bytes.ts';
import type { DeviceId, Random, SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Recipient } from '#wire/rosterAction.ts';
import type { KeyObject, SignKey } from '#wire/signing.ts';
import type { KeysOf } from './deviceKeys.ts';
import { openMail, sealMail, type MailRefusal } from './mail.ts';

/** One mail's share; with its wraps a mail stays below the 200 KiB a hub takes, for up to 700 recipients. */
const SHARE_BYTES = 128 * 1024;

/** What a hub takes of one device: 128 mails. */
export const MOST_PARCEL_BYTES = 128 * SHARE_BYTES;

/** Who sends a parcel. */
export type Sender = { readonly space: SpaceId; readonly device: DeviceId };
/** A mail as the hub hands it out: it says which of how many. */
export type ReceivedMail = { readonly number: number; readonly of: number; readonly bytes: Bytes };

/** Cuts bytes of any length into mails of up to 128 KiB, each sealed on its own (mail.ts). At least one. The hub takes MOST_PARCEL_BYTES; whoever packs sees to that. */
export async function sealParcel(sender: Sender & { readonly sign: KeyObject }, to: readonly Recipient[], bytes: Bytes, random: Random): Promise<readonly Bytes[]> {
  const of = Math.max(1, Math.ceil(bytes.length / SHARE_BYTES));
  const mails: Bytes[] = [];
  for (let number = 1; number <= of; number += 1) {
    const share = bytes.slice((number - 1) * SHARE_BYTES, number * SHARE_BYTES);
    mails.push(await sealMail({ ...sender, number, of }, sender.sign, to, share, random));
  }
  return mails;
}

/** The bytes again, from its mails in any order, doubled or not. `incomplete`: not all that belong to it are here. */
export async function openParcel(sender: Sender & { readonly from: SignKey }, keys: KeysOf<DeviceId>, mails: readonly ReceivedMail[]): Promise<Result<Bytes, MailRefusal | 'incomplete'>> {
  const of = mails[0]?.of ?? 0;
  const shares: Bytes[] = [];
  for (let number = 1; number <= of; number += 1) {
    const candidates = mails.filter((mail) => mail.number === number && mail.of === of);
    const share = await firstToOpen(sender, keys, candidates);
    if (!share.ok) return share;
    shares.push(share.value);
  }
  return of > 0 ? accept(concatBytes(...shares)) : refuse('incomplete');
}

/** A hub may put a forged one before the true one. */
async function firstToOpen(sender: Sender & { readonly from: SignKey }, keys: KeysOf<DeviceId>, mails: readonly ReceivedMail[]): Promise<Result<Bytes, MailRefusal | 'incomplete'>> {
  let refused: Result<Bytes, MailRefusal | 'incomplete'> = refuse('incomplete');
  for (const { number, of, bytes } of mails) {
    refused = await openMail({ space: sender.space, device: sender.device, number, of }, sender.from, keys, bytes);
    if (refused.ok) break;
  }
  return refused;
}
