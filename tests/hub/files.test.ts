import { DatabaseSync } from 'node:sqlite';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEAM, type CircleId, type FileId, type MemberId } from '#base/ids.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import { closeCode } from '#wire/limits.ts';
import type { ToHub } from '#wire/messages.ts';
import { greet } from '../support/hubClient.ts';
import { act, openEpoch } from '../support/hubEpochs.ts';
import { DESK, fullChunk, listFiles, newFileId, openDesk, pullFile, putFile, putPart, shortChunk, someFile } from '../support/hubFiles.ts';
import { runHubCommand, startHub } from '../support/hubProcess.ts';
import { hubWorld, joined, newAssociation, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld({ env: { FILES_MIB: '1' } })));
afterAll(() => world.stop());

const second = 'second' as MemberId;
const lead = { kind: 'role', member: second, roles: ['lead'] } as const;
const kasse = { kind: 'role', member: second, roles: ['treasurer'] } as const;
async function withDesk() {
  const association = await newAssociation(world.hub);
  await openDesk(association);
  return association;
}
function chunksOf(file: FileId): number {
  const db = new DatabaseSync(join(world.hub.dataDir, 'hub.sqlite'), { readOnly: true });
  const row = db.prepare('SELECT COUNT(*) AS count FROM chunks JOIN files ON files.id = chunks.file WHERE files.file = ?').get(file) as { count: number };
  db.close();
  return row.count;
}

test('H-67 H-74 a file’s chunks are kept once, in any order and told again; what is missing of it is listed', async () => {
  const { client } = await withDesk();
  const file = someFile(3);
  expect([await putPart(client, file, 2), await putPart(client, file, 0), await putPart(client, file, 0)]).toEqual(['kept', 'kept', 'kept']);
  expect(await listFiles(client)).toEqual({ files: [{ file: file.file, parts: 3, held: 0b101 }], pages: 1 });
  expect(await pullFile(client, file)).toEqual([file.chunks[0], new Uint8Array(), file.chunks[2]]);
  expect(await putFile(client, file)).toEqual(['kept', 'kept', 'kept']);
  expect([chunksOf(file.file), (await listFiles(client)).files[0]?.held]).toEqual([3, 0b111]);
  expect(await pullFile(client, file)).toEqual(file.chunks);
  expect(await pullFile(client, someFile(1))).toEqual([new Uint8Array()]);
});

test('H-67 the hub killed while a file is put has every chunk it said to be kept, and takes the rest', async () => {
  const own = await hubWorld();
  let running = own.hub;
  const association = await newAssociation(running);
  await openDesk(association);
  let { client } = association;
  const file = someFile(5);
  for (const part of file.chunks.keys()) {
    expect(await putPart(client, file, part)).toBe('kept');
    if (part < 4) client.send({ is: 'put-chunk', circle: DESK, epoch: 1, file: file.file, part: part + 1, parts: 5, bytes: file.chunks[part + 1]! });
    await running.kill('SIGKILL');
    running = await startHub({ dataDir: running.dataDir, port: running.port });
    client = await reconnect(running, association.space, association.device);
    const held = (await listFiles(client)).files[0]!.held;
    expect(held & (2 ** (part + 1) - 1)).toBe(2 ** (part + 1) - 1);
  }
  expect(await pullFile(client, file)).toEqual(file.chunks);
  await running.kill();
  await own.stop();
}, 60_000);

test('H-68 other bytes or another count where a chunk lies are refused, and what lies there stays', async () => {
  const { client } = await withDesk();
  const file = someFile(2);
  await putFile(client, file);
  for (const wrong of [{ ...file, chunks: [fullChunk(), file.chunks[1]!] }, { ...file, chunks: [...file.chunks.slice(0, 1), fullChunk(), shortChunk()] }]) expect(await putPart(client, wrong, 0)).toBe('other-bytes');
  expect(await putPart(client, { ...file, chunks: [file.chunks[0]!, shortChunk()] }, 1)).toBe('other-bytes');
  expect(await pullFile(client, file)).toEqual(file.chunks);
});

