import { WebSocket } from 'ws';
import { ownBytes, type Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, InviteId, SpaceId } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import { signHello } from '#wire/hello.ts';
import { PROTOCOL_VERSION } from '#wire/limits.ts';
import { encodeToHub } from '#wire/toHub.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import type { ConnectionPurpose, FromHub, RosterOffer, ToHub } from '#wire/messages.ts';
import type { KeyObject } from '#wire/signing.ts';
import type { Head } from '#wire/rosterAction.ts';

/** One connection to a hub, speaking PROTOCOL.md as it is written: nothing is retried, everything that comes is kept. */
export type HubClient = {
  readonly socket: WebSocket;
  send(message: ToHub): void;
  sendRaw(bytes: Uint8Array): void;
  /** The next message of this kind, also one that has come already; rejects where the connection closes first. */
  next<K extends FromHub['is']>(is: K): Promise<Extract<FromHub, { is: K }>>;
  /** The next message of any of these kinds. */
  nextOf<K extends FromHub['is']>(...kinds: readonly K[]): Promise<Extract<FromHub, { is: K }>>;
  /** The close code; resolves at once where it is closed. */
  readonly closed: Promise<number>;
  close(): Promise<number>;
};

type Waiter = { readonly kinds: readonly FromHub['is'][]; readonly take: (message: FromHub) => void; readonly give: (error: Error) => void };

/** Connects without saying anything. `address` as the hub prints it. */
export async function connect(address: string, headers: Record<string, string> = {}): Promise<HubClient> {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/sync`, { perMessageDeflate: false, headers });
  const inbox: FromHub[] = [];
  const waiters: Waiter[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  socket.on('message', (data) => {
    const message = decodeFromHub(data as Buffer);
    if (!message.ok) throw new Error('hub sent something malformed');
    const index = waiters.findIndex((waiter) => waiter.kinds.includes(message.value.is));
    if (index < 0) inbox.push(message.value);
    else waiters.splice(index, 1)[0]?.take(message.value);
  });
  void closed.then((code) => waiters.splice(0).forEach((waiter) => waiter.give(new Error(`closed with ${code} while waiting for ${waiter.kinds.join()}`))));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  function nextOf<K extends FromHub['is']>(...kinds: readonly K[]): Promise<Extract<FromHub, { is: K }>> {
    const index = inbox.findIndex((message) => (kinds as readonly string[]).includes(message.is));
    if (index >= 0) return Promise.resolve(inbox.splice(index, 1)[0] as Extract<FromHub, { is: K }>);
    if (socket.readyState === WebSocket.CLOSED) return Promise.reject(new Error(`closed while waiting for ${kinds.join()}`));
    return new Promise((take, give) => waiters.push({ kinds, take: take as (message: FromHub) => void, give }));
  }
  return {
    socket,
    send: (message) => socket.send(encodeToHub(message)),
    sendRaw: (bytes) => socket.send(bytes),
    next: (is) => nextOf(is),
    nextOf,
    closed,
    close: () => {
      socket.close();
      return closed;
    },
  };
}

/** Connects and says hello; answers the challenge's nonce. */
export async function greet(address: string, purpose: ConnectionPurpose, space: SpaceId | null, version = PROTOCOL_VERSION): Promise<{ client: HubClient; nonce: Bytes }> {
  const client = await connect(address);
  client.send({ is: 'hello', version, purpose, space });
  const { nonce } = await client.next('challenge');
  return { client, nonce: ownBytes(nonce) };
}

/** A connection that has proven a device or an invite and was welcomed. */
export async function proven(address: string, purpose: 'device' | 'invite', space: SpaceId, id: DeviceId | InviteId, key: KeyObject): Promise<HubClient> {
  const { client, nonce } = await greet(address, purpose, space);
  client.send({ is: 'prove', id, signature: await signHello(space, purpose, nonce, key) });
  await client.next('welcome');
  return client;
}

/** Founds; answers the connection, now the founder's, or the refusal. */
export async function found(address: string, code: string, offer: RosterOffer): Promise<HubClient> {
  const { client } = await greet(address, 'found', null);
  client.send({ is: 'found', code, offer });
  await client.next('roster-accepted');
  return client;
}

/** Appends and waits until the last entry's number is acknowledged. */
export async function appendAll(client: HubClient, entries: readonly Entry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  client.send({ is: 'append', entries });
  for (let ack = await client.next('ack'); ack.header.number < last.header.number || ack.header.author !== last.header.author; ) ack = await client.next('ack');
}

/** Follows a log to its end, page by page; answers the hub's heads and all entries told. Afterwards new pages come by themselves. */
export async function catchUp(client: HubClient, circle: CircleId, epoch = 1, have: readonly Head[] = []): Promise<{ heads: readonly Head[]; entries: readonly Entry[]; pages: number }> {
  client.send({ is: 'follow', circle, epoch, have });
  const { heads } = await client.next('heads');
  const entries: Entry[] = [];
  let pages = 0;
  for (let page = await client.next('page'); ; page = await client.next('page')) {
    entries.push(...page.entries);
    pages += 1;
    if (!page.more) return { heads, entries, pages };
    client.send({ is: 'more', circle, epoch });
  }
}
