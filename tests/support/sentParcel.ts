import { utf8, type Bytes } from '#base/bytes.ts';
import { newId, type DeviceId, type Id, type Random } from '#base/ids.ts';
import type { EngineDeps } from '#app/deps.ts';
import { unlockDevice, type Unlocked } from '#app/device.ts';
import { noneLost, type Lost } from '#app/farewellApi.ts';
import { packLeft, type Left } from '#app/parcel.ts';
import { sealMail } from '#seal/mail.ts';
import type { Database } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import { takeLease } from '#store/lease.ts';
import type { SentMail } from '#wire/messages.ts';
import type { Device } from './association.ts';
import { newMail, partingClient, putMails } from './hubParting.ts';
import { must } from './rosterActs.ts';

/** What a removed phone's own key signs, that its app would not: of a newer version, with a part missing, of senseless bytes; or just what is left. */
export type Sent = { readonly newer?: true; readonly missing?: true; readonly senseless?: true; readonly left?: readonly Left[]; readonly lost?: Lost };
type From = { readonly database: Database; readonly passphrase: string; readonly random: Random };

/** Leaves a handover at the hub in the name of a phone that was removed and does not run any more. */
export async function sendParcel(hub: { readonly address: string }, { database, passphrase, random }: From, to: readonly DeviceId[], sent: Sent): Promise<void> {
  const lease = must(await takeLease(database, newId<Id<'tab'>>(random)));
  const row = await readDevice(database);
  if (!row) throw new Error('no device');
  const unlocked = must(await unlockDevice({ database, random } as EngineDeps, lease, row, { kind: 'passphrase', passphrase }));
  const { client } = await partingClient(hub, row.space, unlocked.keys as unknown as Device);
  const mail = sent.senseless ? await newMail(row.space, unlocked.keys as unknown as Device) : await sealed(unlocked, to, sent, random);
  if ((await putMails(client, [mail])) !== 1) throw new Error('the hub did not keep it');
  await client.close();
}

async function sealed({ row, keys, roster }: Unlocked, to: readonly DeviceId[], sent: Sent, random: Random): Promise<SentMail> {
  const of = sent.missing ? 2 : 1;
  const bytes: Bytes = sent.newer ? utf8('\u0009 of another version') : await packLeft({ left: sent.left ?? [], lost: sent.lost ?? noneLost });
  const recipients = to.flatMap((id) => {
    const device = roster.current().devices.get(id);
    return device ? [{ id, box: device.keys.box }] : [];
  });
  return { number: 1, of, bytes: await sealMail({ space: row.space, device: keys.id, number: 1, of }, keys.sign, recipients, bytes, random) };
}
