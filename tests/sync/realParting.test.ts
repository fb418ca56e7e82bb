import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8, type Bytes } from '#base/bytes.ts';
import { BOARD, TEAM } from '#base/ids.ts';
import { entitledRecipients } from '#roster/entitled.ts';
import { readRoster } from '#roster/fold.ts';
import { openMail, sealMail } from '#seal/mail.ts';
import { deliverAsCourier } from '#sync/courier.ts';
import { farewellAt, type Departing } from '#sync/farewell.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { wrapKey } from '#seal/wraps.ts';
import { wrapRefs } from '#roster/wraps.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import { closeCode, SNAPSHOT_PART_BYTES } from '#wire/limits.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import { randomBytes } from '../support/association.ts';
import { realTimer } from '../support/fakeTimer.ts';
import { acts, realTeam, soon, strong, write, type Online, type RealTeam } from '../support/realTeam.ts';
import { must } from '../support/rosterActs.ts';
import type { SyncPhone } from '../support/syncPhone.ts';

let team: RealTeam;
beforeEach(async () => (team = await realTeam()));
afterEach(() => team.remove());

const rosterOf = async (phone: SyncPhone) => must(await readRoster(phone.roster));
const leaving = (phone: SyncPhone): Departing => ({ space: phone.ports.space, device: phone.keys.id, signKey: phone.keys.sign, rosterLength: phone.roster.length });

/** Anna opens the team's next epoch on what the hub has, with a snapshot of this size. */
async function annaOpens(anna: SyncPhone, online: Online, bytes: number): Promise<Bytes> {
  const roster = await rosterOf(anna);
  const epoch = (roster.circles.get(TEAM)?.epoch ?? 0) + 1;
  const log = { circle: TEAM, epoch };
  const snapshot = randomBytes(bytes);
  expect(await online.putSnapshot(log, snapshot)).toEqual({ ok: true, value: null });
  const key = strong(32);
  const wraps = await Promise.all(entitledRecipients(roster, TEAM).map((to) => wrapKey(to, { space: roster.space, ...log }, key)));
  const heads = await anna.ports.have({ circle: TEAM, epoch: epoch - 1 });
  await acts(anna, online, { kind: 'epoch', ...log, reason: 'rotation', members: [], snapshot: await snapshotHash(splitSnapshot(snapshot)), heads, wraps: await wrapRefs(wraps) }, wraps);
  return snapshot;
}

/** Anna removes Ben, whose connection then ends; answers how long the roster is with that. */
async function annaRemovesBen(anna: SyncPhone, annaOnline: Online, ben: SyncPhone): Promise<number> {
  const member = (await rosterOf(anna)).devices.get(ben.keys.id)?.member;
  if (!member) throw new Error('Ben belongs');
  await acts(anna, annaOnline, { kind: 'remove', member, devices: [] });
  return anna.roster.length;
}

async function sealedFor(ben: SyncPhone, anna: SyncPhone, texts: readonly string[]): Promise<Bytes[]> {
  const place = { space: ben.ports.space, device: ben.keys.id, of: texts.length };
  return Promise.all(texts.map((text, at) => sealMail({ ...place, number: at + 1 }, ben.keys.sign, [{ id: anna.keys.id, box: anna.keys.public.box }], utf8(text), strong)));
}

