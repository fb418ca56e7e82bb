import { TEAM, type DeviceId, type SpaceId } from '#base/ids.ts';
import { fromBase64Url } from '#base/bytes.ts';
import type { KeyObject } from '#wire/signing.ts';
import { newEntries, type Device } from '../support/association.ts';
import { proven, type HubClient } from '../support/hubClient.ts';

/** What the benchmark hands to this process: devices with their keys (PKCS #8), how many entries each, how many to a message. */
export type Load = { readonly address: string; readonly space: SpaceId; readonly devices: readonly { readonly id: DeviceId; readonly key: string }[]; readonly each: number; readonly perMessage: number };

/** Messages a device sends without an answer, as a phone that comes home does. */
const AHEAD = 32;

async function main(): Promise<void> {
  const load = JSON.parse(process.argv[2] ?? '') as Load;
  const writers = await Promise.all(load.devices.map(async ({ id, key }) => {
    const sign = (await crypto.subtle.importKey('pkcs8', fromBase64Url(key) ?? new Uint8Array(), 'Ed25519', false, ['sign'])) as KeyObject;
    const device = { id, sign } as Device;
    const entries = await newEntries(load.space, device, 1, load.each, { bytes: 140, circle: TEAM });
    return { entries, client: await proven(load.address, 'device', load.space, id, sign) };
  }));
  const start = performance.now();
  await Promise.all(writers.map(({ client, entries }) => deliver(client, entries, load.perMessage)));
  console.log(JSON.stringify({ entries: load.each * load.devices.length, ms: performance.now() - start }));
  for (const { client } of writers) await client.close();
}

async function deliver(client: HubClient, entries: Awaited<ReturnType<typeof newEntries>>, perMessage: number): Promise<void> {
  let sent = 0;
  let acked = 0;
  while (acked < entries.length) {
    while (sent < entries.length && sent - acked < AHEAD * perMessage) {
      client.send({ is: 'append', entries: entries.slice(sent, sent + perMessage) });
      sent += perMessage;
    }
    acked = (await client.next('ack')).header.number;
  }
}

await main();
