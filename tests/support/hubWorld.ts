import { join } from 'node:path';
import type { Bytes } from '#base/bytes.ts';
import type { MemberId, Random, SpaceId } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import { hashOf, newDevice, newFounding, newInvite, newJoin, type Device, type Founding } from './association.ts';
import { found, proven, type HubClient } from './hubClient.ts';
import { startHub, temporaryFolder, type HubOptions, type HubProcess } from './hubProcess.ts';

/** A hub process in a folder of its own. */
export type HubWorld = { readonly hub: HubProcess; stop(): Promise<void> };

export async function hubWorld(options: Partial<HubOptions> = {}): Promise<HubWorld> {
  const folder = await temporaryFolder();
  const hub = await startHub({ dataDir: folder.path, ...options });
  return {
    hub,
    stop: async () => {
      await hub.kill();
      await folder.remove();
    },
  };
}

export const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Another founding code, made beside the running hub as its command does. */
export async function anotherCode(hub: HubProcess): Promise<string> {
  const store = openSqliteStore(join(hub.dataDir, 'hub.sqlite'));
  const code = await makeCode(store, random, false);
  await store.close();
  return code;
}

/** An association on this hub; grows by `join`. */
export type Association = Founding & { readonly hub: HubProcess; readonly client: HubClient; head: Bytes };

export async function newAssociation(hub: HubProcess): Promise<Association> {
  const founding = await newFounding();
  const client = await found(hub.address, await anotherCode(hub), founding.offer);
  return { ...founding, hub, client, head: await hashOf(founding.entry) };
}

/** Invites and joins one more device over the wire, while the team is in the given epoch; answers it with its connection. */
export async function joined(association: Association, member: string, epoch = 1): Promise<{ readonly device: Device; readonly client: HubClient }> {
  const { space, device: founder, hub } = association;
  const invite = await newInvite(founder, association.head, { epoch });
  association.client.send({ is: 'append-roster', offer: invite.offer });
  association.head = (await association.client.next('roster-accepted')).head;
  const device = await newDevice();
  const client = await proven(hub.address, 'invite', space, invite.id, invite.sign);
  client.send({ is: 'append-roster', offer: (await newJoin(space, invite, device, member as MemberId, association.head, Date.now(), epoch)).offer });
  association.head = (await client.next('roster-accepted')).head;
  return { device, client };
}

export async function reconnect(hub: HubProcess, space: SpaceId, device: Device): Promise<HubClient> {
  return proven(hub.address, 'device', space, device.id, device.sign);
}
