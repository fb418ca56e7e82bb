import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOARD, TEAM, type CircleId, type MemberId } from '#base/ids.ts';
import { closeCode, SNAPSHOT_PART_BYTES } from '#wire/limits.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { newEntries, newOffer, newWrap, randomBytes } from '../support/association.ts';
import { appendAll, catchUp, greet } from '../support/hubClient.ts';
import { act, newEpoch, offered, openEpoch, pullSnapshot, stage } from '../support/hubEpochs.ts';
import { hubWorld, joined, newAssociation, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

const lead = (member: string) => ({ kind: 'role', member: member as MemberId, roles: ['lead'] }) as const;
const DESK = 'desk:founder' as CircleId;

function count(sql: string, ...values: string[]): number {
  const db = new DatabaseSync(join(world.hub.dataDir, 'hub.sqlite'), { readOnly: true });
  const row = db.prepare(`SELECT COUNT(*) AS count FROM ${sql}`).get(...values) as { count: number };
  db.close();
  return row.count;
}

test('H-30 H-31 an epoch opens on the heads held, with its snapshot and everyone’s wrap, and entries begin at one again', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const second = await joined(association, 'second');
  await appendAll(client, await newEntries(space, device, 1, 3));
  await appendAll(second.client, await newEntries(space, second.device, 1, 2));
  const { heads } = await catchUp(client, TEAM);
  const { wraps, parts } = await openEpoch(association, device, client, { epoch: 2, heads, to: [device.id, second.device.id] });
  expect((await second.client.next('roster')).total).toBe(4);
  for (const who of [association, second]) {
    expect(await pullSnapshot(who.client, 2)).toEqual(parts);
    who.client.send({ is: 'pull-wraps' });
    expect((await who.client.next('wraps')).wraps).toEqual(wraps.filter(({ recipient }) => recipient === who.device.id));
  }
  const entries = await newEntries(space, second.device, 1, 2, { epoch: 2 });
  await appendAll(second.client, entries);
  expect(await catchUp(client, TEAM, 2)).toMatchObject({ heads: [{ author: second.device.id, number: 2 }], entries });
});

test('H-30 other heads than the hub has are refused, whichever way they differ; the log goes on', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  await appendAll(client, await newEntries(space, device, 1, 3));
  const other = await joined(association, 'other');
  const cases = [[], [{ author: device.id, number: 2 }], [{ author: device.id, number: 4 }], [{ author: device.id, number: 3 }, { author: other.device.id, number: 1 }]];
  for (const heads of cases) {
    const { action, wraps, parts } = await newEpoch({ epoch: 2, heads, to: [device.id, other.device.id] });
    await stage(client, parts, 2);
    expect(await offered(client, (await newOffer(device, association.head, action, wraps)).offer)).toBe('heads-moved');
  }
  await appendAll(client, await newEntries(space, device, 4, 5));
});

test('H-30 a snapshot that is missing, incomplete, another’s or a different one is refused; then the right one opens the epoch', async () => {
  const association = await newAssociation(world.hub);
  const { client, device } = association;
  const other = await joined(association, 'other');
  const { action, wraps, parts } = await newEpoch({ epoch: 2, heads: [], to: [device.id, other.device.id] });
  const { offer } = await newOffer(device, association.head, action, wraps);
  expect(await offered(client, offer)).toBe('snapshot-missing');
  client.send({ is: 'put-snapshot', circle: TEAM, epoch: 2, part: 1, parts: 2, bytes: parts[1] ?? randomBytes(1) });
  await client.next('snapshot-kept');
  expect(await offered(client, offer)).toBe('snapshot-missing');
  await stage(other.client, parts, 2);
  expect(await offered(client, offer)).toBe('snapshot-missing');
  await stage(client, parts.toReversed(), 2);
  expect(await offered(client, offer)).toBe('snapshot-missing');
  await stage(client, parts, 2);
  expect(await offered(client, offer)).toBeNull();
});

test('H-30 two of Leitung opening an epoch at once: one is taken, the other looks again, and its next one is taken', async () => {
  const association = await newAssociation(world.hub);
  const other = await joined(association, 'other');
  await act(association, association.device, association.client, lead('other'));
  const to = [association.device.id, other.device.id];
  const both = await Promise.all([association, other].map(async ({ client, device }) => {
    const { action, wraps, parts } = await newEpoch({ epoch: 2, heads: [], to });
    await stage(client, parts, 2);
    return { client, device, parts, offer: (await newOffer(device, association.head, action, wraps)).offer };
  }));
  for (const { client, offer } of both) client.send({ is: 'append-roster', offer });
  const answers = await Promise.all(both.map(({ client }) => client.nextOf('roster-accepted', 'roster-refused')));
  expect(answers.map(({ is }) => is).sort()).toEqual(['roster-accepted', 'roster-refused']);
  expect(answers.find((answer) => answer.is === 'roster-refused')).toMatchObject({ refusal: 'not-on-head' });
  const winner = answers.findIndex(({ is }) => is === 'roster-accepted');
  const won = answers[winner];
  if (won?.is === 'roster-accepted') association.head = won.head;
  for (const { client } of both) expect(await pullSnapshot(client, 2)).toEqual(both[winner]?.parts);
  const late = both[1 - winner];
  if (late) await openEpoch(association, late.device, late.client, { epoch: 3, heads: [], to });
});

