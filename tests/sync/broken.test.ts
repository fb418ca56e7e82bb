import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownBytes } from '#base/bytes.ts';
import { connectHub } from '#sync/connection.ts';
import { taskQueue } from '#sync/taskQueue.ts';
import { PROTOCOL_VERSION } from '#wire/limits.ts';
import { encodeFromHub } from '#wire/fromHub.ts';
import { appendRefusals, rosterRefusals, type FromHub } from '#wire/messages.ts';
import { fakeTimer } from '../support/fakeTimer.ts';
import { seededRandom } from '../support/random.ts';
import { found } from '../support/rosterActs.ts';
import { scriptedHub } from '../support/scriptedHub.ts';
import { newPhone, TEAM_LOG } from '../support/syncPhone.ts';

const random = seededRandom(17);
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(ownBytes);
const { founder, roster, chain } = await found(random);
const header = fc.record({ number: fc.nat(4).map((number) => number + 1) }).map(({ number }) => ({ ...TEAM_LOG, author: founder.id, number }));
const message: fc.Arbitrary<FromHub> = fc.oneof(
  bytes(32).map((nonce): FromHub => ({ is: 'challenge', version: PROTOCOL_VERSION, nonce })),
  fc.tuple(fc.nat(3), bytes(32)).map(([rosterLength, rosterHead]): FromHub => ({ is: 'welcome', rosterLength, rosterHead })),
  fc.tuple(fc.nat(3), fc.array(bytes(40), { maxLength: 2 }), fc.nat(5)).map(([from, entries, total]): FromHub => ({ is: 'roster', from, entries, total })),
  fc.tuple(fc.nat(3), bytes(32)).map(([index, head]): FromHub => ({ is: 'roster-accepted', index, head })),
  fc.constantFrom(...rosterRefusals).map((refusal): FromHub => ({ is: 'roster-refused', refusal })),
  fc.nat(3).map((number): FromHub => ({ is: 'heads', ...TEAM_LOG, heads: [{ author: founder.id, number }] })),
  fc.boolean().map((more): FromHub => ({ is: 'page', ...TEAM_LOG, entries: [], more })),
  header.map((at): FromHub => ({ is: 'ack', header: at })),
  fc.tuple(header, fc.constantFrom(...appendRefusals)).map(([at, refusal]): FromHub => ({ is: 'refused', header: at, refusal, head: 1 })),
  fc.nat(3).map((part): FromHub => ({ is: 'snapshot-kept', ...TEAM_LOG, part })),
  fc.nat(3).map((part): FromHub => ({ is: 'snapshot', ...TEAM_LOG, part, parts: 4, bytes: new Uint8Array(part) })),
  fc.constant<FromHub>({ is: 'wraps', wraps: [] }),
  fc.tuple(fc.nat(3), bytes(64)).map(([total, erased]): FromHub => ({ is: 'devices', from: 0, devices: [{ device: founder.id, lastContact: null, erased, standings: [] }], total })),
  fc.tuple(fc.boolean(), bytes(70)).map(([more, sealed]): FromHub => ({ is: 'mail', mails: [{ id: 1, device: founder.id, number: 1, of: 1, bytes: sealed }], more })),
  fc.constant<FromHub>({ is: 'pong' }),
);
const frame = fc.oneof({ weight: 3, arbitrary: message.map(encodeFromHub) }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 64 }).map(ownBytes) });
const opening = fc.constantFrom<readonly FromHub[]>(
  [],
  [{ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32) }],
  [{ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32) }, { is: 'welcome', rosterLength: 1, rosterHead: roster.head }],
);

test('Y-10 whatever a hub says, in whatever order, the connection lives on or ends, and is there again', async () => {
  const phone = await newPhone(roster.space, founder, chain);
  for (const text of ['eins', 'zwei']) await phone.write(text);
  await fc.assert(
    fc.asyncProperty(opening, fc.array(frame, { maxLength: 12 }), async (first, frames) => {
      const hub = scriptedHub();
      const time = fakeTimer();
      const connection = connectHub(phone.ports, { open: hub.open, timer: time.timer, random, onState: () => undefined });
      const line = hub.line();
      await time.pass(0);
      for (const said of first.map(encodeFromHub)) (await line).saysBytes(said);
      await time.pass(0);
      const asked = [connection.devices(), connection.mail(), connection.pullWraps(), connection.pullSnapshot(TEAM_LOG), connection.putSnapshot(TEAM_LOG, new Uint8Array(9)), connection.reportStanding(TEAM_LOG)];
      for (const said of frames) (await line).saysBytes(said);
      (await line).closes(1006);
      await time.pass(0);
      await time.pass(6 * 60_000);
      expect(phone.roster).toHaveLength(1);
      expect(await Promise.all(asked)).toHaveLength(6);
      connection.close();
      const afterwards = hub.dialled;
      await time.pass(3_600_000);
      expect(hub.dialled).toBe(afterwards);
    }),
    { numRuns: 40 },
  );
});

test('Y-10 a phone whose store fails loses the connection, not what it saved', async () => {
  const phone = await newPhone(roster.space, founder, chain);
  await phone.write('eins');
  let failing = true;
  const entriesAfter: typeof phone.ports.entriesAfter = (log, heads) => (failing ? Promise.reject(new Error('disk')) : phone.ports.entriesAfter(log, heads));
  const hub = scriptedHub();
  const time = fakeTimer();
  const connection = connectHub({ ...phone.ports, entriesAfter }, { open: hub.open, timer: time.timer, random, onState: () => undefined });
  for (const broken of [true, false]) {
    failing = broken;
    const line = hub.line();
    await time.pass(500);
    (await line).says({ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32) });
    (await line).says({ is: 'welcome', rosterLength: 1, rosterHead: roster.head });
    (await line).says({ is: 'heads', ...TEAM_LOG, heads: [] });
    await time.pass(0);
    expect((await line).hungUp).toBe(broken);
    expect((await line).heard.map(({ is }) => is).includes('append')).toBe(!broken);
  }
  connection.close();
});

test('Y-10 a task waits for the one before it, also where that one failed', async () => {
  const told: string[] = [];
  const queue = taskQueue(() => told.push('broken'));
  queue.run(async () => {
    await Promise.resolve();
    told.push('first');
    throw new Error('bug');
  });
  await new Promise<void>((resolve) => queue.run(async () => resolve(void told.push('second'))));
  expect(told).toEqual(['first', 'broken', 'second']);
});
