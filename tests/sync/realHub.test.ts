import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { readRoster } from '#roster/fold.ts';
import { deliverAsCourier } from '#sync/courier.ts';
import { foundAtHub } from '#sync/founding.ts';
import { fetchInvited, joinAtHub } from '#sync/joining.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import { decodeToHub } from '#wire/toHub.ts';
import { realTimer } from '../support/fakeTimer.ts';
import type { RealHub } from '../support/realHub.ts';
import { holderOf, realTeam, soon, strong, write, type RealTeam } from '../support/realTeam.ts';
import { found, inviteOffer, joinOffer, must } from '../support/rosterActs.ts';
import { newPhone } from '../support/syncPhone.ts';

let team: RealTeam;
let hub: RealHub;
beforeEach(async () => {
  team = await realTeam();
  hub = team.hub;
});
afterEach(() => team.remove());

describe('with the real hub', () => {
  test('Y-1 Y-5 what was saved apart arrives, and what comes later too, at both', async () => {
    const { anna, ben, annaOnline, benOnline } = await team.twoOnline();
    await write(anna, annaOnline, 'a1', 'a2');
    await write(ben, benOnline, 'b1');
    await soon(async () => expect([await anna.texts(), await ben.texts()]).toEqual([['a1', 'a2', 'b1'], ['a1', 'a2', 'b1']]));
    benOnline.close();
    await write(ben, null, 'b2 apart', 'b3 apart');
    await write(anna, annaOnline, 'a3 meanwhile');
    team.connect(ben);
    const all = ['a1', 'a2', 'a3 meanwhile', 'b1', 'b2 apart', 'b3 apart'];
    await soon(async () => expect([await anna.texts(), await ben.texts()]).toEqual([all, all]));
    await soon(async () => expect([await anna.confirmed(), await ben.confirmed()]).toEqual([3, 3]));
  });

  test('Y-1 a long time apart goes through in one connection', async () => {
    const { anna, ben } = await team.twoOnline();
    team.disconnectAll();
    for (let number = 1; number <= 300; number += 1) await anna.write(`${number} ${'x'.repeat(3_000)}`);
    team.connect(anna);
    await soon(async () => expect(await anna.confirmed()).toBe(300));
    const benOnline = team.connect(ben);
    await soon(async () => expect(await ben.texts()).toEqual(await anna.texts()));
    expect(benOnline.states).toEqual(['connecting', 'online']);
  });

  test('Y-2 Y-3 where acknowledgements are lost the entries are told again and the hub holds them once', async () => {
    const { anna, ben, annaOnline } = await team.twoOnline();
    annaOnline.close();
    let cuts = 3;
    const deaf: OpenChannel = (events) => {
      const channel = hub.open({
        ...events,
        frame: (bytes) => {
          const read = decodeFromHub(bytes);
          if (cuts === 0 || !read.ok || read.value.is !== 'ack') return events.frame(bytes);
          cuts -= 1;
          channel.close();
          events.closed(1006);
        },
      });
      return channel;
    };
    const online = team.connect(anna, deaf);
    await write(anna, online, 'eins', 'zwei', 'drei');
    await soon(async () => expect(await anna.confirmed()).toBe(3));
    expect(cuts).toBeLessThan(3);
    await soon(async () => expect(await ben.texts()).toEqual(['drei', 'eins', 'zwei']));
  });

  test('Y-1 Y-4 a hub killed while entries come in loses none that it acknowledged, and gets the others', async () => {
    const { anna, ben, annaOnline } = await team.twoOnline();
    for (let number = 1; number <= 30; number += 1) {
      await write(anna, annaOnline, `${number}`);
      if (number % 10 !== 5) continue;
      await hub.kill();
      await write(anna, annaOnline, `${number} while it is down`);
      await hub.start();
    }
    await soon(async () => expect(await anna.confirmed()).toBe(33));
    await soon(async () => expect(await ben.texts()).toEqual(await anna.texts()));
    expect(await ben.texts()).toHaveLength(33);
  });

  test('Y-4 a hub restored from an older backup turns receipts back and is told again, others\' entries and the roster as well', async () => {
    const { association, anna } = await team.annaFounds();
    const early = team.connect(anna);
    await write(anna, early, 'a1');
    await soon(async () => expect(await anna.confirmed()).toBe(1));
    await hub.kill();
    const backup = `${hub.dataDir}-backup`;
    cpSync(hub.dataDir, backup, { recursive: true });
    await hub.start();
    early.nudge();
    const ben = await team.joins(association, await team.annaInvites(association, early));
    const benOnline = team.connect(ben);
    await write(ben, benOnline, 'b1');
    await write(anna, early, 'a2');
    await soon(async () => expect([await ben.confirmed(), await anna.texts()]).toEqual([1, ['a1', 'a2', 'b1']]));
    benOnline.close();
    await hub.kill();
    rmSync(hub.dataDir, { recursive: true });
    cpSync(backup, hub.dataDir, { recursive: true });
    rmSync(backup, { recursive: true });
    anna.receipts.length = 0;
    await hub.start();
    early.nudge();
    await soon(() => expect(anna.receipts.at(-1)).toBe(2));
    expect(anna.receipts[0]).toBe(1);
    const restored = { ...association, chain: anna.roster, roster: must(await readRoster(anna.roster)) };
    const carla = await team.joins(restored, await team.annaInvites(restored, early));
    expect(carla.roster).toHaveLength(5);
    team.connect(carla);
    await soon(async () => expect(await carla.texts()).toEqual(['a1', 'a2', 'b1']));
  });

  test('Y-6 a locked phone delivers with no key at all', async () => {
    const { anna, ben, annaOnline } = await team.twoOnline();
    annaOnline.close();
    await write(anna, null, 'gesperrt 1', 'gesperrt 2');
    expect(await deliverAsCourier(await anna.courier(), hub.open, realTimer)).toEqual({ delivered: 2, more: false, waits: false, turnedAway: false });
    expect(await anna.confirmed()).toBe(2);
    await soon(async () => expect(await ben.texts()).toEqual(['gesperrt 1', 'gesperrt 2']));
  });

  test('Y-8 a copy of a device is found out: the second to use a number stops', async () => {
    const { anna, annaOnline } = await team.twoOnline();
    await write(anna, annaOnline, 'das Original');
    await soon(async () => expect(await anna.confirmed()).toBe(1));
    const copy = await newPhone(anna.ports.space, anna.keys, anna.roster);
    await write(copy, null, 'die Kopie');
    const copyOnline = team.connect(copy);
    await soon(() => expect(copyOnline.states.at(-1)).toBe('refused: superseded'));
    expect(annaOnline.states.at(-1)).toBe('online');
  });

  test('Y-16 a founding and a join hear the hub\'s own reason', async () => {
    const { association, invited, annaOnline } = await team.twoOnline();
    const again = await found(strong, Date.now());
    const offer = { entry: again.chain[0] as Bytes, wraps: [again.founderWrap] };
    expect(await foundAtHub(hub.open, realTimer, 'not-a-code', offer)).toMatchObject({ ok: false, refusal: 'code-wrong' });
    expect(await foundAtHub(hub.open, realTimer, team.code, offer)).toMatchObject({ ok: false, refusal: 'code-used' });
    expect(await fetchInvited(hub.open, realTimer, holderOf(association, invited))).toMatchObject({ ok: false, refusal: 'invite-used' });
    const foreign = await inviteOffer(again, strong, { at: Date.now() });
    expect(await fetchInvited(hub.open, realTimer, holderOf(association, foreign))).toMatchObject({ ok: false, refusal: 'not-proven' });
    expect(await fetchInvited(hub.open, realTimer, holderOf(again, foreign))).toMatchObject({ ok: false, refusal: 'unknown-space' });
    annaOnline.close();
    await hub.kill();
    expect(await fetchInvited(hub.open, realTimer, holderOf(association, invited))).toMatchObject({ ok: false, refusal: 'unreachable' });
  });

  test('Y-25 whoever holds an invite is told roster and wraps that belong together, also where the roster grows while they ask', async () => {
    const { association, anna } = await team.annaFounds();
    const online = team.connect(anna);
    const invited = await team.annaInvites(association, online);
    const before = must(await fetchInvited(hub.open, realTimer, holderOf(association, invited)));
    const grown = await inviteOffer({ ...association, chain: before.entries, roster: must(await readRoster(before.entries)) }, strong, { at: Date.now() });
    let asked = 0;
    const slowToAsk: OpenChannel = (events) => {
      const channel = hub.open(events);
      let inTurn = Promise.resolve();
      const send = (frame: Bytes): void => {
        inTurn = inTurn.then(async () => {
          const message = decodeToHub(frame);
          if (message.ok && message.value.is === 'pull-wraps') asked += 1;
          if (message.ok && message.value.is === 'pull-wraps' && asked === 1) await online.appendRoster(grown.offer);
          channel.send(frame);
        });
      };
      return { ...channel, send };
    };
    const told = must(await fetchInvited(slowToAsk, realTimer, holderOf(association, invited)));
    expect(told.entries).toHaveLength(before.entries.length + 1);
    expect(asked).toBe(2);
  });

  test('Y-16 a join whose place was taken is made again on the new head', async () => {
    const { association, anna } = await team.annaFounds();
    const online = team.connect(anna);
    const invited = await team.annaInvites(association, online);
    let tries = 0;
    const joined = await joinAtHub(hub.open, realTimer, {
      ...holderOf(association, invited),
      makeJoin: async (entries) => {
        tries += 1;
        const now = { ...association, chain: entries, roster: must(await readRoster(entries)) };
        const mine = await joinOffer(now, invited, strong, { at: Date.now() });
        if (tries === 1) expect(await online.appendRoster((await inviteOffer(now, strong, { at: Date.now() })).offer)).toMatchObject({ ok: true });
        return { ok: true, value: mine.offer };
      },
    });
    expect(joined).toMatchObject({ ok: true, value: { index: 3 } });
    expect(tries).toBe(2);
  });
});
