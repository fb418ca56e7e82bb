import { expect, test } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { connectHub } from '#sync/connection.ts';
import { PROTOCOL_VERSION } from '#wire/limits.ts';
import { hashFor } from '#wire/signing.ts';
import { fakeTimer } from '../support/fakeTimer.ts';
import { seededRandom } from '../support/random.ts';
import { acted, found, withMember } from '../support/rosterActs.ts';
import { scriptedHub, type Line } from '../support/scriptedHub.ts';
import { newPhone } from '../support/syncPhone.ts';

const random = seededRandom(36);

/** A phone whose chain has four entries, and a hub with another third and fourth one and a fifth. */
async function apart(judge: (theirs: readonly Bytes[]) => 'apart' | 'changed-over' = () => 'apart') {
  const base = await found(random);
  const { association, joined } = await withMember(base, random);
  const own = await acted(association, base.founder, { kind: 'role', member: joined.member, roles: ['mentor'] });
  let theirs = await acted(association, base.founder, { kind: 'role', member: joined.member, roles: ['treasurer'] });
  theirs = await acted(theirs, base.founder, { kind: 'role', member: joined.member, roles: [] });
  const phone = await newPhone(own.roster.space, own.founder, own.chain);
  const [heard, over]: [(readonly Bytes[])[], { times: number }] = [[], { times: 0 }];
  const ports = { ...phone.ports, receiveFork: async (chain: readonly Bytes[]) => { heard.push([...chain]); return judge(chain); }, inLine: async () => void (over.times += 1) };
  const [hub, time, states] = [scriptedHub(), fakeTimer(), [] as string[]];
  const connection = connectHub(ports, { open: hub.open, timer: time.timer, random, onState: (state) => states.push(state) });
  await time.pass(0);
  const line = await hub.line();
  await line.hears('hello');
  line.says({ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32) });
  await line.hears('prove');
  return { phone, hub, time, states, connection, line, own, theirs, heard, over };
}

const welcome = async (line: Line, chain: readonly Bytes[]): Promise<void> => line.says({ is: 'welcome', rosterLength: chain.length, rosterHead: await hashFor('roster', chain.at(-1) ?? new Uint8Array()) });

test('Y-36 a longer, an equally long and a shorter chain that differ are pulled whole, in pages, and the logs go on', async () => {
  for (const length of [5, 4]) {
    const { line, time, states, theirs, heard, over, phone } = await apart();
    const chain = theirs.chain.slice(0, length);
    await welcome(line, chain);
    if (length > phone.roster.length) {
      expect((await line.hears('pull-roster')).from).toBe(4);
      line.says({ is: 'roster', from: 4, entries: chain.slice(4), total: length });
    }
    expect((await line.hears('pull-roster')).from).toBe(0);
    line.says({ is: 'roster', from: 0, entries: chain.slice(0, 2), total: length });
    expect((await line.hears('pull-roster')).from).toBe(2);
    line.says({ is: 'roster', from: 2, entries: chain.slice(2), total: length });
    await line.hears('follow');
    await time.pass(0);
    expect([heard, over.times, states.at(-1), phone.roster.length]).toEqual([[chain], 0, 'online', 4]);
  }
});

test('Y-36 what the other chain goes on with is judged anew, and once it is taken over the rest is heard as ever', async () => {
  const { line, time, theirs, heard, over } = await apart((chain) => (chain.length > 4 ? 'changed-over' : 'apart'));
  await welcome(line, theirs.chain.slice(0, 4));
  await line.hears('pull-roster');
  line.says({ is: 'roster', from: 0, entries: theirs.chain.slice(0, 4), total: 4 });
  await line.hears('follow');
  line.says({ is: 'roster', from: 4, entries: theirs.chain.slice(4), total: 5 });
  await time.pass(0);
  expect([heard.map((chain) => chain.length), over.times]).toEqual([[4, 5], 1]);
});

test('Y-36 an entry offered on the other chain counts as taken once that chain has been judged with it; one that came too late is said so', async () => {
  const { line, time, theirs, heard, connection } = await apart();
  await welcome(line, theirs.chain.slice(0, 4));
  await line.hears('pull-roster');
  line.says({ is: 'roster', from: 0, entries: theirs.chain.slice(0, 4), total: 4 });
  await line.hears('follow');
  await time.pass(0);
  const late = connection.appendRoster({ entry: new Uint8Array([1]), wraps: [] });
  await line.hears('append-roster');
  line.says({ is: 'roster-refused', refusal: 'not-on-head' });
  expect((await line.hears('pull-roster')).from).toBe(4);
  line.says({ is: 'roster', from: 4, entries: theirs.chain.slice(4), total: 5 });
  expect(await late).toMatchObject({ refusal: 'not-on-head' });
  const taken = connection.appendRoster({ entry: new Uint8Array([2]), wraps: [] });
  await line.hears('append-roster');
  line.says({ is: 'roster-accepted', index: 5, head: new Uint8Array(32) });
  expect(await taken).toMatchObject({ ok: true, value: { index: 5 } });
  expect(heard.map((chain) => chain.length)).toEqual([4, 5, 6]);
});

test('Y-37 a chain told with gaps, doubled, cut short or without end neither hangs nor ends the connection', async () => {
  const { line, time, theirs, heard, states } = await apart();
  const chain = theirs.chain;
  await welcome(line, chain.slice(0, 4));
  await line.hears('pull-roster');
  line.says({ is: 'roster', from: 0, entries: chain.slice(0, 3), total: 2 ** 40 });
  expect((await line.hears('pull-roster')).from).toBe(3);
  line.says({ is: 'roster', from: 1, entries: chain.slice(1, 3), total: 2 ** 40 });
  await line.hears('follow');
  await time.pass(0);
  expect([heard.at(-1), states.at(-1)]).toEqual([chain.slice(0, 3), 'online']);
  line.says({ is: 'roster', from: 9, entries: chain.slice(3), total: 10 });
  line.says({ is: 'roster', from: 0, entries: chain, total: 5 });
  await time.pass(0);
  expect([heard.at(-1), states.at(-1), line.hungUp]).toEqual([chain, 'online', false]);
});
