import { concatBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import type { MemberId, SpaceId } from '#base/ids.ts';
import { signHello } from '#wire/hello.ts';
import type { ReportedDevice, SentMail } from '#wire/messages.ts';
import { signFor } from '#wire/signing.ts';
import { mailPlaceBytes } from '#wire/statements.ts';
import { randomBytes, type Device } from './association.ts';
import { greet, type HubClient } from './hubClient.ts';
import { act } from './hubEpochs.ts';
import type { HubProcess } from './hubProcess.ts';
import { joined, type Association } from './hubWorld.ts';

/** A mail of random bytes, signed as a sealed one is; the hub can not tell the difference. */
export async function newMail(space: SpaceId, device: Device, number = 1, of = 1, bytes = 500): Promise<SentMail> {
  const sealed = randomBytes(bytes);
  const signature = await signFor('mail', concatBytes(mailPlaceBytes({ space, device: device.id }, { number, of }), sealed), device.sign);
  return { number, of, bytes: concatBytes(sealed, signature) };
}

/** A connection of a removed device that takes leave, and how much of the roster it was welcomed to. */
export async function partingClient(hub: Pick<HubProcess, 'address'>, space: SpaceId, device: Device): Promise<{ readonly client: HubClient; readonly rosterLength: number; readonly rosterHead: Bytes }> {
  const { client, nonce } = await greet(hub.address, 'farewell', space);
  client.send({ is: 'prove', id: device.id, signature: await signHello(space, 'farewell', nonce, device.sign) });
  const { rosterLength, rosterHead } = await client.next('welcome');
  return { client, rosterLength, rosterHead: ownBytes(rosterHead) };
}

/** A member of the association, joined and then removed as a whole. */
export async function removedDevice(association: Association, member: string): Promise<Device> {
  const { device, client } = await joined(association, member);
  await act(association, association.device, association.client, { kind: 'remove', member: member as MemberId, devices: [] });
  await client.closed;
  return device;
}

/** What the hub knows of all devices, page by page. */
export async function pullDevices(client: HubClient): Promise<readonly ReportedDevice[]> {
  const devices: ReportedDevice[] = [];
  for (let total = 1; devices.length < total; ) {
    client.send({ is: 'pull-devices', from: devices.length });
    const page = await client.next('devices');
    devices.push(...page.devices);
    total = page.total;
  }
  return devices;
}

/** Puts mails one by one; answers how many of them the hub keeps. */
export async function putMails(client: HubClient, mails: readonly SentMail[]): Promise<number> {
  let kept = 0;
  for (const mail of mails) {
    client.send({ is: 'put-mail', ...mail });
    if ((await client.nextOf('mail-kept', 'mail-refused')).is === 'mail-kept') kept += 1;
  }
  return kept;
}
