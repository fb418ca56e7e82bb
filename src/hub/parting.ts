import type { Bytes } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import { closeCode } from '#wire/limits.ts';
import type { ToHub } from '#wire/messages.ts';
import { hashFor } from '#wire/signing.ts';
import { verifyErased } from '#wire/statements.ts';
import { putMail } from './mailbox.ts';
import { send, type Peer } from './peer.ts';
import { sendRoster } from './rosterPages.ts';
import { end, type Session, type SessionPorts } from './session.ts';
import type { Space } from './space.ts';
import type { HubStore } from './store.ts';

export type Parting = Extract<Session, { is: 'parting' }>;

/** A removed device that has proven itself is welcomed to the roster up to the entry that removed it; one that belongs has nothing to take leave of. */
export async function admitParting({ store, contacts }: SessionPorts, peer: Peer, space: Space, id: DeviceId): Promise<Session> {
  const device = space.roster.devices.get(id);
  const until = device?.removedAt ?? 0;
  if (!device || until === 0) return end(peer, closeCode.forbidden);
  contacts.heard(space.id, id);
  peer.stands('parting');
  send(peer, { is: 'welcome', rosterLength: until, rosterHead: await hashAt(store, space, until - 1) });
  return { is: 'parting', space, device: id, key: device.keys.sign, until };
}

async function hashAt(store: HubStore, space: Space, index: number): Promise<Bytes> {
  const [entry = new Uint8Array()] = await store.rosterFrom(space.id, index, 1);
  return hashFor('roster', entry);
}

/** What a removed device may still do: read why, leave its mail, say that it is erased. */
export async function fromParting(ports: SessionPorts, peer: Peer, session: Parting, message: ToHub): Promise<Session> {
  const { space, until } = session;
  switch (message.is) {
    case 'pull-roster':
      await sendRoster(ports.store, peer, space, { from: message.from, total: until });
      return session;
    case 'put-mail':
      return putMail(ports, peer, session, message);
    case 'erased':
      return keepErased(ports, peer, session, message.signature);
    case 'ping':
      send(peer, { is: 'pong' });
      return session;
    default:
      return end(peer, closeCode.forbidden);
  }
}

async function keepErased({ store }: SessionPorts, peer: Peer, session: Parting, signature: Bytes): Promise<Session> {
  const { space, device, key } = session;
  if (!(await verifyErased({ space: space.id, device }, signature, key))) return end(peer, closeCode.forged);
  await store.keepErased({ space: space.id, device }, signature);
  send(peer, { is: 'erased-kept' });
  return session;
}
