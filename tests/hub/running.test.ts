import { readdir, readFile } from 'node:fs/promises';
import { get } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import { closeCode } from '#wire/limits.ts';
import { newEntries } from '../support/association.ts';
import { appendAll, catchUp } from '../support/hubClient.ts';
import { runHubCommand, startHub, temporaryFolder } from '../support/hubProcess.ts';
import { hubWorld, newAssociation, reconnect } from '../support/hubWorld.ts';

test('H-20 asked to stop, the hub finishes what it acknowledged, says goodbye and ends', async () => {
  const { hub, stop } = await hubWorld();
  const { client, space, device } = await newAssociation(hub);
  await appendAll(client, await newEntries(space, device, 1, 10));
  const ended = hub.kill('SIGTERM');
  expect(await client.closed).toBe(closeCode.goingAway);
  expect(await ended).toBe(0);
  const again = await startHub({ dataDir: hub.dataDir });
  expect((await catchUp(await reconnect(again, space, device), TEAM)).entries).toHaveLength(10);
  await again.kill();
  await stop();
});

test('H-27 a copy made while the hub runs opens as a hub of its own', async () => {
  const { hub, stop } = await hubWorld();
  const copy = await temporaryFolder();
  const { client, space, device } = await newAssociation(hub);
  await appendAll(client, await newEntries(space, device, 1, 25));
  expect((await runHubCommand(hub.dataDir, ['backup', join(copy.path, 'hub.sqlite')])).code).toBe(0);
  await appendAll(client, await newEntries(space, device, 26, 30));
  const restored = await startHub({ dataDir: copy.path });
  expect((await catchUp(await reconnect(restored, space, device), TEAM)).entries).toHaveLength(25);
  await restored.kill();
  await stop();
  await copy.remove();
});

test('H-66 a backup run without the hub’s own DATA_DIR says so, and makes neither a database nor a copy', async () => {
  const folder = await temporaryFolder();
  const copy = join(folder.path, 'copy.sqlite');
  const asked = await runHubCommand(folder.path, ['backup', copy]);
  expect([asked.code, asked.out]).toEqual([1, '']);
  expect(asked.err).toContain('set DATA_DIR as for the hub');
  expect(await readdir(folder.path)).toEqual([]);
  await folder.remove();
});

test('H-1 another code is printed while the hub runs', async () => {
  const { hub, stop } = await hubWorld();
  const printed = await runHubCommand(hub.dataDir, ['code'], { PUBLIC_URL: 'https://anlauf.example.org' });
  expect(printed.out).toMatch(/^Anlauf: https:\/\/anlauf\.example\.org#gruenden=[A-Za-z0-9_-]{16}\n$/);
  expect((await runHubCommand(hub.dataDir, ['nonsense'])).err).toContain('usage');
  await stop();
});

test('H-29 the log names nobody: no code, address, device, space or circle', async () => {
  const { hub, stop } = await hubWorld({ env: { LOG_LEVEL: 'trace' } });
  const { client, space, device } = await newAssociation(hub);
  await appendAll(client, await newEntries(space, device, 1, 3));
  client.send({ is: 'append', entries: await newEntries(space, device, 9, 9) });
  await client.closed;
  await hub.kill();
  expect(hub.log()).toContain('ready');
  for (const word of [hub.code ?? '-', space, device.id, TEAM, '127.0.0.1', '::1']) expect(hub.log()).not.toContain(word);
  await stop();
});

test('H-24 with a certificate the hub speaks https and says to stay with it', async () => {
  const folder = await temporaryFolder();
  // Made for this test and for localhost; it protects nothing.
  const [cert, key] = ['cert', 'key'].map((name) => fileURLToPath(new URL(`./localhost.${name}.pem`, import.meta.url))) as [string, string];
  const hub = await startHub({ dataDir: folder.path, env: { TLS_CERT: cert, TLS_KEY: key } });
  expect(hub.address).toBe(`https://localhost:${hub.port}`);
  const ca = await readFile(cert);
  const headers = await new Promise<Record<string, unknown>>((resolve, reject) => get(`${hub.address}/health`, { ca }, (response) => resolve(response.resume().headers)).on('error', reject));
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  await hub.kill();
  await folder.remove();
});
