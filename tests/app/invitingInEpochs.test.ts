import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import { inviteDevice } from '#app/inviting.ts';
import { makeSheet } from '#app/sheets.ts';
import { epochOf } from '#roster/rights.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { seededRandom } from '../support/random.ts';
import { foundedPhone, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(79);
const soon = { timeout: 20_000, interval: 5 };
let founded: Founded & { readonly code: string };
let hub: Office;
let lead: SpacePhone;

beforeEach(async () => {
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
  lead = await foundedPhone('office', { address: 'http://here' }, founded.code, random, { open: (events) => hub.open(events), timer: fastTimer(20), now: () => Math.round(performance.now() * 1_000) });
  await lead.space.line.settled();
});
afterEach(async () => {
  await lead.space.close();
  await hub.close();
  founded.remove();
});

/** The disk takes the next epoch's key only once somebody, told to ask, has asked for it in vain. */
function slowDisk(): () => void {
  let heard = false;
  const { ring } = lead.unlocked;
  const { add, get } = ring;
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const asking: typeof get = (...place) => {
    const key = get(...place);
    if (heard && !key) setImmediate(resolve);
    return key;
  };
  Object.assign(ring, { get: asking, add: async (...held: Parameters<typeof add>) => asked.then(() => add(...held)) });
  return () => void (heard = true);
}

const ways = ['an invite', 'a recovery sheet'] as const;

test.each(ways)('Y-79 %s made while the key of an epoch just opened is still being kept waits for it, and holds that epoch’s key', async (what) => {
  const { connection } = lead.space.line;
  if (!connection) throw new Error('no line');
  const at = { deps: lead.deps, unlocked: lead.unlocked, connection };
  const asks = slowDisk();
  const opened = lead.space.epochs?.open({ circle: TEAM, reason: 'compaction', erase: () => [] });
  const { roster } = lead.unlocked;
  await expect.poll(() => epochOf(roster.current(), TEAM), soon).toBe(2);
  asks();
  const made = what === 'an invite' ? inviteDevice(lead.deps, lead.unlocked, connection, { days: 1 }) : makeSheet(at);
  expect([await made, await opened]).toMatchObject([{ ok: true }, { ok: true }]);
  const invite = [...roster.current().invites.values()].find(({ state }) => state === 'open');
  expect(invite && roster.current().circles.get(TEAM)?.wraps.has(invite.id)).toBe(true);
}, 40_000);
