import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { toBase64Url } from '#base/bytes.ts';
import { TEAM } from '#base/ids.ts';
import { newEntries, type Device } from '../support/association.ts';
import { catchUp, type HubClient } from '../support/hubClient.ts';
import { startHub, type HubProcess } from '../support/hubProcess.ts';
import { hubWorld, joined, newAssociation, reconnect } from '../support/hubWorld.ts';
import type { Load } from './hubLoad.ts';

type Print = (name: string, value: number, unit: string) => void;

/** Signed entries a second on disk and acknowledged: five devices of one association in a second process, SQLite, one entry a message. */
export async function hubDurableEdits(print: Print): Promise<void> {
  const { hub, stop } = await hubWorld({ env: { LOG_LEVEL: 'error' } });
  const association = await newAssociation(hub);
  const devices = [association.device];
  while (devices.length < 5) devices.push((await joined(association, `member-${devices.length}`)).device);
  const load: Load = { address: hub.address, space: association.space, devices: await Promise.all(devices.map(exported)), each: 8_000, perMessage: 1 };
  const script = fileURLToPath(new URL('./hubLoad.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(load)]);
  const { entries, ms } = JSON.parse(stdout) as { entries: number; ms: number };
  print('hub.durable-edits', Math.round((entries / ms) * 1_000), 'edits/s');
  await stop();
}

async function exported(device: Device): Promise<{ id: Device['id']; key: string }> {
  return { id: device.id, key: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', device.sign))) };
}

/** From one device's send to another's receipt, over the hub and its disk; one edit at a time. */
export async function hubEditToPeer(print: Print): Promise<void> {
  const { hub, stop } = await hubWorld({ env: { LOG_LEVEL: 'error' } });
  const association = await newAssociation(hub);
  const reader = await joined(association, 'reader');
  await catchUp(reader.client, TEAM);
  const times: number[] = [];
  for (const entry of await newEntries(association.space, association.device, 1, 500)) {
    const start = performance.now();
    association.client.send({ is: 'append', entries: [entry] });
    await reader.client.next('page');
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  print('hub.edit-to-peer.p50', round(times[250] ?? 0), 'ms');
  print('hub.edit-to-peer.p95', round(times[475] ?? 0), 'ms');
  await stop();
}

const CONNECTIONS = 1_000;
const PER_DEVICE = 8;

/** The hub's resident memory for each proven device connection that follows the team and is otherwise idle. */
export async function hubIdleMemory(print: Print): Promise<void> {
  const collect = "data:text/javascript,process.on('SIGUSR2',()=>{gc();gc()})";
  const { hub: founding, stop } = await hubWorld({ env: { LOG_LEVEL: 'error' } });
  const association = await newAssociation(founding);
  const devices = [association.device];
  while (devices.length < CONNECTIONS / PER_DEVICE) {
    const { device, client } = await joined(association, `member-${devices.length}`);
    await client.close();
    devices.push(device);
  }
  // A fresh process: what the joining left in memory would otherwise be used again and make a connection look cheap.
  await founding.kill();
  const hub = await startHub({ dataDir: founding.dataDir, env: { LOG_LEVEL: 'error' }, nodeArgs: ['--expose-gc', '--import', collect] });
  await (await reconnect(hub, association.space, association.device)).close();
  const before = await restingMemory(hub);
  const clients: HubClient[] = [];
  for (const device of devices) {
    clients.push(...(await Promise.all(Array.from({ length: PER_DEVICE }, () => reconnect(hub, association.space, device)))));
  }
  for (const client of clients) await catchUp(client, TEAM);
  print('hub.idle-memory', round((await restingMemory(hub) - before) / clients.length), 'KB');
  await hub.kill();
  await stop();
}

/** Kilobytes resident, the least of a few looks after collecting. */
async function restingMemory(hub: HubProcess): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    process.kill(hub.pid, 'SIGUSR2');
    await (await fetch(`${hub.address}/health`)).text();
    looks.push(Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${hub.pid}/status`, 'utf8'))?.[1]));
  }
  return Math.min(...looks);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const print: Print = (name, value, unit) => console.log(`${name} ${value} ${unit}`);
  for (const bench of [hubDurableEdits, hubEditToPeer, hubIdleMemory]) await bench(print);
}