describe('an epoch through the real hub', () => {
  test('Y-19 Y-20 Y-18 one device puts the snapshot and opens, the other pulls it and its key and moves on; no line breaks', async () => {
    const { anna, ben, annaOnline, benOnline } = await team.twoOnline();
    await write(ben, benOnline, 'im alten');
    await soon(async () => expect(await anna.texts()).toEqual(['im alten']));
    const snapshot = await annaOpens(anna, annaOnline, 5 * SNAPSHOT_PART_BYTES + 77);
    await soon(() => expect(ben.roster).toHaveLength(anna.roster.length));
    await write(ben, benOnline, 'zu spät');
    expect(await benOnline.pullSnapshot({ circle: TEAM, epoch: 2 })).toEqual({ ok: true, value: snapshot });
    expect(await benOnline.pullSnapshot({ circle: TEAM, epoch: 1 })).toMatchObject({ refusal: 'missing' });
    expect(await benOnline.pullSnapshot({ circle: BOARD, epoch: 1 })).toMatchObject({ refusal: 'missing' });
    expect(must(await benOnline.pullWraps()).map(({ circle, epoch, recipient }) => [circle, epoch, recipient])).toEqual([[TEAM, 2, ben.keys.id]]);
    expect(await benOnline.putSnapshot({ circle: TEAM, epoch: 1 }, randomBytes(5))).toMatchObject({ refusal: 'refused' });
    for (const [phone, online] of [[anna, annaOnline], [ben, benOnline]] as const) {
      phone.logs.splice(0, 1, { circle: TEAM, epoch: 2 });
      online.nudge();
      expect(online.states).toEqual(['connecting', 'online']);
    }
  });

  test('Y-17 Y-21 what was written for an epoch that is over waits, on the line and with a courier', async () => {
    const { anna, ben, annaOnline, benOnline } = await team.twoOnline();
    benOnline.close();
    await annaOpens(anna, annaOnline, 500);
    await write(ben, null, 'zu spät');
    expect(await deliverAsCourier(await ben.courier(), team.hub.open, realTimer)).toEqual({ delivered: 0, more: false, waits: true, turnedAway: false });
    const again = team.connect(ben);
    await soon(() => expect(again.states.at(-1)).toBe('online'));
    expect((await again.pullWraps()).ok).toBe(true);
    expect(again.states).toEqual(['connecting', 'online']);
    expect(await ben.confirmed()).toBe(0);
  });

  test('Y-17 while a circle is due what is written waits, and goes out once its next epoch is open', async () => {
    const { association, anna, ben, annaOnline } = await team.twoOnline();
    const carla = await team.joins({ ...association, chain: anna.roster, roster: await rosterOf(anna) }, await team.annaInvites({ ...association, chain: anna.roster, roster: await rosterOf(anna) }, annaOnline));
    const carlaOnline = team.connect(carla);
    await soon(() => expect(carlaOnline.states.at(-1)).toBe('online'));
    await annaRemovesBen(anna, annaOnline, ben);
    await soon(() => expect(carla.roster).toHaveLength(anna.roster.length));
    await write(carla, carlaOnline, 'inzwischen');
    expect((await carlaOnline.pullWraps()).ok).toBe(true);
    expect(await carla.confirmed()).toBe(0);
    await annaOpens(anna, annaOnline, 500);
    await soon(() => expect(carla.roster).toHaveLength(anna.roster.length));
    expect(carlaOnline.states).toEqual(['connecting', 'online']);
  });
});

describe('what devices say of themselves', () => {
  test('Y-23 each learns how far the others have forgotten and when the hub last heard of them', async () => {
    const { anna, ben, annaOnline, benOnline } = await team.twoOnline();
    expect(await annaOnline.reportStanding({ circle: TEAM, epoch: 1 })).toEqual({ ok: true, value: null });
    expect(await annaOnline.reportStanding({ circle: TEAM, epoch: 2 })).toMatchObject({ refusal: 'unreachable' });
    annaOnline.close();
    await soon(async () => {
      const [first] = must(await benOnline.devices());
      expect(first).toEqual({ device: anna.keys.id, lastContact: expect.any(Number) as number, erased: false, standings: [{ circle: TEAM, epoch: 1 }] });
    });
    const [, self] = must(await benOnline.devices());
    expect(self?.device).toBe(ben.keys.id);
    expect(self?.lastContact).toBeGreaterThan(Date.now() - 60_000);
    expect(annaOnline.states).toEqual(['connecting', 'online', 'offline']);
  });
});

