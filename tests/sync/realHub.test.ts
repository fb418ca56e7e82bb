import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { connectHub, type HubConnection } from '#sync/connection.ts';
import { deliverAsCourier } from '#sync/courier.ts';
import { foundAtHub } from '#sync/founding.ts';
import { fetchInvited, joinAtHub, type Invitation } from '#sync/joining.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import { readRoster } from '#roster/fold.ts';
import { realTimer } from '../support/fakeTimer.ts';
import { newPhone, type SyncPhone } from '../support/syncPhone.ts';
import { seededRandom } from '../support/random.ts';
import { realHub, type RealHub } from '../support/realHub.ts';
import { found, inviteOffer, joinOffer, must, type Association, type Invited } from '../support/rosterActs.ts';

const random = seededRandom(11);
/** Two associations must not be the same one, from run to run. */
const strong = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const open: HubConnection[] = [];
let hub: RealHub;
let code: string | null;

beforeEach(async () => {
  hub = await realHub();
  code = await hub.start();
});
afterEach(async () => {
  for (const connection of open.splice(0)) connection.close();
  await hub.remove();
});

/** Waits for the outside world (a real process on a real socket), looking every few milliseconds. */
const soon = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 20_000, interval: 10 });

type Online = HubConnection & { readonly states: string[] };
function connect(phone: SyncPhone, through: OpenChannel = hub.open): Online {
  const states: string[] = [];
  const connection = connectHub(phone.ports, { open: through, timer: realTimer, random, onState: (state, why) => states.push(why ? `${state}: ${why}` : state) });
  open.push(connection);
  return { ...connection, states };
}

async function write(phone: SyncPhone, connection: HubConnection | null, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await phone.write(text);
    connection?.nudge();
  }
}

/** Anna founds at the hub. */
async function annaFounds(): Promise<{ association: Association; anna: SyncPhone }> {
  const association = await found(strong, Date.now());
  const [entry] = association.chain;
  if (!entry) throw new Error('a founding is an entry');
  expect(await foundAtHub(hub.open, realTimer, code ?? '', { entry, wraps: [association.founderWrap] })).toEqual({ ok: true, value: null });
  return { association, anna: await newPhone(association.roster.space, association.founder, association.chain) };
}

/** Anna, online, invites. */
async function annaInvites(association: Association, online: Online): Promise<Invited> {
  const invited = await inviteOffer(association, strong, { at: Date.now() });
  await soon(async () => expect(online.states.at(-1)).toBe('online'));
  expect(await online.appendRoster(invited.offer)).toMatchObject({ ok: true });
  return invited;
}

const holderOf = (association: Association, { keys }: Invited): Invitation => ({ space: association.roster.space, invite: keys });

/** Someone joins with the invite; nobody else needs to be online. */
async function joins(association: Association, invited: Invited): Promise<SyncPhone> {
  const device = await createDeviceKeys();
  let chain: readonly Bytes[] = [];
  const joined = await joinAtHub(hub.open, realTimer, {
    ...holderOf(association, invited),
    makeJoin: async (entries, wraps) => {
      expect(wraps).toEqual(invited.offer.wraps);
      const { offer } = await joinOffer({ ...association, chain: entries, roster: must(await readRoster(entries)) }, invited, strong, { at: Date.now(), device });
      chain = [...entries, offer.entry];
      return { ok: true, value: offer };
    },
  });
  expect(joined).toMatchObject({ ok: true });
  return newPhone(association.roster.space, device, chain);
}

/** Anna and Ben, both online. */
async function twoOnline() {
  const { association, anna } = await annaFounds();
  const annaOnline = connect(anna);
  const invited = await annaInvites(association, annaOnline);
  const ben = await joins(association, invited);
  return { association, invited, anna, ben, annaOnline, benOnline: connect(ben) };
}

