import { expect, test } from 'vitest';
import { BOARD, TEAM, newId, type MemberId } from '#base/ids.ts';
import { wrapsFor } from '#roster/entitled.ts';
import { extendRoster } from '#roster/fold.ts';
import { believes, circlesOf, isDue, mayAppend, mayFollow, mayInvite, mayInviteDevice, mayWithdraw, signKeyOf } from '#roster/rights.ts';
import { activeDevice, inviteRoles, rolesOf } from '#roster/roster.ts';
import { withEpoch, withGrants } from '../support/epochActs.ts';
import { seededRandom } from '../support/random.ts';
import { DAY, NOON, acted, deskOf, found, grown, inviteOffer, joinOffer, refusalOf, withDevice, withMember } from '../support/rosterActs.ts';

test('R-16 Leitung gives and takes roles, and they count at once', async () => {
  const random = seededRandom(100);
  const { association, joined: { member, device } } = await withMember(await found(random), random);
  const promoted = await acted(association, association.founder, { kind: 'role', member, roles: ['lead', 'mentor'] });
  expect(rolesOf(promoted.roster, device.id)).toEqual(['lead', 'mentor']);
  expect(mayInvite(promoted.roster, device.id)).toBe(true);
  const back = await acted(promoted, association.founder, { kind: 'role', member, roles: [] });
  expect(mayInvite(back.roster, device.id)).toBe(false);
  expect(mayAppend(back.roster, device.id, TEAM), 'the team is every member’s, with or without a role').toBe(true);
});

test('R-16 R-21 who loses a role loses its circles, which are due; who gains one is granted the key', async () => {
  const random = seededRandom(101);
  const { association, joined: { member, device } } = await withMember(await found(random), random, ['treasurer']);
  const desk = deskOf(association.founderMember);
  const opened = await withEpoch(association, desk, random);
  expect(mayAppend(opened.roster, device.id, desk)).toBe(true);
  const lost = await acted(opened, opened.founder, { kind: 'role', member, roles: ['canvasser'] });
  expect([mayFollow(lost.roster, device.id, desk), isDue(lost.roster, desk), isDue(lost.roster, TEAM)]).toEqual([false, true, false]);
  expect(mayAppend(lost.roster, lost.founder.id, desk), 'nobody’s entries while it is due').toBe(false);
  expect(mayFollow(lost.roster, lost.founder.id, desk)).toBe(true);
  const next = await withEpoch(lost, desk, random);
  expect([isDue(next.roster, desk), mayAppend(next.roster, next.founder.id, desk)]).toEqual([false, true]);
  const again = await acted(next, next.founder, { kind: 'role', member, roles: ['treasurer'] });
  const granted = await withGrants(again, desk, again.founder);
  expect(wrapsFor(granted.roster, device.id).map(({ circle, epoch }) => [circle, epoch])).toEqual([[TEAM, 1], [desk, 2]]);
});

test('R-17 the last device of Leitung stays, until another can lead', async () => {
  const random = seededRandom(102);
  const { association, joined: { member, device } } = await withMember(await found(random), random);
  const { founder, founderMember } = association;
  const leaving = [{ kind: 'role' as const, member: founderMember, roles: ['mentor' as const] }, { kind: 'remove' as const, member: founderMember, devices: [] }, { kind: 'remove' as const, member: founderMember, devices: [founder.id] }];
  for (const action of leaving) expect(await refusalOf(association, founder, action)).toBe('last-lead');
  const two = await acted(association, founder, { kind: 'role', member, roles: ['lead'] });
  for (const action of leaving) expect(await refusalOf(two, device, action)).toBeNull();
  const lost = await acted(two, device, { kind: 'remove', member, devices: [device.id] });
  expect(await refusalOf(lost, founder, leaving[0]!), 'a Leitung without a device leads nobody').toBe('last-lead');
});

test('R-18 a lost device is removed by Leitung or from another device of the same member, which goes on', async () => {
  const random = seededRandom(103);
  const start = await withMember(await found(random), random);
  const { member, device: lost } = start.joined;
  const second = await withDevice(start.association, random, { member });
  const action = { kind: 'remove' as const, member, devices: [lost.id] };
  for (const by of [second.association.founder, second.joined.device]) {
    const { roster } = await acted(second.association, by, action);
    expect([activeDevice(roster, lost.id), signKeyOf(roster, lost.id), circlesOf(roster, lost.id), wrapsFor(roster, lost.id)]).toEqual([null, null, [], []]);
    expect([TEAM, BOARD].map((circle) => mayFollow(roster, lost.id, circle) || mayAppend(roster, lost.id, circle))).toEqual([false, false]);
    expect(circlesOf(roster, second.joined.device.id)).toEqual([TEAM, BOARD]);
    expect([isDue(roster, TEAM), isDue(roster, BOARD)]).toEqual([true, false]);
    expect(roster.members.get(member)?.removed).toBe(false);
  }
});

