import { readFile } from 'node:fs/promises';
import { connect as tcp } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { concatBytes, ownBytes } from '#base/bytes.ts';
import { TEAM, type SpaceId } from '#base/ids.ts';
import { COURIER_BYTES } from '#hub/dialogue.ts';
import { createGate } from '#hub/gate.ts';
import { signHello } from '#wire/hello.ts';
import { closeCode, MAX_FRAME_BYTES, UNPROVEN_BYTES } from '#wire/limits.ts';
import { decodeToHub, encodeToHub } from '#wire/toHub.ts';
import type { ToHub } from '#wire/messages.ts';
import { newEntries, newInvite, randomBytes } from '../support/association.ts';
import { appendAll, catchUp, connect, greet } from '../support/hubClient.ts';
import { hubWorld, joined, newAssociation, reconnect, type Association, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
let home: Association;
beforeAll(async () => {
  world = await hubWorld();
  home = await newAssociation(world.hub);
});
afterAll(() => world.stop());

/** Kilobytes the hub holds now. */
async function memory(): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${world.hub.pid}/status`, 'utf8'))?.[1]);
}

async function stillServes(): Promise<void> {
  const client = await reconnect(world.hub, home.space, home.device);
  client.send({ is: 'ping' });
  await client.next('pong');
  await client.close();
}

test('H-4 before its proof a connection may say hello, and after hello only what its purpose says', async () => {
  const { space, device } = home;
  const messages: ToHub[] = [
    { is: 'append', entries: await newEntries(space, device, 1, 1) },
    { is: 'follow', circle: TEAM, epoch: 1, have: [] },
    { is: 'pull-roster', from: 0 },
    { is: 'pull-wraps' },
    { is: 'append-roster', offer: (await newInvite(device, home.head)).offer },
    { is: 'more', circle: TEAM, epoch: 1 },
    { is: 'ping' },
    { is: 'found', code: 'x', offer: home.offer },
  ];
  for (const message of messages) {
    const silent = await connect(world.hub.address);
    silent.send(message);
    expect(await silent.closed).toBe(closeCode.unproven);
    const { client } = await greet(world.hub.address, 'device', space);
    client.send(message);
    expect(await client.closed).toBe(closeCode.unproven);
  }
});

test('H-5 a proof recorded on one connection is worth nothing on another, nor for another purpose or space', async () => {
  const { space, device } = home;
  const foreign = await newAssociation(world.hub);
  const first = await greet(world.hub.address, 'device', space);
  const signature = await signHello(space, 'device', first.nonce, device.sign);
  first.client.send({ is: 'prove', id: device.id, signature });
  await first.client.next('welcome');
  const replayed = await greet(world.hub.address, 'device', space);
  replayed.client.send({ is: 'prove', id: device.id, signature });
  expect(await replayed.client.closed).toBe(closeCode.unproven);
  for (const [forSpace, purpose] of [[foreign.space, 'device'], [space, 'invite']] as const) {
    const other = await greet(world.hub.address, 'device', space);
    other.client.send({ is: 'prove', id: device.id, signature: await signHello(forSpace, purpose, other.nonce, device.sign) });
    expect(await other.client.closed).toBe(closeCode.unproven);
  }
});

test('H-5 an unknown association and an outsider of it are turned away', async () => {
  const client = await connect(world.hub.address);
  client.send({ is: 'hello', version: 1, purpose: 'device', space: 'AAAAAAAAAAAAAAAAAAAAAA' as SpaceId });
  expect(await client.closed).toBe(closeCode.unknownSpace);
  const foreign = await newAssociation(world.hub);
  await expect(reconnect(world.hub, home.space, foreign.device)).rejects.toThrow(String(closeCode.unproven));
});

test('H-19 a device of another version learns the hub\'s and is parted from', async () => {
  const { client } = await greet(world.hub.address, 'device', home.space, 2);
  expect(await client.closed).toBe(closeCode.otherVersion);
});

test('H-16 a stranger has few bytes', async () => {
  const client = await connect(world.hub.address);
  client.sendRaw(randomBytes(UNPROVEN_BYTES + 1));
  expect(await client.closed).toBe(closeCode.tooLarge);
});

test('H-16 a stranger has five seconds', async () => {
  const { client } = await greet(world.hub.address, 'device', home.space);
  expect(await client.closed).toBe(closeCode.unproven);
});

test('H-16 strangers share a bounded number of places, those of one address fewer, and the proven need none', () => {
  const gate = createGate();
  const passes = Array.from({ length: 200 }, () => gate.enter('192.0.2.1'));
  expect(passes.filter((pass) => pass !== null)).toHaveLength(128);
  passes[0]?.proven();
  passes[1]?.left();
  passes[1]?.left();
  expect(gate.enter('192.0.2.1')).not.toBeNull();
  expect(gate.enter('192.0.2.1')).not.toBeNull();
  expect(gate.enter('192.0.2.1')).toBeNull();
  expect(Array.from({ length: 2_000 }, () => gate.enter('127.0.0.1')).filter((pass) => pass !== null)).toHaveLength(1_024 - 128);
});

test('H-17 frames beyond the limit and text frames are refused', async () => {
  const large = await reconnect(world.hub, home.space, home.device);
  large.sendRaw(new Uint8Array(MAX_FRAME_BYTES + 1));
  expect(await large.closed).toBe(closeCode.tooLarge);
  const huge = await reconnect(world.hub, home.space, home.device);
  huge.sendRaw(new Uint8Array(4 * MAX_FRAME_BYTES));
  expect(await huge.closed).toBe(1009);
  const text = await reconnect(world.hub, home.space, home.device);
  text.socket.send('hello');
  expect(await text.closed).toBe(closeCode.malformed);
});

test('H-17 anything malformed closes the connection, takes no memory and harms no other', async () => {
  const good = encodeToHub({ is: 'append', entries: await newEntries(home.space, home.device, 1, 1) });
  const follow = encodeToHub({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  const broken = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4_000 }).map((bytes) => concatBytes(new Uint8Array([8]), bytes)),
    fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => concatBytes(good, bytes)),
    fc.nat(good.length - 1).map((length) => good.slice(0, length)),
    fc.nat(follow.length - 1).map((length) => follow.slice(0, length)),
    fc.constantFrom([8, 255, 255, 255, 255, 15], [6, 4, 116, 101, 97, 109, 1, 255, 255, 255, 127], [200, 1], []).map((bytes) => new Uint8Array(bytes)),
  );
  const before = await memory();
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => {
      fc.pre(!decodeToHub(bytes).ok);
      const client = await reconnect(world.hub, home.space, home.device);
      client.sendRaw(ownBytes(bytes));
      expect(await client.closed).toBe(closeCode.malformed);
    }),
    { numRuns: 300 },
  );
  expect((await memory()) - before).toBeLessThan(64 * 1024);
  await stillServes();
});

test('H-17 what is not a WebSocket frame ends the connection and nothing else', async () => {
  const socket = tcp(world.hub.port, 'localhost');
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  socket.write(`GET /sync HTTP/1.1\r\nHost: localhost:${world.hub.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`);
  socket.once('data', () => socket.write(Buffer.alloc(256, 0xff)));
  socket.resume();
  await ended;
  await stillServes();
});

test('H-18 who asks and does not read is closed, the rest go on', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const entries = await newEntries(space, device, 1, 40, { bytes: 100_000 });
  for (const entry of entries) await appendAll(client, [entry]);
  const slow = await reconnect(world.hub, space, device);
  slow.socket.pause();
  for (let count = 0; count < 400; count += 1) slow.send({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  const metric = async () => Number(/too_slow_total (\d+)/.exec(await (await fetch(`${world.hub.address}/metrics`)).text())?.[1]);
  await expect.poll(metric, { timeout: 20_000 }).toBe(1);
  slow.socket.resume();
  expect([closeCode.tooSlow, 1006]).toContain(await slow.closed);
  expect((await catchUp(client, TEAM)).entries).toHaveLength(40);
});

test('H-28 a courier brings only so much in one connection', async () => {
  const { space, device } = await newAssociation(world.hub);
  const { client } = await greet(world.hub.address, 'courier', space);
  const [entry] = await newEntries(space, device, 1, 1, { bytes: 240 * 1024 });
  if (!entry) throw new Error('no entry');
  const rounds = Math.floor(COURIER_BYTES / encodeToHub({ is: 'append', entries: [entry] }).length);
  for (let round = 0; round < rounds; round += 1) await appendAll(client, [entry]);
  client.send({ is: 'append', entries: [entry] });
  expect(await client.closed).toBe(closeCode.tooLarge);
});

test('H-16 a device has eight connections at once; the oldest goes', async () => {
  const { space, device, client } = await newAssociation(world.hub);
  for (let count = 0; count < 8; count += 1) await reconnect(world.hub, space, device);
  expect(await client.closed).toBe(closeCode.tooMany);
});

test('H-26 a page of another site can not open a socket', async () => {
  for (const origin of ['https://evil.example', 'null', 'http://localhost:1']) await expect(connect(world.hub.address, { origin })).rejects.toThrow('403');
  const own = await connect(world.hub.address, { origin: world.hub.address });
  await own.close();
  const socket = new WebSocket(`${world.hub.address.replace('http', 'ws')}/elsewhere`);
  await expect(new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))).rejects.toThrow('404');
});

test('H-17 an upgrade to a path that is none is turned away, and a broken one as well', async () => {
  for (const path of ['//', '/sync/..', '*', '/%', 'http://[/sync']) {
    const socket = tcp(world.hub.port, 'localhost');
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`);
    socket.resume();
    await ended;
  }
  await stillServes();
});

test('H-14 what one association holds is out of reach for another', async () => {
  const foreign = await newAssociation(world.hub);
  const second = await joined(home, `guest-${Date.now()}`);
  await appendAll(second.client, await newEntries(home.space, second.device, 1, 1));
  expect((await catchUp(foreign.client, TEAM)).entries).toEqual([]);
});
