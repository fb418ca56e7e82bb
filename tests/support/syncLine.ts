import { expect } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import type { Random } from '#base/ids.ts';
import { connectHub } from '#sync/connection.ts';
import { PROTOCOL_VERSION } from '#wire/limits.ts';
import type { Head } from '#wire/rosterAction.ts';
import { hashFor } from '#wire/signing.ts';
import { fakeTimer } from './fakeTimer.ts';
import { seededRandom } from './random.ts';
import { found } from './rosterActs.ts';
import { scriptedHub, type Line } from './scriptedHub.ts';
import { newPhone, TEAM_LOG, type SyncPhone } from './syncPhone.ts';

const random = seededRandom(3);

/** Anna has founded an association and is alone in it. */
export async function anna() {
  const association = await found(random);
  const { founder } = association;
  const { space } = association.roster;
  return { association, space, founder, phone: await newPhone(space, founder, association.chain) };
}

/** The hash of a chain's last entry, as a hub names it. */
export async function headOf(chain: readonly Bytes[]): Promise<Bytes> {
  return hashFor('roster', chain.at(-1) ?? new Uint8Array());
}

/** The phone's connection to a hub whose every word the test decides, in a time that passes when it says so. */
export function connectScripted(phone: SyncPhone, jitter: Random = random) {
  const hub = scriptedHub();
  const time = fakeTimer();
  const states: string[] = [];
  const connection = connectHub(phone.ports, { open: hub.open, timer: time.timer, random: jitter, onState: (state, why) => states.push(why ? `${state}: ${why}` : state) });
  return { hub, time, states, connection };
}

/** The hub's part up to the first follow. */
export async function welcome(line: Line, phone: SyncPhone, rosterLength = phone.roster.length): Promise<void> {
  await line.hears('hello');
  line.says({ is: 'challenge', version: PROTOCOL_VERSION, nonce: new Uint8Array(32).fill(3) });
  await line.hears('prove');
  line.says({ is: 'welcome', rosterLength, rosterHead: await headOf(phone.roster.slice(0, rosterLength)) });
}

/** Up to where entries flow; the hub holds these heads. */
export async function live(line: Line, phone: SyncPhone, heads: readonly Head[] = []): Promise<void> {
  await welcome(line, phone);
  await line.hears('follow');
  line.says({ is: 'heads', ...TEAM_LOG, heads });
  line.says({ is: 'page', ...TEAM_LOG, entries: [], more: false });
}

export async function dial(time: ReturnType<typeof fakeTimer>, hub: ReturnType<typeof scriptedHub>, ms = 0): Promise<Line> {
  const line = hub.line();
  await time.pass(ms);
  return line;
}

/** A live connection on its first line. */
export async function connected(phone: SyncPhone, heads: readonly Head[] = []) {
  const ends = connectScripted(phone);
  const line = await dial(ends.time, ends.hub);
  await live(line, phone, heads);
  await ends.time.pass(0);
  expect(ends.states.at(-1)).toBe('online');
  return { ...ends, line };
}