describe('with the real hub', () => {
  test('Y-1 Y-5 what was saved apart arrives, and what comes later too, at both', async () => {
    const { anna, ben, annaOnline, benOnline } = await twoOnline();
    await write(anna, annaOnline, 'a1', 'a2');
    await write(ben, benOnline, 'b1');
    await soon(async () => expect([await anna.texts(), await ben.texts()]).toEqual([['a1', 'a2', 'b1'], ['a1', 'a2', 'b1']]));
    benOnline.close();
    await write(ben, null, 'b2 apart', 'b3 apart');
    await write(anna, annaOnline, 'a3 meanwhile');
    connect(ben);
    const all = ['a1', 'a2', 'a3 meanwhile', 'b1', 'b2 apart', 'b3 apart'];
    await soon(async () => expect([await anna.texts(), await ben.texts()]).toEqual([all, all]));
    await soon(async () => expect([await anna.confirmed(), await ben.confirmed()]).toEqual([3, 3]));
  });

  test('Y-1 a long time apart goes through in one connection', async () => {
    const { anna, ben } = await twoOnline();
    for (const connection of open.splice(0)) connection.close();
    for (let number = 1; number <= 300; number += 1) await anna.write(`${number} ${'x'.repeat(3_000)}`);
    connect(anna);
    await soon(async () => expect(await anna.confirmed()).toBe(300));
    const benOnline = connect(ben);
    await soon(async () => expect(await ben.texts()).toEqual(await anna.texts()));
    expect(benOnline.states).toEqual(['connecting', 'online']);
  });

  test('Y-2 Y-3 where acknowledgements are lost the entries are told again and the hub holds them once', async () => {
    const { anna, ben, annaOnline } = await twoOnline();
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
    const online = connect(anna, deaf);
    await write(anna, online, 'eins', 'zwei', 'drei');
    await soon(async () => expect(await anna.confirmed()).toBe(3));
    expect(cuts).toBeLessThan(3);
    await soon(async () => expect(await ben.texts()).toEqual(['drei', 'eins', 'zwei']));
  });

  test('Y-1 Y-4 a hub killed while entries come in loses none that it acknowledged, and gets the others', async () => {
    const { anna, ben, annaOnline } = await twoOnline();
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
    const { association, anna } = await annaFounds();
    const early = connect(anna);
    await write(anna, early, 'a1');
    await soon(async () => expect(await anna.confirmed()).toBe(1));
    await hub.kill();
    const backup = `${hub.dataDir}-backup`;
    cpSync(hub.dataDir, backup, { recursive: true });
    await hub.start();
    early.nudge();
    const ben = await joins(association, await annaInvites(association, early));
    const benOnline = connect(ben);
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
    const carla = await joins(restored, await annaInvites(restored, early));
    expect(carla.roster).toHaveLength(5);
    connect(carla);
    await soon(async () => expect(await carla.texts()).toEqual(['a1', 'a2', 'b1']));
  });

  test('Y-6 a locked phone delivers with no key at all', async () => {
    const { anna, ben, annaOnline } = await twoOnline();
    annaOnline.close();
    await write(anna, null, 'gesperrt 1', 'gesperrt 2');
    expect(await deliverAsCourier(await anna.courier(), hub.open, realTimer)).toEqual({ delivered: 2, more: false, waits: false });
    expect(await anna.confirmed()).toBe(2);
    await soon(async () => expect(await ben.texts()).toEqual(['gesperrt 1', 'gesperrt 2']));
  });

  test('Y-8 a copy of a device is found out: the second to use a number stops', async () => {
    const { anna, annaOnline } = await twoOnline();
    await write(anna, annaOnline, 'das Original');
    await soon(async () => expect(await anna.confirmed()).toBe(1));
    const copy = await newPhone(anna.ports.space, anna.keys, anna.roster);
    await write(copy, null, 'die Kopie');
    const copyOnline = connect(copy);
    await soon(() => expect(copyOnline.states.at(-1)).toBe('refused: superseded'));
    expect(annaOnline.states.at(-1)).toBe('online');
  });

  test('Y-16 a founding and a join hear the hub\'s own reason', async () => {
    const { association, invited, annaOnline } = await twoOnline();
    const again = await found(strong, Date.now());
    const offer = { entry: again.chain[0] as Bytes, wraps: [again.founderWrap] };
    expect(await foundAtHub(hub.open, realTimer, 'not-a-code', offer)).toMatchObject({ ok: false, refusal: 'code-wrong' });
    expect(await foundAtHub(hub.open, realTimer, code ?? '', offer)).toMatchObject({ ok: false, refusal: 'code-used' });
    expect(await fetchInvited(hub.open, realTimer, holderOf(association, invited))).toMatchObject({ ok: false, refusal: 'invite-used' });
    const foreign = await inviteOffer(again, strong, { at: Date.now() });
    expect(await fetchInvited(hub.open, realTimer, holderOf(association, foreign))).toMatchObject({ ok: false, refusal: 'not-proven' });
    expect(await fetchInvited(hub.open, realTimer, holderOf(again, foreign))).toMatchObject({ ok: false, refusal: 'unknown-space' });
    annaOnline.close();
    await hub.kill();
    expect(await fetchInvited(hub.open, realTimer, holderOf(association, invited))).toMatchObject({ ok: false, refusal: 'unreachable' });
  });

  test('Y-16 a join whose place was taken is made again on the new head', async () => {
    const { association, anna } = await annaFounds();
    const online = connect(anna);
    const invited = await annaInvites(association, online);
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
