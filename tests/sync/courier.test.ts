import { describe, expect, test } from 'vitest';
import { deliverAsCourier } from '#sync/courier.ts';
import { PROTOCOL_VERSION } from '#wire/limits.ts';
import { fakeTimer } from '../support/fakeTimer.ts';
import { newPhone, TEAM_LOG } from '../support/syncPhone.ts';
import { seededRandom } from '../support/random.ts';
import { found } from '../support/rosterActs.ts';
import { scriptedHub, type Line } from '../support/scriptedHub.ts';

const random = seededRandom(5);

/** What the hub refuses since the roster has moved on. */
const soft = ['wrong-epoch', 'epoch-due', 'not-a-member', 'not-in-circle'] as const;

async function lockedPhone(saved: readonly string[]) {
  const { founder, roster, chain } = await found(random);
  const phone = await newPhone(roster.space, founder, chain);
  for (const text of saved) await phone.write(text);
  const hub = scriptedHub();
  const time = fakeTimer();
  const delivery = deliverAsCourier(await phone.courier(), hub.open, time.timer);
  const ack = (number: number) => ({ is: 'ack', header: { ...TEAM_LOG, author: founder.id, number } }) as const;
  const refused = (number: number, head: number) => ({ is: 'refused', header: { ...TEAM_LOG, author: founder.id, number }, refusal: 'number-skipped', head }) as const;
  return { phone, hub, time, delivery, ack, refused };
}

async function challenge(line: Line): Promise<void> {
  expect((await line.hears('hello')).purpose).toBe('courier');
  line.says({ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32) });
}

describe('a locked phone', () => {
  test('Y-6 delivers what waits without proving anything, and hangs up', async () => {
    const { phone, hub, delivery, ack } = await lockedPhone(['eins', 'zwei']);
    const line = await hub.line();
    await challenge(line);
    expect((await line.hears('append')).entries.map(({ header }) => header.number)).toEqual([1, 2]);
    line.says(ack(1));
    line.says(ack(2));
    expect(await delivery).toEqual({ delivered: 2, more: false, waits: false, turnedAway: false });
    expect(await phone.confirmed()).toBe(2);
    expect(line.hungUp).toBe(true);
  });

  test('Y-6 with nothing waiting calls nobody', async () => {
    const { hub, delivery } = await lockedPhone([]);
    expect(await delivery).toEqual({ delivered: 0, more: false, waits: false, turnedAway: false });
    expect(hub.dialled).toBe(0);
  });

  test('Y-6 counts what was acknowledged before the line broke, and no more', async () => {
    const { phone, hub, delivery, ack } = await lockedPhone(['eins', 'zwei', 'drei']);
    const line = await hub.line();
    await challenge(line);
    await line.hears('append');
    line.says(ack(1));
    line.closes(1006);
    expect(await delivery).toEqual({ delivered: 1, more: true, waits: false, turnedAway: false });
    expect(await phone.confirmed()).toBe(1);
  });

  test('Y-6 gives up where the hub stays silent', async () => {
    const { hub, time, delivery } = await lockedPhone(['eins']);
    await challenge(await hub.line());
    await time.pass(15_000);
    expect(await delivery).toEqual({ delivered: 0, more: true, waits: false, turnedAway: false });
  });

  test('Y-4 a hub that turned back gets all from the number it names, and the receipt turns back meanwhile', async () => {
    const { phone, hub, delivery, ack, refused } = await lockedPhone(['eins', 'zwei', 'drei']);
    const before = await hub.line();
    await challenge(before);
    await before.hears('append');
    before.says(ack(3));
    await delivery;
    await phone.write('vier');
    const again = deliverAsCourier(await phone.courier(), hub.open, fakeTimer().timer);
    const first = await hub.line();
    await challenge(first);
    expect((await first.hears('append')).entries.map(({ header }) => header.number)).toEqual([4]);
    first.says(refused(4, 1));
    first.closes(4409);
    const second = await hub.line();
    expect(await phone.confirmed()).toBe(1);
    await challenge(second);
    expect((await second.hears('append')).entries.map(({ header }) => header.number)).toEqual([2, 3, 4]);
    second.says(ack(4));
    expect((await again).more).toBe(false);
    expect(await phone.confirmed()).toBe(4);
  });

  test('Y-7 says nothing was delivered to a hub of another version', async () => {
    const { hub, delivery } = await lockedPhone(['eins']);
    const line = await hub.line();
    line.says({ is: 'challenge', version: PROTOCOL_VERSION + 1, nonce: new Uint8Array(32) });
    expect(await delivery).toEqual({ delivered: 0, more: true, waits: false, turnedAway: false });
    expect(line.hungUp).toBe(true);
  });

  test.each(soft)('Y-21 what the hub refuses with %s waits for the app to be unlocked: it is tried once and no more', async (refusal) => {
    const { phone, hub, delivery, ack } = await lockedPhone(['eins', 'zwei']);
    const line = await hub.line();
    await challenge(line);
    await line.hears('append');
    line.says(ack(1));
    line.says({ is: 'refused', header: ack(2).header, refusal, head: 0 });
    expect(await delivery).toEqual({ delivered: 1, more: false, waits: true, turnedAway: refusal === 'not-a-member' });
    expect(await phone.confirmed()).toBe(1);
    expect(hub.dialled).toBe(1);
    expect(line.hungUp).toBe(true);
  });
});