test('H-31 the older epoch is gone from the hub’s files: its entries, snapshot and wraps', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const entries = await newEntries(space, device, 1, 60, { bytes: 3_000 });
  await appendAll(client, entries);
  const first = await openEpoch(association, device, client, { epoch: 2, heads: [{ author: device.id, number: 60 }], to: [device.id], parts: [randomBytes(SNAPSHOT_PART_BYTES), randomBytes(90)] });
  const [entry] = await newEntries(space, device, 1, 1, { epoch: 2 });
  if (entry) await appendAll(client, [entry]);
  await openEpoch(association, device, client, { epoch: 3, heads: [{ author: device.id, number: 1 }], to: [device.id] });
  const wraps = [...association.offer.wraps, ...first.wraps].map(({ bytes }) => bytes);
  const gone = [...entries, ...(entry ? [entry] : [])].map(({ body }) => body).concat(first.parts, wraps);
  for (const file of ['hub.sqlite', 'hub.sqlite-wal']) {
    const bytes = await readFile(join(world.hub.dataDir, file));
    expect(gone.filter((lost) => [lost.subarray(0, 40), lost.subarray(-40)].some((part) => bytes.includes(Buffer.from(part))))).toEqual([]);
  }
  expect([count('wraps WHERE space = ?', space), count('snapshots WHERE space = ?', space), count('logs WHERE space = ?', space)]).toEqual([1, 1, 0]);
});

test('H-32 what comes too late for an epoch is refused, and the connection goes on', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const late = await joined(association, 'late');
  const courier = (await greet(world.hub.address, 'courier', space)).client;
  await catchUp(late.client, TEAM);
  await openEpoch(association, device, client, { epoch: 2, heads: [], to: [device.id, late.device.id] });
  const refused = { is: 'refused', refusal: 'wrong-epoch', head: 0, header: { circle: TEAM, epoch: 1, author: late.device.id, number: 1 } };
  const old = await newEntries(space, late.device, 1, 2);
  const [fresh] = await newEntries(space, late.device, 1, 1, { epoch: 2 });
  if (!fresh) throw new Error('no entry');
  late.client.send({ is: 'append', entries: [...old, fresh] });
  expect(await late.client.next('refused')).toEqual(refused);
  expect((await late.client.next('ack')).header).toEqual(fresh.header);
  late.client.send({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  late.client.send({ is: 'more', circle: TEAM, epoch: 1 });
  late.client.send({ is: 'pull-snapshot', circle: TEAM, epoch: 1, part: 0 });
  for (let asked = 0; asked < 3; asked += 1) expect(await late.client.next('refused')).toEqual(refused);
  courier.send({ is: 'append', entries: old });
  expect(await courier.next('refused')).toEqual(refused);
  await appendAll(courier, await newEntries(space, late.device, 2, 2, { epoch: 2 }));
  expect((await catchUp(late.client, TEAM, 2)).heads).toEqual([{ author: late.device.id, number: 2 }]);
});

test('H-31 the board has no key: its epochs open with a snapshot alone', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  await appendAll(client, await newEntries(space, device, 1, 2, { circle: BOARD }));
  const { parts } = await openEpoch(association, device, client, { circle: BOARD, epoch: 2, heads: [{ author: device.id, number: 2 }], to: [], reason: 'compaction' });
  expect(await pullSnapshot(client, 2, BOARD)).toEqual(parts);
  const { action, parts: more } = await newEpoch({ circle: BOARD, epoch: 3, heads: [{ author: device.id, number: 9 }], to: [], reason: 'compaction' });
  await stage(client, more, 3, BOARD);
  expect(await offered(client, (await newOffer(device, association.head, action)).offer)).toBe('heads-moved');
});

test('H-30 H-35 a desk opens empty; nobody else follows it, stages for it or is handed anything of it', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const second = await joined(association, 'second');
  const { wraps, refs } = await newWrap(device.id, DESK, 1);
  await act(association, device, client, { kind: 'epoch', circle: DESK, epoch: 1, reason: 'opening', members: [], snapshot: noHash, heads: [], wraps: refs }, wraps);
  await appendAll(client, await newEntries(space, device, 1, 1, { circle: DESK }));
  expect(await pullSnapshot(client, 1, DESK)).toEqual([]);
  const asked = [
    { is: 'follow', circle: DESK, epoch: 1, have: [] },
    { is: 'pull-snapshot', circle: DESK, epoch: 1, part: 0 },
    { is: 'put-snapshot', circle: DESK, epoch: 2, part: 0, parts: 1, bytes: randomBytes(9) },
    { is: 'append', entries: await newEntries(space, second.device, 1, 1, { circle: DESK }) },
  ] as const;
  for (const message of asked) {
    const stranger = await reconnect(world.hub, space, second.device);
    stranger.send(message);
    expect(await stranger.closed).toBe(closeCode.forbidden);
  }
});

test('H-35 who loses a role is told nothing more of the circle it opened', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const second = await joined(association, 'second');
  await act(association, device, client, lead('second'));
  const made = await Promise.all([device.id, second.device.id].map((recipient) => newWrap(recipient, DESK, 1)));
  await act(association, device, client, { kind: 'epoch', circle: DESK, epoch: 1, reason: 'opening', members: [], snapshot: noHash, heads: [], wraps: made.flatMap(({ refs }) => refs) }, made.flatMap(({ wraps }) => wraps));
  await catchUp(second.client, DESK);
  await act(association, device, client, { kind: 'role', member: 'second' as MemberId, roles: ['canvasser'] });
  second.client.send({ is: 'pull-wraps' });
  expect((await second.client.next('wraps')).wraps.map(({ circle }) => circle)).toEqual([TEAM]);
  await openEpoch(association, device, client, { circle: DESK, epoch: 2, heads: [], to: [device.id] });
  await appendAll(client, await newEntries(space, device, 1, 1, { circle: DESK, epoch: 2 }));
  second.client.send({ is: 'append', entries: await newEntries(space, second.device, 1, 1, { circle: DESK, epoch: 2 }) });
  expect(await second.client.nextOf('refused', 'page')).toMatchObject({ refusal: 'not-in-circle' });
});
