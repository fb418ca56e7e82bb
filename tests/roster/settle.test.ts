import { expect, test } from 'vitest';
import { TEAM, newId, type CircleId, type DeviceId, type MemberId } from '#base/ids.ts';
import { findFork, isSettled, settleFor, type Fork } from '#roster/fork.ts';
import { readRoster } from '#roster/fold.ts';
import { isDue, mayAppend, nextEpochOf } from '#roster/rights.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { hashFor } from '#wire/signing.ts';
import type { Settle } from '#wire/rosterAction.ts';
import { nextEpoch, withEpoch } from '../support/epochActs.ts';
import { seededRandom } from '../support/random.ts';
import { NOON, acted, deskOf, found, grown, inviteOffer, must, refusalOf, signed, withDevice, withMember, type Association } from '../support/rosterActs.ts';

/** An association of Leitung with two devices, a second Leitung and a member, before its chains part. */
async function beforeFork(seed: number) {
  const random = seededRandom(seed);
  const start = await found(random);
  const lead = await withMember(start, random, ['lead']);
  const member = await withMember(lead.association, random);
  return { random, base: member.association, lead: lead.joined, member: member.joined };
}

async function forkOf(own: Association, theirs: Association): Promise<Fork> {
  const fork = await findFork(own.chain, theirs.chain);
  if (!fork) throw new Error('no fork');
  return fork;
}

/** The other chain with the settle that its Leitung would sign on it, or with parts of it changed. */
async function settled(own: Association, theirs: Association, by: DeviceKeys, wish: Partial<Settle> = {}): Promise<Association> {
  const made = must(await settleFor(await forkOf(own, theirs), own.founder.id));
  return grown(theirs, await signed(theirs.roster, by, { ...made, ...wish }, NOON));
}

const changesOver = async (own: Association, theirs: Association) => isSettled(await forkOf(own, theirs));
const role = (member: MemberId, ...roles: readonly ('lead' | 'treasurer' | 'mentor')[]) => ({ kind: 'role', member, roles }) as const;

test('R-34 a device leaves its chain for the one that Leitung settled on, and from then on all read the same', async () => {
  const { base, member } = await beforeFork(60);
  const own = await acted(await acted(base, base.founder, role(member.member, 'treasurer')), base.founder, role(member.member, 'mentor'));
  const theirs = await acted(base, base.founder, role(member.member, 'lead'));
  expect(await changesOver(own, theirs)).toBe(false);
  const after = await settled(own, theirs, base.founder);
  expect(await changesOver(own, after)).toBe(true);
  expect(must(await readRoster(after.chain)).members.get(member.member)?.roles).toEqual(['lead']);
  const later = await acted(after, base.founder, role(member.member, 'mentor'));
  expect(await changesOver(own, later), 'also when told late').toBe(true);
  expect(await changesOver(await acted(base, base.founder, role(member.member, 'treasurer')), later), 'a device that knows only part of the abandoned chain as well').toBe(true);
});

test('R-32 whom the abandoned chain removed and what it withdrew is gone on the one that holds, and circles they were in are due', async () => {
  const { base, random, member } = await beforeFork(61);
  const lost = await withDevice(base, random, { member: base.founderMember });
  const invited = await inviteOffer(lost.association, random);
  const common = await grown(lost.association, invited.offer.entry, NOON, invited.offer.wraps);
  let own = await acted(common, common.founder, { kind: 'remove', member: member.member, devices: [] });
  own = await acted(own, common.founder, { kind: 'remove', member: common.founderMember, devices: [lost.joined.device.id] });
  own = await acted(own, common.founder, { kind: 'withdraw', invite: invited.keys.id });
  const back = await withDevice(common, random, { member: member.member });
  const after = await settled(own, back.association, common.founder);
  for (const id of [member.device.id, back.joined.device.id, lost.joined.device.id]) {
    expect(after.roster.devices.get(id)?.removed).toBe(true);
    expect(mayAppend(after.roster, id, TEAM)).toBe(false);
  }
  expect([after.roster.members.get(member.member)?.removed, after.roster.invites.get(invited.keys.id)?.state, isDue(after.roster, TEAM)]).toEqual([true, 'void', true]);
  expect(await changesOver(own, after)).toBe(true);
});

