import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CircleId, MemberId } from '#base/ids.ts';
import { signChunk } from '#wire/fileChunk.ts';
import { closeCode } from '#wire/limits.ts';
import type { BroughtChunk } from '#wire/messages.ts';
import { newDevice, type Device } from '../support/association.ts';
import { greet, type HubClient } from '../support/hubClient.ts';
import { act, openEpoch } from '../support/hubEpochs.ts';
import { DESK, fullChunk, listFiles, openDesk, pullFile, shortChunk, someFile, type SomeFile } from '../support/hubFiles.ts';
import { hubWorld, joined, newAssociation, type Association, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld({ env: { FILES_MIB: '1' } })));
afterAll(() => world.stop());

const second = 'second' as MemberId;
const courierTo = async ({ space }: Association): Promise<HubClient> => (await greet(world.hub.address, 'courier', space)).client;

async function signed({ space }: Association, by: Device, { file, chunks }: SomeFile, part: number, some: Partial<BroughtChunk> = {}): Promise<BroughtChunk> {
  const [circle, bytes, parts] = [DESK, chunks[part]!, chunks.length];
  const signature = await signChunk({ space, circle, file }, { part, parts }, bytes, by.sign);
  return { circle, epoch: 1, file, part, parts, bytes, author: by.id, signature, ...some };
}
async function brought(client: HubClient, chunk: BroughtChunk): Promise<string | number> {
  client.send({ is: 'bring-chunk', ...chunk });
  return Promise.race([client.next('chunk-put').then(({ outcome }) => outcome, () => client.closed), client.closed]);
}

test('H-76 a courier brings what a device of the desk has signed, once, and learns nothing else', async () => {
  const association = await newAssociation(world.hub);
  await openDesk(association);
  const file = someFile(2);
  const courier = await courierTo(association);
  for (const part of [0, 1, 1]) expect(await brought(courier, await signed(association, association.device, file, part))).toBe('kept');
  expect([await pullFile(association.client, file), (await listFiles(association.client)).files.length]).toEqual([file.chunks, 1]);
  const other = { ...file, chunks: [fullChunk(), file.chunks[1]!] };
  expect(await brought(courier, await signed(association, association.device, other, 0))).toBe('other-bytes');
  const large = someFile(8);
  const outcomes = [];
  for (const part of large.chunks.keys()) outcomes.push(await brought(courier, await signed(association, association.device, large, part)));
  expect(outcomes).toContain('full');
  courier.send({ is: 'pull-files', circle: DESK, epoch: 1, after: null });
  expect(await courier.closed).toBe(closeCode.unproven);
});

test('H-76 what nobody of the association signed, or signed for another place, is forged', async () => {
  const association = await newAssociation(world.hub);
  const neighbour = await newAssociation(world.hub);
  await openDesk(association);
  const [file, stranger] = [someFile(2), await newDevice()];
  const good = await signed(association, association.device, file, 1);
  const wrong: readonly BroughtChunk[] = [
    await signed(association, stranger, file, 1),
    { ...await signed(association, stranger, file, 1), author: association.device.id },
    await signed(neighbour, association.device, file, 1),
    { ...good, file: someFile(1).file },
    { ...good, part: 2, parts: 3 },
    { ...good, circle: 'desk:other' as CircleId },
    { ...good, bytes: shortChunk() },
  ];
  for (const chunk of wrong) expect(await brought(await courierTo(association), chunk)).toBe(closeCode.forged);
  expect((await listFiles(association.client)).files).toEqual([]);
});

test('H-76 of a device that is not of the desk, was removed, in an epoch that is over or a desk that waits, nothing is taken, and the line goes on', async () => {
  const association = await newAssociation(world.hub);
  const other = await joined(association, second);
  await openDesk(association);
  const [file, courier] = [someFile(1), await courierTo(association)];
  expect(await brought(courier, await signed(association, other.device, file, 0))).toBe('not-now');
  await act(association, association.device, association.client, { kind: 'role', member: second, roles: ['lead'] });
  await openEpoch(association, association.device, association.client, { circle: DESK, epoch: 2, heads: [], to: [association.device.id, other.device.id] });
  expect(await brought(courier, await signed(association, association.device, file, 0))).toBe('not-now');
  await act(association, association.device, association.client, { kind: 'remove', member: second, devices: [] });
  expect(await brought(courier, await signed(association, association.device, file, 0, { epoch: 2 }))).toBe('not-now');
  expect(await brought(courier, await signed(association, other.device, file, 0, { epoch: 2 }))).toBe(closeCode.forged);
  expect((await listFiles(association.client, 2)).files).toEqual([]);
});