describe('a removed device takes leave', () => {
  test('Y-22 Y-24 it is parted from, learns the signed reason, leaves its mail to Leitung and says that it is erased', async () => {
    const { anna, ben, annaOnline, benOnline } = await team.twoOnline();
    benOnline.close();
    const until = await annaRemovesBen(anna, annaOnline, ben);
    await annaOpens(anna, annaOnline, 100);
    const late = team.connect(ben);
    await soon(() => expect(late.states.at(-1)).toBe('refused: removed'));
    const farewell = must(await farewellAt(team.hub.open, realTimer, leaving(ben)));
    expect(must(await farewell.roster())).toEqual(anna.roster.slice(ben.roster.length, until));
    expect(must(await readRoster([...ben.roster, ...must(await farewell.roster())])).devices.get(ben.keys.id)?.removed).toBe(true);
    const mails = await sealedFor(ben, anna, ['eins', 'zwei', 'drei']);
    expect(await farewell.put(mails)).toEqual({ ok: true, value: null });
    expect(await farewell.put(mails)).toEqual({ ok: true, value: null });
    expect(await farewell.put(await sealedFor(ben, anna, ['anders', 'zwei', 'drei']))).toMatchObject({ refusal: 'mail-differs' });
    expect(await farewell.erased()).toEqual({ ok: true, value: null });
    farewell.close();
    const got = must(await annaOnline.mail());
    const texts = await Promise.all(got.map(async ({ number, of, device, bytes }) => new TextDecoder().decode(must(await openMail({ space: anna.ports.space, device, number, of }, ben.keys.public.sign, anna.keys, bytes)))));
    expect(texts).toEqual(['eins', 'zwei', 'drei']);
    expect(must(await annaOnline.devices()).map(({ device, erased }) => [device, erased])).toEqual([[anna.keys.id, false], [ben.keys.id, true]]);
    expect(await annaOnline.dropMail(got.map(({ id }) => id))).toEqual({ ok: true, value: null });
    expect(await annaOnline.mail()).toEqual({ ok: true, value: [] });
  });

  test('Y-24 a hub killed whenever it has kept a mail but not yet said so gets all of them once in the end', async () => {
    const { anna, ben, annaOnline, benOnline } = await team.twoOnline();
    benOnline.close();
    await annaRemovesBen(anna, annaOnline, ben);
    const mails = await sealedFor(ben, anna, ['eins', 'zwei', 'drei']);
    const toKill = new Set([1, 3]);
    const deadly: OpenChannel = (events) => {
      const channel = team.hub.open({
        ...events,
        frame: (bytes) => {
          const read = decodeFromHub(bytes);
          if (!read.ok || read.value.is !== 'mail-kept' || !toKill.delete(read.value.number)) return events.frame(bytes);
          void team.hub.kill().then(() => events.closed(1006));
        },
      });
      return channel;
    };
    for (let tries = 0; tries < 2; tries += 1) {
      const farewell = must(await farewellAt(deadly, realTimer, leaving(ben)));
      expect(await farewell.put(mails)).toMatchObject({ refusal: 'unreachable' });
      await team.hub.start();
    }
    expect(toKill.size).toBe(0);
    const farewell = must(await farewellAt(deadly, realTimer, leaving(ben)));
    expect(await farewell.put(mails)).toEqual({ ok: true, value: null });
    farewell.close();
    annaOnline.nudge();
    await soon(async () => expect(must(await annaOnline.mail()).map(({ bytes }) => bytes)).toEqual(mails));
  });

  test('Y-24 one that belongs has nothing to take leave of; one the hub never knew, or without a hub, is told so; too much mail is not sent', async () => {
    const { anna, ben, annaOnline } = await team.twoOnline();
    expect(await farewellAt(team.hub.open, realTimer, leaving(ben))).toMatchObject({ refusal: 'hub-refused', detail: String(closeCode.forbidden) });
    expect(await farewellAt(team.hub.open, realTimer, { ...leaving(ben), signKey: anna.keys.sign })).toMatchObject({ refusal: 'not-proven' });
    await annaRemovesBen(anna, annaOnline, ben);
    const farewell = must(await farewellAt(team.hub.open, realTimer, leaving(ben)));
    expect(await farewell.put(Array.from({ length: 129 }, () => randomBytes(99)))).toMatchObject({ refusal: 'too-large' });
    expect(await farewell.put([randomBytes(200 * 1024 + 1)])).toMatchObject({ refusal: 'too-large' });
    farewell.close();
    await team.hub.kill();
    expect(await farewellAt(team.hub.open, realTimer, leaving(ben))).toMatchObject({ refusal: 'unreachable' });
  });
});
