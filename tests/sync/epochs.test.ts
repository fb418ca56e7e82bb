import { afterEach, describe, expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import { TEAM, type CircleId } from '#base/ids.ts';
import type { HubConnection } from '#sync/connection.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import type { Log } from '#sync/ports.ts';
import { encodeEntry, signEntry } from '#wire/entry.ts';
import { closeCode, SNAPSHOT_PART_BYTES, STAGED_BYTES } from '#wire/limits.ts';
import type { AppendRefusal, ToHub } from '#wire/messages.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { randomBytes } from '../support/association.ts';
import { seededRandom } from '../support/random.ts';
import { inviteOffer } from '../support/rosterActs.ts';
import type { Line } from '../support/scriptedHub.ts';
import { anna, connected, dial, headOf, live } from '../support/syncLine.ts';
import { TEAM_LOG, type SyncPhone } from '../support/syncPhone.ts';

const random = seededRandom(31);
const NEXT: Log = { circle: TEAM, epoch: 2 };
const DESK: Log = { circle: 'desk:anna' as CircleId, epoch: 1 };
const open: HubConnection[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

async function online(phone: SyncPhone) {
  const ends = await connected(phone);
  open.push(ends.connection);
  return ends;
}
type Online = Awaited<ReturnType<typeof online>>;
type Put = Extract<ToHub, { is: 'put-snapshot' }>;
const said = <Is extends ToHub['is']>(line: Line, is: Is) => line.heard.filter((message): message is Extract<ToHub, { is: Is }> => message.is === is);

/** An entry of another's in the log, on the phone already. */
async function theirs(phone: SyncPhone, log: Log, text = 'fremd') {
  const other = await createDeviceKeys();
  const entry = await signEntry(phone.ports.space, { ...log, author: other.id, number: 1 }, utf8(text), other.sign);
  await phone.ports.receive(log, [entry]);
  return entry;
}

async function rosterGrows({ line, time }: Online, phone: SyncPhone, entry: Uint8Array<ArrayBuffer>): Promise<void> {
  line.says({ is: 'roster', from: phone.roster.length, entries: [entry], total: phone.roster.length + 1 });
  await time.pass(0);
}

describe('entries that the hub takes no more, or not yet', () => {
  test.each<AppendRefusal>(['wrong-epoch', 'epoch-due'])('Y-17 refused with %s a log waits, all others go on, and the line as well', async (refusal) => {
    const { phone } = await anna();
    phone.logs.push(DESK);
    const own = await phone.write('im Team');
    const desk = await theirs(phone, DESK);
    const { line, time, states, connection } = await online(phone);
    await line.hears('append');
    line.says({ is: 'refused', header: own.header, refusal, head: 0 });
    await time.pass(0);
    line.says({ is: 'heads', ...DESK, heads: [] });
    expect((await line.hears('append')).entries.map(encodeEntry)).toEqual([encodeEntry(desk)]);
    await phone.write('noch eins');
    connection.nudge();
    await time.pass(0);
    expect(said(line, 'append')).toEqual([]);
    expect(line.hungUp).toBe(false);
    expect(states.at(-1)).toBe('online');
    expect(await phone.confirmed()).toBe(0);
  });

  test.each<AppendRefusal>(['not-a-member', 'not-in-circle'])('Y-17 Y-9 refused with %s one author is left out, and the own entries go on', async (refusal) => {
    const { phone } = await anna();
    const other = await theirs(phone, TEAM_LOG);
    const { line, time, connection } = await online(phone);
    expect((await line.hears('append')).entries.map(encodeEntry)).toEqual([encodeEntry(other)]);
    line.says({ is: 'refused', header: other.header, refusal, head: 0 });
    await time.pass(0);
    const own = await phone.write('eigen');
    connection.nudge();
    expect((await line.hears('append')).entries.map(encodeEntry)).toEqual([encodeEntry(own)]);
    expect(line.hungUp).toBe(false);
  });

  test('Y-17 what was refused is told again once the roster grew, from where the hub then is', async () => {
    const { phone, association } = await anna();
    const [own] = [await phone.write('eins'), await phone.write('zwei')];
    const ends = await online(phone);
    const { line } = ends;
    await line.hears('append');
    line.says({ is: 'refused', header: own.header, refusal: 'epoch-due', head: 0 });
    await rosterGrows(ends, phone, (await inviteOffer(association, random)).offer.entry);
    await line.hears('follow');
    line.says({ is: 'heads', ...TEAM_LOG, heads: [] });
    expect((await line.hears('append')).entries).toHaveLength(2);
    line.says({ is: 'ack', header: { ...own.header, number: 2 } });
    await ends.time.pass(0);
    expect(await phone.confirmed()).toBe(2);
  });

  test('Y-17 the window is free again for others', async () => {
    const { phone } = await anna();
    phone.logs.push(DESK);
    for (let number = 0; number < 12; number += 1) await phone.write('x'.repeat(30_000));
    const desk = await theirs(phone, DESK);
    const { line, time } = await online(phone);
    const sent = said(line, 'append').flatMap(({ entries }) => entries);
    line.says({ is: 'heads', ...DESK, heads: [] });
    await time.pass(0);
    expect(said(line, 'append').flatMap(({ entries }) => entries)).toHaveLength(sent.length);
    line.says({ is: 'refused', header: { ...TEAM_LOG, author: phone.keys.id, number: 1 }, refusal: 'epoch-due', head: 0 });
    await time.pass(0);
    expect(said(line, 'append').at(-1)?.entries.map(encodeEntry)).toEqual([encodeEntry(desk)]);
  });

  test('Y-17 where the hub parts over such an entry it is dialled again soon, and the entry left out', async () => {
    const { phone } = await anna();
    const other = await theirs(phone, TEAM_LOG);
    const { line, time, hub, states } = await online(phone);
    line.says({ is: 'refused', header: other.header, refusal: 'not-a-member', head: 0 });
    line.closes(closeCode.forbidden);
    const again = await dial(time, hub, 500);
    await live(again, phone);
    await time.pass(0);
    expect(said(again, 'append')).toEqual([]);
    expect(states.at(-1)).toBe('online');
  });

  test('Y-18 a log that is named anew is followed at once, one that is named no more is left', async () => {
    const { phone } = await anna();
    await phone.write('eins');
    const { line, time, connection } = await online(phone);
    await line.hears('append');
    phone.logs.splice(0, 1, NEXT);
    connection.nudge();
    expect(await line.hears('follow')).toMatchObject(NEXT);
    line.says({ is: 'heads', ...NEXT, heads: [] });
    line.says({ is: 'page', ...TEAM_LOG, entries: [await signEntry(phone.ports.space, { ...TEAM_LOG, author: phone.keys.id, number: 2 }, utf8('alt'), phone.keys.sign)], more: true });
    await time.pass(0);
    expect(line.heard).toEqual([]);
    expect(await phone.texts()).toEqual(['eins']);
    const entry = await theirs(phone, NEXT);
    connection.nudge();
    expect((await line.hears('append')).entries.map(encodeEntry)).toEqual([encodeEntry(entry)]);
  });

  test('Y-22 a removed device is told so and asks again only after minutes, whatever it saves', async () => {
    const { phone } = await anna();
    const { line, time, hub, states, connection } = await online(phone);
    line.closes(closeCode.removed);
    await time.pass(0);
    expect(states.at(-1)).toBe('refused: removed');
    await phone.write('zu spät');
    connection.nudge();
    await time.pass(299_000);
    expect(hub.dialled).toBe(1);
    await time.pass(1_000);
    expect(hub.dialled).toBe(2);
  });
});

describe('what is asked of the hub', () => {
  test('Y-19 a snapshot is put in its parts, two under way, and kept when the hub has said so of each', async () => {
    const { phone } = await anna();
    const { line, time, connection } = await online(phone);
    const bytes = randomBytes(4 * SNAPSHOT_PART_BYTES + 9);
    const put = connection.putSnapshot(NEXT, bytes);
    const heard: Put[] = [];
    for (let part = 0; part < 5; part += 1) {
      await time.pass(0);
      expect(said(line, 'put-snapshot')).toHaveLength(Math.min(2, 5 - part));
      const one = await line.hears('put-snapshot');
      heard.push(one);
      line.says({ is: 'snapshot-kept', ...NEXT, part: one.part });
    }
    expect(await put).toEqual({ ok: true, value: null });
    expect(heard.map(({ part, parts }) => [part, parts])).toEqual([0, 1, 2, 3, 4].map((part) => [part, 5]));
    expect(new Uint8Array(heard.flatMap((one) => [...one.bytes]))).toEqual(bytes);
  });

  test('Y-19 a snapshot the hub would not take is refused, also one larger than a hub stages; a line that breaks says so', async () => {
    const { phone, founder } = await anna();
    const { line, connection } = await online(phone);
    expect(await connection.putSnapshot(NEXT, new Uint8Array(STAGED_BYTES + 1))).toMatchObject({ ok: false, refusal: 'refused' });
    const put = connection.putSnapshot(NEXT, randomBytes(3 * SNAPSHOT_PART_BYTES));
    await line.hears('put-snapshot');
    line.says({ is: 'refused', header: { ...NEXT, author: founder.id, number: 1 }, refusal: 'wrong-epoch', head: 0 });
    expect(await put).toMatchObject({ ok: false, refusal: 'refused' });
    const lost = connection.putSnapshot({ ...NEXT, epoch: 3 }, randomBytes(9));
    await line.hears('put-snapshot');
    line.closes(1006);
    expect(await lost).toMatchObject({ ok: false, refusal: 'unreachable' });
    expect(await connection.putSnapshot(NEXT, randomBytes(9))).toMatchObject({ ok: false, refusal: 'unreachable' });
  });

  test('Y-20 a snapshot is pulled part by part; where a part has no bytes it is missing', async () => {
    const { phone } = await anna();
    const { line, time, connection } = await online(phone);
    const parts = [randomBytes(300), randomBytes(200), randomBytes(100), randomBytes(50)];
    const pulled = connection.pullSnapshot(NEXT);
    for (let part = 0; part < 4; part += 1) {
      const asked = await line.hears('pull-snapshot');
      line.says({ is: 'snapshot', ...NEXT, part: asked.part, parts: 4, bytes: parts[asked.part] ?? new Uint8Array() });
      await time.pass(0);
    }
    expect(await pulled).toEqual({ ok: true, value: new Uint8Array(parts.flatMap((part) => [...part])) });
    const missing = connection.pullSnapshot(DESK);
    await line.hears('pull-snapshot');
    line.says({ is: 'snapshot', ...DESK, part: 0, parts: 1, bytes: new Uint8Array() });
    expect(await missing).toMatchObject({ ok: false, refusal: 'missing' });
    const over = connection.pullSnapshot(TEAM_LOG);
    await line.hears('pull-snapshot');
    line.says({ is: 'refused', header: { ...TEAM_LOG, author: phone.keys.id, number: 1 }, refusal: 'wrong-epoch', head: 0 });
    expect(await over).toMatchObject({ ok: false, refusal: 'missing' });
  });

  test('Y-20 wraps are handed on as the hub has them; without a line it says so', async () => {
    const { phone, association } = await anna();
    const { line, connection } = await online(phone);
    const wraps = [association.founderWrap];
    const pulled = connection.pullWraps();
    await line.hears('pull-wraps');
    line.says({ is: 'wraps', wraps });
    expect(await pulled).toEqual({ ok: true, value: wraps });
    line.says({ is: 'wraps', wraps });
    line.says({ is: 'welcome', rosterLength: 1, rosterHead: await headOf([noHash]) });
    expect(await connection.pullWraps()).toMatchObject({ ok: false, refusal: 'unreachable' });
  });
});