test('R-32 R-34 a settle that lets somebody back in, or opens what was withdrawn, makes nobody change over', async () => {
  const { base, random, member } = await beforeFork(62);
  const invited = await inviteOffer(base, random);
  const common = await grown(base, invited.offer.entry, NOON, invited.offer.wraps);
  let own = await acted(common, common.founder, { kind: 'remove', member: member.member, devices: [member.device.id] });
  own = await acted(own, common.founder, { kind: 'withdraw', invite: invited.keys.id });
  own = await acted(own, common.founder, { kind: 'remove', member: member.member, devices: [] });
  const theirs = await acted(common, common.founder, role(common.founderMember, 'lead', 'treasurer'));
  expect(await changesOver(own, await settled(own, theirs, common.founder))).toBe(true);
  for (const left of [{ members: [], devices: [] }, { members: [] }, { invites: [] }]) expect(await changesOver(own, await settled(own, theirs, common.founder, left))).toBe(false);
});

test('R-31 a settle is signed by a device that leads and has led since before the parting; by no other, however it came to lead', async () => {
  const { base, random, lead, member } = await beforeFork(63);
  const own = await acted(base, base.founder, role(member.member, 'treasurer'));
  let theirs = await acted(base, base.founder, role(member.member, 'lead'));
  const late = await withDevice(theirs, random, { member: lead.member });
  theirs = late.association;
  const action = must(await settleFor(await forkOf(own, theirs), base.founder.id));
  expect(await refusalOf(theirs, lead.device, action)).toBeNull();
  for (const by of [member.device, late.joined.device]) expect(await refusalOf(theirs, by, action), 'made Leitung after the parting').toBe('not-allowed');
  const demoted = await acted(await acted(theirs, base.founder, role(lead.member, 'treasurer')), base.founder, role(lead.member, 'lead'));
  expect(await refusalOf(demoted, lead.device, action), 'who was not Leitung meanwhile').toBe('not-allowed');
  const removed = await acted(theirs, base.founder, { kind: 'remove', member: lead.member, devices: [lead.device.id] });
  expect(await refusalOf(removed, lead.device, action)).toBe('not-allowed');
});

test('R-31 a settle that names no parting, nothing abandoned, somebody unknown or anything twice is refused', async () => {
  const { base, random, member } = await beforeFork(64);
  const own = await acted(base, base.founder, role(member.member, 'treasurer'));
  const theirs = await acted(base, base.founder, role(member.member, 'mentor'));
  const action = must(await settleFor(await forkOf(own, theirs), base.founder.id));
  const foolish: readonly Partial<Settle>[] = [
    { common: 0 }, { common: theirs.chain.length }, { common: theirs.chain.length + 5 }, { abandoned: [] },
    { members: [newId<MemberId>(random)] }, { members: [member.member, member.member] }, { devices: ['AAAAAAAAAAAAAAAAAAAAAA' as DeviceId] },
    { epochs: [{ circle: 'cellar' as CircleId, epoch: 1 }] }, { epochs: [{ circle: TEAM, epoch: 0 }] }, { epochs: [{ circle: TEAM, epoch: 2 ** 40 }] },
    { epochs: [{ circle: TEAM, epoch: 2 }, { circle: TEAM, epoch: 3 }] }, { members: [base.founderMember] }, { devices: [base.founder.id] },
  ];
  for (const wish of foolish) expect(await refusalOf(theirs, base.founder, { ...action, ...wish }), JSON.stringify(wish)).toBe('not-allowed');
  expect(await refusalOf(theirs, base.founder, action)).toBeNull();
});

test('R-33 circles of which the abandoned chain opened epochs are due, and their next number is beyond both', async () => {
  const { base, random, member } = await beforeFork(65);
  const own = await withEpoch(await withEpoch(base, TEAM, random), TEAM, random);
  const theirs = await withEpoch(await acted(base, base.founder, role(member.member, 'mentor')), TEAM, random);
  const after = await settled(own, theirs, base.founder);
  expect([after.roster.circles.get(TEAM)?.epoch, isDue(after.roster, TEAM), nextEpochOf(after.roster, TEAM)]).toEqual([2, true, 4]);
  const next = await nextEpoch(after, TEAM, random);
  expect(await refusalOf(after, base.founder, { ...next.action, epoch: 3 }), 'a number that others know another key for').toBe('epoch-wrong');
  const wraps = next.action.wraps.map((ref) => ({ ...ref, epoch: 4 }));
  const opened = await acted(after, base.founder, { ...next.action, epoch: 4, wraps });
  expect([opened.roster.circles.get(TEAM)?.epoch, nextEpochOf(opened.roster, TEAM), isDue(opened.roster, TEAM)]).toEqual([4, 5, false]);
});

