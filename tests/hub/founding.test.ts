import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberId } from '#base/ids.ts';
import { codeHash } from '#hub/codes.ts';
import { closeCode } from '#wire/limits.ts';
import { hashOf, newDevice, newFounding } from '../support/association.ts';
import { found, greet } from '../support/hubClient.ts';
import { runHubCommand, startHub, temporaryFolder } from '../support/hubProcess.ts';
import { anotherCode, hubWorld, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

async function refusalOf(code: string, offer: Awaited<ReturnType<typeof newFounding>>['offer']) {
  const { client } = await greet(world.hub.address, 'found', null);
  client.send({ is: 'found', code, offer });
  const { refusal } = await client.next('roster-refused');
  return { refusal, closed: await client.closed };
}

test('H-1 the code printed at the start founds once', async () => {
  const code = world.hub.code ?? '';
  const founding = await newFounding();
  const client = await found(world.hub.address, code, founding.offer);
  client.send({ is: 'pull-roster', from: 0 });
  expect(await client.next('roster')).toMatchObject({ from: 0, total: 1, entries: [founding.offer.entry] });
  expect(await refusalOf(code, (await newFounding()).offer)).toEqual({ refusal: 'code-used', closed: closeCode.forbidden });
});

test('H-1 a code printed at an earlier start is void once an association exists, one asked for is not', async () => {
  const folder = await temporaryFolder();
  const first = await startHub({ dataDir: folder.path });
  await first.kill();
  const second = await startHub({ dataDir: folder.path });
  const asked = (await runHubCommand(folder.path, ['code'])).out.split('#gruenden=')[1]?.trim() ?? '';
  await found(second.address, second.code ?? '', (await newFounding()).offer);
  const late = await greet(second.address, 'found', null);
  late.client.send({ is: 'found', code: first.code ?? '', offer: (await newFounding()).offer });
  expect((await late.client.next('roster-refused')).refusal).toBe('code-used');
  await found(second.address, asked, (await newFounding()).offer);
  await second.kill();
  const third = await startHub({ dataDir: folder.path });
  expect(third.code).toBeNull();
  await third.kill();
  await folder.remove();
});

test('H-1 the database holds codes only as hashes', async () => {
  const code = await anotherCode(world.hub);
  const files = await Promise.all(['hub.sqlite', 'hub.sqlite-wal'].map((name) => readFile(join(world.hub.dataDir, name))));
  expect(files.some((bytes) => bytes.includes(Buffer.from(codeHash(code))))).toBe(true);
  expect(files.some((bytes) => bytes.includes(code))).toBe(false);
});

test('H-2 wrong codes are refused, and after ten of them in a minute not even looked at', async () => {
  const other = await hubWorld();
  const { offer } = await newFounding();
  for (let guess = 0; guess < 10; guess += 1) {
    const { client } = await greet(other.hub.address, 'found', null);
    client.send({ is: 'found', code: `wrong-${guess}`, offer });
    expect((await client.next('roster-refused')).refusal).toBe('code-wrong');
  }
  const { client } = await greet(other.hub.address, 'found', null);
  client.send({ is: 'found', code: other.hub.code ?? '', offer });
  expect(await client.closed).toBe(closeCode.tooMany);
  await other.stop();
});

test('H-3 a founding told again with its code is accepted again, but proves nothing', async () => {
  const code = await anotherCode(world.hub);
  const founding = await newFounding();
  await (await found(world.hub.address, code, founding.offer)).close();
  const again = await found(world.hub.address, code, founding.offer);
  expect(await again.closed).toBe(closeCode.goingAway);
  const device = await reconnect(world.hub, founding.space, founding.device);
  await device.close();
});

test('H-3 an association is not founded over with another code', async () => {
  const founding = await newFounding();
  await found(world.hub.address, await anotherCode(world.hub), founding.offer);
  expect(await refusalOf(await anotherCode(world.hub), founding.offer)).toEqual({ refusal: 'space-exists', closed: closeCode.forbidden });
});

test('H-13 a forged founding and one whose wraps are not its own leave the code good', async () => {
  const code = await anotherCode(world.hub);
  const founding = await newFounding();
  const forged = founding.offer.entry.slice();
  forged.set([(forged.at(-1) ?? 0) ^ 1], forged.length - 1);
  expect(await refusalOf(code, { ...founding.offer, entry: forged })).toEqual({ refusal: 'forged', closed: closeCode.forged });
  expect((await refusalOf(code, { ...founding.offer, wraps: [] })).refusal).toBe('wraps-missing');
  await found(world.hub.address, code, founding.offer);
});

test('H-5 the founder comes back by its key, nobody else does', async () => {
  const founding = await newFounding('lead' as MemberId);
  await found(world.hub.address, await anotherCode(world.hub), founding.offer);
  const client = await reconnect(world.hub, founding.space, founding.device);
  client.send({ is: 'pull-wraps' });
  expect((await client.next('wraps')).wraps).toEqual(founding.offer.wraps);
  await expect(reconnect(world.hub, founding.space, { ...(await newDevice()), id: founding.device.id })).rejects.toThrow(String(closeCode.unproven));
  expect(await hashOf(founding.entry)).toHaveLength(32);
});

test('H-21 a second hub on the same folder does not start', async () => {
  await expect(startHub({ dataDir: world.hub.dataDir })).rejects.toThrow('another hub is running');
});
