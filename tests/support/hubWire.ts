import type { Bytes } from '#base/bytes.ts';
import type { MemberId, SpaceId } from '#base/ids.ts';
import type { Hub } from '#hub/hub.ts';
import type { HubStore } from '#hub/store.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import { signHello } from '#wire/hello.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';
import { encodeToHub } from '#wire/toHub.ts';
import { hashOf, newDevice, newFounding, newInvite, newJoin, type Device } from './association.ts';

/** A store whose answers take their time and whose commits sometimes fail, as one over a network does. */
export function slowStore(store: HubStore, chance: () => number): HubStore {
  const turns = async () => {
    for (let turn = Math.floor(chance() * 6); turn > 0; turn -= 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const slowly = <A extends readonly unknown[], T>(work: (...args: A) => Promise<T>) => async (...args: A) => {
    await turns();
    const result = await work(...args);
    await turns();
    return result;
  };
  const commit: HubStore['commit'] = async (entries) => {
    await turns();
    if (chance() < 0.15) throw new Error('network is broken');
    const seqs = await store.commit(entries);
    await turns();
    return seqs;
  };
  return { ...store, commit, page: slowly(store.page), seqBefore: slowly(store.seqBefore), entryAt: slowly(store.entryAt) };
}

export type Wire = { say(message: ToHub): Promise<void>; readonly heard: FromHub[]; readonly open: () => boolean };

/** A connection without a network: `heard` is all the hub said so far. */
export function wire(hub: Hub, listen: (message: FromHub) => void = () => undefined): Wire {
  const heard: FromHub[] = [];
  let open = true;
  const line = hub.connect({
    address: 'test',
    stands: () => undefined,
    close: () => {
      open = false;
      void line.closed();
    },
    sendFrame: (frame) => {
      const message = decodeFromHub(frame);
      if (!message.ok) throw new Error('malformed');
      heard.push(message.value);
      listen(message.value);
    },
  });
  return { say: (message) => line.frame(encodeToHub(message)), heard, open: () => open };
}

/** A connection that has proven the device. */
export async function proven(hub: Hub, space: SpaceId, device: Device, listen?: (message: FromHub) => void): Promise<Wire> {
  const connection = wire(hub, listen);
  await connection.say({ is: 'hello', version: 1, purpose: 'device', space });
  const challenge = connection.heard[0];
  if (challenge?.is !== 'challenge') throw new Error('no challenge');
  await connection.say({ is: 'prove', id: device.id, signature: await signHello(space, 'device', challenge.nonce, device.sign) });
  return connection;
}

/** An association of three members, a device each; `head` is its roster's. */
export async function association(hub: Hub, code: string): Promise<{ space: SpaceId; device: Device; other: Device; reader: Device; head: Bytes }> {
  const founding = await newFounding();
  const founder = wire(hub);
  await founder.say({ is: 'hello', version: 1, purpose: 'found', space: null });
  await founder.say({ is: 'found', code, offer: founding.offer });
  let head = await hashOf(founding.entry);
  const devices: Device[] = [];
  for (const member of ['other', 'reader'] as MemberId[]) {
    const invite = await newInvite(founding.device, head);
    await founder.say({ is: 'append-roster', offer: invite.offer });
    const device = await newDevice();
    const join = await newJoin(founding.space, invite, device, member, await hashOf(invite.entry));
    await founder.say({ is: 'append-roster', offer: join.offer });
    head = await hashOf(join.entry);
    devices.push(device);
  }
  const [other, reader] = devices;
  if (!other || !reader) throw new Error('no devices');
  return { space: founding.space, device: founding.device, other, reader, head };
}
