import { afterEach, describe, expect, test } from 'vitest';
import type { HubConnection } from '#sync/connection.ts';
import { encodeEntry } from '#wire/entry.ts';
import { closeCode, PROTOCOL_VERSION, MAX_FRAME_BYTES } from '#wire/limits.ts';
import { encodeToHub } from '#wire/toHub.ts';
import type { ToHub } from '#wire/messages.ts';
import { verifyHello } from '#wire/hello.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import { signEntry } from '#wire/entry.ts';
import { utf8 } from '#base/bytes.ts';
import type { Random } from '#base/ids.ts';
import { newPhone, TEAM_LOG, type SyncPhone } from '../support/syncPhone.ts';
import { anna, connectScripted, dial, headOf, live, welcome } from '../support/syncLine.ts';
import { seededRandom } from '../support/random.ts';
import { found, inviteOffer, withMember } from '../support/rosterActs.ts';

const random = seededRandom(3);
const open: HubConnection[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

function connect(phone: SyncPhone, jitter?: Random) {
  const ends = connectScripted(phone, jitter);
  open.push(ends.connection);
  return ends;
}

describe('the connection', () => {
  test('Y-1 what was saved while apart goes out in its order once the hub said what it holds', async () => {
    const { phone, space, founder } = await anna();
    for (const text of ['eins', 'zwei', 'drei']) await phone.write(text);
    const { hub, time, states } = connect(phone);
    const line = await dial(time, hub);
    const hello = await line.hears('hello');
    expect(hello).toEqual({ is: 'hello', version: PROTOCOL_VERSION, purpose: 'device', space });
    const nonce = new Uint8Array(32).fill(3);
    line.says({ is: 'challenge', version: PROTOCOL_VERSION, nonce });
    const proof = await line.hears('prove');
    expect(await verifyHello(space, 'device', nonce, proof.signature, founder.public.sign)).toBe(true);
    line.says({ is: 'welcome', rosterLength: 1, rosterHead: await headOf(phone.roster) });
    expect((await line.hears('follow')).have).toEqual([{ author: founder.id, number: 3 }]);
    expect(line.heard.filter(({ is }) => is === 'append')).toEqual([]);
    line.says({ is: 'heads', ...TEAM_LOG, heads: [{ author: founder.id, number: 1 }] });
    const { entries } = await line.hears('append');
    expect(entries.map(({ header }) => header.number)).toEqual([1, 2, 3]);
    expect(states).toEqual(['connecting', 'online']);
  });

  test('Y-1 what is saved while connected goes out at once', async () => {
    const { phone } = await anna();
    const { hub, time, connection } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await time.pass(0);
    await phone.write('neu');
    connection.nudge();
    expect((await line.hears('append')).entries.map(({ header }) => header.number)).toEqual([1]);
  });

  test('Y-2 sending confirms nothing; an acknowledgement does', async () => {
    const { phone } = await anna();
    const entry = await phone.write('eins');
    const { hub, time } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await line.hears('append');
    await time.pass(1_000);
    expect(await phone.confirmed()).toBe(0);
    line.says({ is: 'ack', header: entry.header });
    await time.pass(0);
    expect(await phone.confirmed()).toBe(1);
  });

  test('Y-4 heads below what was confirmed turn the receipt back', async () => {
    const { phone, founder } = await anna();
    const entry = await phone.write('eins');
    await phone.ports.acknowledged(entry.header);
    const { hub, time } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone, []);
    await line.hears('append');
    expect(await phone.confirmed()).toBe(0);
    expect(phone.receipts).toEqual([1, 0]);
    expect(entry.header.author).toBe(founder.id);
  });

  test('Y-7 a hub of another version is said so and asked again after minutes, whatever is saved', async () => {
    const { phone } = await anna();
    const { hub, time, states, connection } = connect(phone);
    const line = await dial(time, hub);
    line.says({ is: 'challenge', version: PROTOCOL_VERSION + 1, nonce: new Uint8Array(32) });
    await time.pass(0);
    expect(states).toEqual(['connecting', 'other-version']);
    connection.nudge();
    await time.pass(60_000);
    expect(hub.dialled).toBe(1);
    const again = await dial(time, hub, 4 * 60_000);
    await live(again, phone);
    await time.pass(0);
    expect(states.at(-1)).toBe('online');
  });

  test('Y-28 a device the hub does not know is let in at the next nudge after it was told of it', async () => {
    const { phone } = await anna();
    const { hub, time, states, connection } = connect(phone);
    const line = await dial(time, hub);
    line.closes(closeCode.unproven);
    await time.pass(0);
    expect(states.at(-1)).toBe('refused: unproven');
    connection.nudge();
    const again = await dial(time, hub, 500);
    await live(again, phone);
    await time.pass(0);
    expect([states.at(-1), hub.dialled]).toEqual(['online', 2]);
  });

  test('Y-8 a hub that knows more of this device than itself has met a copy: it stops for good', async () => {
    const { phone, founder } = await anna();
    await phone.write('eins');
    const { hub, time, states, connection } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone, [{ author: founder.id, number: 2 }]);
    await time.pass(0);
    expect(states.at(-1)).toBe('refused: superseded');
    connection.nudge();
    await time.pass(3_600_000);
    expect(hub.dialled).toBe(1);
    expect(await phone.confirmed()).toBe(0);
  });

  test('Y-8 other bytes under an own number mean a copy too', async () => {
    const { phone } = await anna();
    const entry = await phone.write('eins');
    const { hub, time, states } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await line.hears('append');
    line.says({ is: 'refused', header: entry.header, refusal: 'number-reused', head: 1 });
    line.closes(4409);
    await time.pass(0);
    expect(states.at(-1)).toBe('refused: superseded');
  });

  test('Y-8 the last own entry at the hub is told again until it was acknowledged to us, then no more', async () => {
    const { phone, founder } = await anna();
    const entry = await phone.write('eins');
    const { hub, time } = connect(phone);
    const first = await dial(time, hub);
    await live(first, phone, [{ author: founder.id, number: 1 }]);
    expect((await first.hears('append')).entries.map(encodeEntry)).toEqual([encodeEntry(entry)]);
    first.says({ is: 'ack', header: entry.header });
    first.closes(1006);
    const second = await dial(time, hub, 500);
    await live(second, phone, [{ author: founder.id, number: 1 }]);
    await time.pass(0);
    expect(second.heard).toEqual([]);
  });

  test('Y-9 a refused entry of another author is left out from then on; the own ones go on', async () => {
    const { phone, space } = await anna();
    const stranger = await createDeviceKeys();
    const theirs = await signEntry(space, { ...TEAM_LOG, author: stranger.id, number: 1 }, utf8('fremd'), stranger.sign);
    await phone.ports.receive(TEAM_LOG, [theirs]);
    const own = await phone.write('eigen');
    const { hub, time } = connect(phone);
    const first = await dial(time, hub);
    await live(first, phone);
    expect((await first.hears('append')).entries).toHaveLength(2);
    first.says({ is: 'refused', header: theirs.header, refusal: 'not-a-member', head: 0 });
    first.closes(closeCode.forbidden);
    const second = await dial(time, hub, 500);
    await live(second, phone);
    expect((await second.hears('append')).entries.map(encodeEntry)).toEqual([encodeEntry(own)]);
  });

  test('Y-10 broken bytes end the connection and nothing else; it comes back', async () => {
    const { phone } = await anna();
    const { hub, time, states } = connect(phone);
    const line = await dial(time, hub);
    line.saysBytes(Uint8Array.of(255, 255, 255));
    await time.pass(0);
    expect(line.hungUp).toBe(true);
    await live(await dial(time, hub, 500), phone);
    await time.pass(0);
    expect(states).toEqual(['connecting', 'offline', 'connecting', 'online']);
  });

  test('Y-10 a message out of place ends the connection', async () => {
    const { phone } = await anna();
    const { hub, time } = connect(phone);
    const line = await dial(time, hub);
    line.says({ is: 'ack', header: { ...TEAM_LOG, author: phone.keys.id, number: 9 } });
    await time.pass(0);
    expect(line.hungUp).toBe(true);
    expect(await phone.confirmed()).toBe(0);
  });

  test('Y-11 no more than the window is under way, and no frame is too large', async () => {
    const { phone, founder } = await anna();
    for (let number = 1; number <= 30; number += 1) await phone.write('x'.repeat(30_000));
    const { hub, time } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await time.pass(0);
    const frames = line.heard.filter((message): message is Extract<ToHub, { is: 'append' }> => message.is === 'append');
    const sent = frames.flatMap(({ entries }) => entries).length;
    expect(sent).toBeLessThan(12);
    for (const frame of frames) expect(encodeToHub(frame).length).toBeLessThanOrEqual(MAX_FRAME_BYTES);
    line.says({ is: 'ack', header: { ...TEAM_LOG, author: founder.id, number: sent } });
    await time.pass(0);
    expect(line.heard.flatMap((message) => (message.is === 'append' ? message.entries : [])).length).toBeGreaterThan(sent);
  });

  test('Y-12 attempts wait longer and longer, up to half a minute; something saved shortens the wait', async () => {
    const { phone } = await anna();
    const { hub, time, connection } = connect(phone, () => Uint8Array.of(255, 255));
    hub.reachable = false;
    const waits = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    await time.pass(0);
    for (const [index, wait] of waits.entries()) {
      await time.pass(wait - 1);
      expect(hub.dialled).toBe(index + 1);
      await time.pass(1);
      expect(hub.dialled).toBe(index + 2);
    }
    connection.nudge();
    await time.pass(500);
    expect(hub.dialled).toBe(waits.length + 2);
  });

  test('Y-13 a silent line is pinged, then given up', async () => {
    const { phone } = await anna();
    const { hub, time, states } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await time.pass(25_000);
    await line.hears('ping');
    line.says({ is: 'pong' });
    await time.pass(25_000);
    expect(line.hungUp).toBe(false);
    await line.hears('ping');
    await time.pass(10_000);
    expect(line.hungUp).toBe(true);
    expect(states.at(-1)).not.toBe('online');
  });

  test('Y-13 entries under way are given longer', async () => {
    const { phone } = await anna();
    await phone.write('eins');
    const { hub, time } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await time.pass(25_000 + 59_000);
    expect(line.hungUp).toBe(false);
    await time.pass(1_000);
    expect(line.hungUp).toBe(true);
  });

  test('Y-14 a longer roster is pulled before anything is followed', async () => {
    const { phone, association } = await anna();
    const more = await inviteOffer(association, random);
    const { hub, time } = connect(phone);
    const line = await dial(time, hub);
    await line.hears('hello');
    line.says({ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32) });
    await line.hears('prove');
    line.says({ is: 'welcome', rosterLength: 2, rosterHead: await headOf([more.offer.entry]) });
    expect((await line.hears('pull-roster')).from).toBe(1);
    await time.pass(0);
    expect(line.heard).toEqual([]);
    line.says({ is: 'roster', from: 1, entries: [more.offer.entry], total: 2 });
    await line.hears('follow');
    expect(phone.roster).toHaveLength(2);
  });

  test('Y-14 what the hub lost of the roster is offered to it one by one', async () => {
    const { association } = await anna();
    const { association: larger } = await withMember(association, random);
    const phone = await newPhone(larger.roster.space, larger.founder, larger.chain);
    const { hub, time } = connect(phone);
    const line = await dial(time, hub);
    await welcome(line, phone, 1);
    for (const index of [1, 2]) {
      expect((await line.hears('append-roster')).offer.entry).toEqual(phone.roster[index]);
      await time.pass(0);
      expect(line.heard).toEqual([]);
      line.says({ is: 'roster-accepted', index, head: await headOf(phone.roster.slice(0, index + 1)) });
    }
    await line.hears('follow');
  });

  test('Y-14 a roster that is another chain is left alone, and the logs go on', async () => {
    const { phone } = await anna();
    const other = await found(random);
    const { hub, time, states } = connect(phone);
    const line = await dial(time, hub);
    await line.hears('hello');
    line.says({ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32) });
    await line.hears('prove');
    line.says({ is: 'welcome', rosterLength: 1, rosterHead: await headOf(other.chain) });
    expect((await line.hears('pull-roster')).from).toBe(0);
    line.says({ is: 'roster', from: 0, entries: other.chain, total: 1 });
    await line.hears('follow');
    await time.pass(0);
    expect(states.at(-1)).toBe('online');
    expect(phone.roster).toHaveLength(1);
  });

  test('Y-15 a roster entry counts as taken once the hub has it and the phone keeps it', async () => {
    const { phone, association } = await anna();
    const { offer } = await inviteOffer(association, random);
    const { hub, time, connection } = connect(phone);
    expect(await connection.appendRoster(offer)).toMatchObject({ ok: false, refusal: 'unreachable' });
    const line = await dial(time, hub);
    await live(line, phone);
    await time.pass(0);
    const answer = connection.appendRoster(offer);
    await line.hears('append-roster');
    line.says({ is: 'roster-accepted', index: 1, head: await headOf([offer.entry]) });
    expect(await answer).toMatchObject({ ok: true, value: { index: 1 } });
    expect(phone.roster).toHaveLength(2);
  });

  test('Y-15 where another entry came first the phone has it before the refusal is told', async () => {
    const { phone, association } = await anna();
    const [mine, theirs] = [await inviteOffer(association, random), await inviteOffer(association, random)];
    const { hub, time, connection } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await time.pass(0);
    const answer = connection.appendRoster(mine.offer);
    await line.hears('append-roster');
    line.says({ is: 'roster-refused', refusal: 'not-on-head' });
    expect((await line.hears('pull-roster')).from).toBe(1);
    line.says({ is: 'roster', from: 1, entries: [theirs.offer.entry], total: 2 });
    expect(await answer).toMatchObject({ ok: false, refusal: 'not-on-head' });
    expect(phone.roster).toHaveLength(2);
  });

  test('Y-15 an offer without an answer when the line breaks says so', async () => {
    const { phone, association } = await anna();
    const { offer } = await inviteOffer(association, random);
    const { hub, time, connection } = connect(phone);
    const line = await dial(time, hub);
    await live(line, phone);
    await time.pass(0);
    const answer = connection.appendRoster(offer);
    await line.hears('append-roster');
    line.closes(1006);
    expect(await answer).toMatchObject({ ok: false, refusal: 'unreachable' });
  });
});