test('H-69 H-70 who is not of the desk, an invite, a courier and a stranger put, read, list and drop nothing', async () => {
  const association = await withDesk();
  const file = someFile(1);
  await putFile(association.client, file);
  const outsider = await joined(association, second);
  const at = { circle: DESK, epoch: 1, file: file.file };
  const asked: readonly ToHub[] = [
    { is: 'put-chunk', ...at, part: 0, parts: 1, bytes: shortChunk() },
    { is: 'pull-chunk', ...at, part: 0 },
    { is: 'pull-files', circle: DESK, epoch: 1, after: null },
    { is: 'drop-files', circle: DESK, epoch: 1, files: [file.file] },
  ];
  for (const message of asked) {
    const [member, courier] = [await reconnect(world.hub, association.space, outsider.device), (await greet(world.hub.address, 'courier', association.space)).client];
    for (const [client, code] of [[member, closeCode.forbidden], [courier, closeCode.unproven]] as const) {
      client.send(message);
      expect(await client.closed).toBe(code);
    }
  }
  expect(await pullFile(association.client, file)).toEqual(file.chunks);
});

test('H-17 H-69 a chunk beyond its file’s last, of a file of too many, or too long or short, closes its connection, and nothing of it is kept', async () => {
  const { client, space, device, hub } = await withDesk();
  const good = { is: 'put-chunk', circle: DESK, epoch: 1, file: newFileId(), part: 0, parts: 2, bytes: fullChunk() } as const;
  for (const wrong of [{ part: 2 }, { part: 16, parts: 17 }, { bytes: new Uint8Array(good.bytes.length + 1) }, { bytes: shortChunk() }, { bytes: new Uint8Array() }]) {
    const stranger = await reconnect(hub, space, device);
    stranger.send({ ...good, ...wrong });
    expect(await stranger.closed).toBe(closeCode.malformed);
  }
  expect((await listFiles(client)).files).toEqual([]);
});

test('H-70 files are a desk’s: for the team, the board, a mentorship and a desk nobody opened there are none, not for Leitung either', async () => {
  const { space, device, hub } = await withDesk();
  for (const circle of [TEAM, 'board', 'mentor:m', 'desk:nobody'] as CircleId[]) {
    const client = await reconnect(hub, space, device);
    client.send({ is: 'put-chunk', circle, epoch: 1, file: newFileId(), part: 0, parts: 1, bytes: shortChunk() });
    expect(await client.closed).toBe(closeCode.forbidden);
  }
});

test('H-69 H-70 whoever becomes Kasse reads and puts; who loses that is told that it came too late, and nothing of the file', async () => {
  const association = await withDesk();
  const other = await joined(association, second);
  const [file, theirs] = [someFile(2), someFile(1)];
  await putFile(association.client, file);
  await act(association, association.device, association.client, kasse);
  expect(await pullFile(other.client, file)).toEqual(file.chunks);
  expect(await putFile(other.client, theirs)).toEqual(['kept']);
  await act(association, association.device, association.client, { kind: 'role', member: second, roles: ['canvasser'] });
  for (const message of [{ is: 'pull-files', circle: DESK, epoch: 1, after: null }, { is: 'pull-chunk', circle: DESK, epoch: 1, file: file.file, part: 0 }, { is: 'put-chunk', circle: DESK, epoch: 1, file: newFileId(), part: 0, parts: 1, bytes: shortChunk() }] as const) {
    other.client.send(message);
    expect(await other.client.nextOf('refused', 'files', 'chunk', 'chunk-put')).toMatchObject({ is: 'refused', refusal: 'not-in-circle' });
  }
});

test('H-69 while the desk waits for its next epoch a chunk is not taken, and is afterwards', async () => {
  const association = await newAssociation(world.hub);
  const other = await joined(association, second);
  await act(association, association.device, association.client, lead);
  await openDesk(association, [association.device, other.device]);
  await act(association, association.device, association.client, { kind: 'remove', member: second, devices: [] });
  const file = someFile(1);
  expect(await putFile(association.client, file)).toEqual(['not-now']);
  await openEpoch(association, association.device, association.client, { circle: DESK, epoch: 2, heads: [], to: [association.device.id] });
  expect(await putFile(association.client, file, 2)).toEqual(['kept']);
});