test('R-34 whoever was removed or lost Leitung on the own chain settles nothing for it', async () => {
  const { base, lead, member } = await beforeFork(66);
  const theirs = await acted(base, lead.device, role(member.member, 'mentor'));
  for (const loss of [{ kind: 'remove', member: lead.member, devices: [] }, { kind: 'remove', member: lead.member, devices: [lead.device.id] }, role(lead.member, 'treasurer')] as const) {
    const own = await acted(base, base.founder, loss);
    const after = await settled(own, theirs, lead.device, { members: [], devices: [] });
    expect(await changesOver(own, after)).toBe(false);
  }
});

test('R-34 a settle that names another head, or another parting, makes nobody change over', async () => {
  const { base, member } = await beforeFork(67);
  const own = await acted(await acted(base, base.founder, role(member.member, 'treasurer')), base.founder, role(member.member, 'lead'));
  const theirs = await acted(base, base.founder, role(member.member, 'mentor'));
  const [first] = await Promise.all(own.chain.slice(base.chain.length).map((entry) => hashFor('roster', entry)));
  expect(await changesOver(own, await settled(own, theirs, base.founder, { abandoned: [first!] })), 'the own chain has gone on').toBe(false);
  expect(await changesOver(own, await settled(own, theirs, base.founder, { common: base.chain.length - 1 }))).toBe(false);
});

test('R-35 a hub without a key of Leitung makes nobody change over: not by a longer chain, nor by an older settle', async () => {
  const { base, member } = await beforeFork(68);
  const own = await acted(base, base.founder, role(member.member, 'treasurer'));
  let theirs = base;
  for (let count = 0; count < 5; count += 1) theirs = await acted(theirs, base.founder, role(member.member, count % 2 ? 'mentor' : 'treasurer', 'lead'));
  expect(await changesOver(own, theirs)).toBe(false);
  const after = await settled(own, theirs, base.founder);
  expect(await changesOver(after, own), 'back again').toBe(false);
  const third = await acted(base, base.founder, role(member.member));
  expect(await changesOver(third, after), 'a settle that is about another fork').toBe(false);
});

test('R-36 one chain that continues the other, another association’s, and one that members did not sign so are no fork', async () => {
  const { base, random, member } = await beforeFork(69);
  const longer = await acted(base, base.founder, role(member.member, 'treasurer'));
  const foreign = await withMember(await found(random), random);
  expect(await findFork(base.chain, longer.chain)).toBeNull();
  expect(await findFork(longer.chain, base.chain)).toBeNull();
  expect(await findFork(base.chain, foreign.association.chain)).toBeNull();
  const made = await signed(base.roster, { ...member.device, id: base.founder.id }, role(member.member, 'lead'), NOON);
  expect(await findFork(longer.chain, [...base.chain, made])).toBeNull();
  expect(await findFork(longer.chain, [...base.chain, random(200)])).toBeNull();
});

test('R-33 R-34 whoever was invited or joined only on the abandoned chain holds no key in use afterwards, though no epoch opened there', async () => {
  const { base, random, member } = await beforeFork(70);
  const own = (await withDevice(base, random, {})).association;
  const theirs = await acted(base, base.founder, role(member.member, 'mentor'));
  const after = await settled(own, theirs, base.founder);
  expect([isDue(after.roster, TEAM), nextEpochOf(after.roster, TEAM)]).toEqual([true, 2]);
  expect(await changesOver(own, after)).toBe(true);
  expect(await changesOver(own, await settled(own, theirs, base.founder, { epochs: [] }))).toBe(false);
});

test('R-33 a circle that only the abandoned chain had opened begins anew under a number beyond it, with a snapshot of nothing', async () => {
  const { base, random, member } = await beforeFork(71);
  const desk = deskOf(member.member);
  const own = await withEpoch(base, desk, random);
  const theirs = await acted(base, base.founder, role(member.member, 'mentor'));
  const after = await settled(own, theirs, base.founder);
  expect([after.roster.circles.has(desk), nextEpochOf(after.roster, desk)]).toEqual([false, 2]);
  const first = await nextEpoch(after, desk, random);
  expect([first.action.epoch, first.action.reason]).toEqual([2, 'opening']);
  expect(await refusalOf(after, base.founder, { ...first.action, epoch: 1, wraps: first.action.wraps.map((ref) => ({ ...ref, epoch: 1 })) })).toBe('epoch-wrong');
  expect(await refusalOf(after, base.founder, { ...first.action, snapshot: noHash })).toBe('snapshot-missing');
  expect(await refusalOf(after, base.founder, { ...first.action, heads: [{ author: base.founder.id, number: 1 }] })).toBe('epoch-wrong');
  expect(await refusalOf(after, base.founder, first.action)).toBeNull();
});