test('R-19 a member who lost all devices is admitted again with a further one and keeps the roles', async () => {
  const random = seededRandom(104);
  const { association, joined: { member, device } } = await withMember(await found(random), random, ['treasurer', 'mentor']);
  const lost = await acted(association, device, { kind: 'remove', member, devices: [device.id] });
  const opened = await withEpoch(lost, TEAM, random);
  const { association: back, joined } = await withDevice(opened, random, { member });
  expect(rolesOf(back.roster, joined.device.id)).toEqual(['treasurer', 'mentor']);
  expect(mayAppend(back.roster, joined.device.id, TEAM)).toBe(true);
});

test('R-4 R-5 R-20 everyone adds and withdraws further devices of their own; the recovery sheet never expires', async () => {
  const random = seededRandom(105);
  const { association, joined: { member, device } } = await withMember(await found(random), random);
  const sheet = await inviteOffer(association, random, { by: device, member, expires: 0 });
  const printed = await grown(association, sheet.offer.entry, NOON, sheet.offer.wraps);
  const much = await joinOffer(printed, sheet, random, { member, at: NOON + 4000 * DAY });
  expect((await extendRoster(printed.roster, much.offer.entry, NOON + 4000 * DAY)).ok).toBe(true);
  const by = (id: typeof device.id) => [mayInviteDevice(printed.roster, id, member), mayWithdraw(printed.roster, id, sheet.keys.id)];
  expect([by(device.id), by(association.founder.id)]).toEqual([[true, true], [true, true]]);
  expect(mayInviteDevice(printed.roster, device.id, association.founderMember)).toBe(false);
  const { roster } = await acted(printed, device, { kind: 'withdraw', invite: sheet.keys.id });
  expect([roster.invites.get(sheet.keys.id)?.state, isDue(roster, TEAM), wrapsFor(roster, sheet.keys.id)]).toEqual(['void', true, []]);
});

test('R-20 R-21 the inviter removed: their open invites are void, used ones stand', async () => {
  const random = seededRandom(106);
  const start = await withMember(await found(random), random, ['lead']);
  const { device: inviter, member } = start.joined;
  const used = await withDevice(start.association, random, { by: inviter });
  const open = await inviteOffer(used.association, random, { by: inviter });
  const others = await grown(used.association, open.offer.entry, NOON, open.offer.wraps);
  const mine = await inviteOffer(others, random);
  const before = await grown(others, mine.offer.entry, NOON, mine.offer.wraps);
  const { roster } = await acted(before, before.founder, { kind: 'remove', member, devices: [inviter.id] });
  expect([open, mine, used.invited].map(({ keys }) => roster.invites.get(keys.id)?.state)).toEqual(['void', 'open', 'used']);
  expect(mayFollow(roster, used.joined.device.id, TEAM)).toBe(true);
});

test('R-6 R-21 an invite made before an epoch, or before its member gained a role, opens the door to what is there now', async () => {
  const random = seededRandom(107);
  const start = await withMember(await found(random), random);
  const { member } = start.joined;
  const sheet = await inviteOffer(start.association, random, { by: start.joined.device, member, expires: 0 });
  const printed = await grown(start.association, sheet.offer.entry, NOON, sheet.offer.wraps);
  const desk = deskOf(printed.founderMember);
  const rotated = await withEpoch(await withEpoch(printed, TEAM, random), desk, random);
  const raised = await acted(rotated, rotated.founder, { kind: 'role', member, roles: ['treasurer'] });
  expect(inviteRoles(raised.roster, raised.roster.invites.get(sheet.keys.id)!)).toEqual(['treasurer']);
  const granted = await withGrants(raised, desk, raised.founder);
  const joined = await joinOffer(granted, sheet, random, { member });
  const { roster } = await grown(granted, joined.offer.entry);
  expect(wrapsFor(roster, joined.device.id).map(({ circle, epoch }) => [circle, epoch])).toEqual([[TEAM, 2], [desk, 1]]);
  expect([isDue(roster, TEAM), isDue(roster, desk), wrapsFor(roster, sheet.keys.id)]).toEqual([false, false, []]);
});

test('R-22 what a removed device wrote stands until the next epoch, and nothing of one that was never in the circle', async () => {
  const random = seededRandom(108);
  const { association, joined: { member, device } } = await withMember(await found(random), random);
  const desk = deskOf(association.founderMember);
  const opened = await withEpoch(association, desk, random);
  const removed = await acted(opened, opened.founder, { kind: 'remove', member, devices: [] });
  expect([TEAM, BOARD, desk].map((circle) => believes(removed.roster, device.id, circle))).toEqual([device.public.sign, device.public.sign, null]);
  const next = await withEpoch(await withEpoch(removed, TEAM, random), BOARD, random);
  expect([TEAM, BOARD].map((circle) => believes(next.roster, device.id, circle))).toEqual([null, null]);
  expect([TEAM, BOARD, desk].map((circle) => believes(next.roster, next.founder.id, circle))).toEqual([next.founder.public.sign, next.founder.public.sign, next.founder.public.sign]);
  expect(believes(next.roster, next.founder.id, deskOf(newId<MemberId>(random)))).toBeNull();
});