test('H-71 an association’s files are no more than the hub was told; beyond that a chunk is refused, what is there is read, and dropping makes room', async () => {
  const [association, neighbour] = [await withDesk(), await withDesk()];
  const { client } = association;
  const [first, beyond] = [someFile(8), someFile(2)];
  expect(new Set(await putFile(client, first))).toEqual(new Set(['kept']));
  expect([await putPart(client, beyond, 0), await putPart(client, first, 0)]).toEqual(['full', 'kept']);
  expect(await pullFile(client, first)).toEqual(first.chunks);
  expect(await putFile(neighbour.client, someFile(2))).toEqual(['kept', 'kept']);
  client.send({ is: 'drop-files', circle: DESK, epoch: 1, files: [first.file] });
  await client.next('files-dropped');
  expect(await putFile(client, beyond)).toEqual(['kept', 'kept']);
});

test('H-72 Leitung drops files, Kasse does not; of what was dropped no byte is left in the hub’s files', async () => {
  const association = await withDesk();
  const other = await joined(association, second);
  await act(association, association.device, association.client, kasse);
  const [gone, stays] = [someFile(2), someFile(1)];
  for (const file of [gone, stays]) await putFile(association.client, file);
  other.client.send({ is: 'drop-files', circle: DESK, epoch: 1, files: [gone.file] });
  expect(await other.client.closed).toBe(closeCode.forbidden);
  expect(await pullFile(association.client, gone)).toEqual(gone.chunks);
  association.client.send({ is: 'drop-files', circle: DESK, epoch: 1, files: [gone.file, newFileId()] });
  await association.client.next('files-dropped');
  expect((await listFiles(association.client)).files.map(({ file }) => file)).toEqual([stays.file]);
  const files = await Promise.all(['hub.sqlite', 'hub.sqlite-wal'].map((name) => readFile(join(world.hub.dataDir, name))));
  const isThere = (bytes: Uint8Array) => files.some((held) => held.includes(Buffer.from(bytes.subarray(100, 160))));
  expect([...gone.chunks, ...stays.chunks].map(isThere)).toEqual([false, false, true]);
});

test('H-73 files outlive their desk’s epochs; under an epoch that is over nothing is put, listed or dropped', async () => {
  const association = await withDesk();
  const { client, device } = association;
  const [file, late] = [someFile(2), someFile(1)];
  await putFile(client, file);
  await openEpoch(association, device, client, { circle: DESK, epoch: 2, heads: [], to: [device.id] });
  expect([await pullFile(client, file, 2), (await listFiles(client, 2)).files.length]).toEqual([file.chunks, 1]);
  for (const message of [{ is: 'put-chunk', circle: DESK, epoch: 1, file: late.file, part: 0, parts: 1, bytes: late.chunks[0]! }, { is: 'drop-files', circle: DESK, epoch: 1, files: [file.file] }, { is: 'pull-files', circle: DESK, epoch: 1, after: null }] as const) {
    client.send(message);
    expect(await client.next('refused')).toMatchObject({ refusal: 'wrong-epoch', header: { circle: DESK, author: device.id } });
  }
  expect((await listFiles(client, 2)).files.map(({ file: id }) => id)).toEqual([file.file]);
});

test('H-74 many files are listed page by page, each once', async () => {
  const own = await hubWorld();
  const association = await newAssociation(own.hub);
  await openDesk(association);
  const store = openSqliteStore(join(own.hub.dataDir, 'hub.sqlite'));
  const ids = Array.from({ length: 1_100 }, newFileId);
  for (const file of ids) await store.putChunk(association.space, { circle: DESK, epoch: 1, file, part: 0, parts: 2, bytes: new Uint8Array(1) }, Infinity);
  await store.close();
  const { files, pages } = await listFiles(association.client);
  expect([pages, new Set(files.map(({ file }) => file))]).toEqual([2, new Set(ids)]);
  expect(files.length).toBe(ids.length);
  await own.stop();
});

test('H-75 the copy made while the hub runs holds the files', async () => {
  const { client, space } = await withDesk();
  const file = someFile(2);
  await putFile(client, file);
  const copy = join(world.hub.dataDir, 'copy.sqlite');
  expect((await runHubCommand(world.hub.dataDir, ['backup', copy])).code).toBe(0);
  const store = openSqliteStore(copy);
  for (const [part, bytes] of file.chunks.entries()) expect(await store.chunkAt({ space, circle: DESK }, file.file, part)).toEqual({ parts: 2, bytes });
  await store.close();
});
