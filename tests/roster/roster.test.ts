import { expect, test } from 'vitest';
import { BOARD, TEAM, newId, type CircleId, type MemberId } from '#base/ids.ts';
import { extendRoster, readInvitedRoster, readRoster } from '#roster/fold.ts';
import { mayAppend, mayFollow, mayInvite, signKeyOf } from '#roster/rights.ts';
import { wrapsFor } from '#roster/entitled.ts';
import { wrapsMatch } from '#roster/wraps.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import { decodeRosterEntry, spaceIdOf } from '#wire/rosterEntry.ts';
import { seededRandom } from '../support/random.ts';
import { DAY, NOON, found, grown, inviteOffer, joinOffer, must, teamWrap, withMember } from '../support/rosterActs.ts';

test('R-1 each entry stands on the one before, the founding on nothing', async () => {
  const random = seededRandom(1);
  const { association } = await withMember(await found(random), random);
  expect(association.roster.length).toBe(3);
  expect(association.roster.genesis).not.toEqual(association.roster.head);
  expect(await extendRoster(association.roster, association.chain[0]!, null)).toMatchObject({ refusal: 'not-on-head' });
  expect(await extendRoster(null, association.chain[1]!, null)).toMatchObject({ refusal: 'not-on-head' });
});

test('R-2 founding names the space, makes a Leitung and opens team and board', async () => {
  const { roster, founder, founderMember, chain } = await found(seededRandom(2));
  const { action } = must(decodeRosterEntry(chain[0]!));
  expect(action.kind === 'found' && (await spaceIdOf(action))).toBe(roster.space);
  expect(roster.members.get(founderMember)?.roles).toEqual(['lead', 'treasurer', 'canvasser']);
  expect([...roster.circles.values()].map(({ id, epoch, due }) => [id, epoch, due])).toEqual([[TEAM, 1, false], [BOARD, 1, false]]);
  expect(signKeyOf(roster, founder.id)).toEqual(founder.public.sign);
});

test('R-4 R-7 Leitung invites a new member with roles, who joins with them and may not invite', async () => {
  const random = seededRandom(3);
  const { association, joined } = await withMember(await found(random), random, ['canvasser', 'mentor']);
  const { roster } = association;
  expect(roster.members.get(joined.member)?.roles).toEqual(['canvasser', 'mentor']);
  expect(roster.devices.get(joined.device.id)?.member).toBe(joined.member);
  expect(mayInvite(roster, association.founder.id)).toBe(true);
  expect(mayInvite(roster, joined.device.id)).toBe(false);
});

test('R-4 a new Leitung may invite in turn', async () => {
  const random = seededRandom(4);
  const { association, joined } = await withMember(await found(random), random, ['lead']);
  const invited = await inviteOffer(association, random, { by: joined.device });
  expect((await grown(association, invited.offer.entry)).roster.invites.get(invited.keys.id)?.by).toBe(joined.device.id);
});

test('R-5 an invite lasts up to 30 days, and the hub grants a day of wrong clock', async () => {
  const random = seededRandom(5);
  const association = await found(random);
  const longest = await inviteOffer(association, random, { expires: NOON + 30 * DAY });
  expect((await extendRoster(association.roster, longest.offer.entry, NOON)).ok).toBe(true);
  expect((await extendRoster(association.roster, longest.offer.entry, NOON - DAY)).ok).toBe(true);
  expect(await extendRoster(association.roster, longest.offer.entry, NOON - DAY - 1)).toMatchObject({ refusal: 'not-allowed' });
  const longer = await inviteOffer(association, random, { expires: NOON + 30 * DAY + 1 });
  expect(await extendRoster(association.roster, longer.offer.entry, null)).toMatchObject({ refusal: 'not-allowed' });
});

test('R-9 joining uses the invite up; the day it expires is too late', async () => {
  const random = seededRandom(6);
  const own = await found(random);
  const invite = await inviteOffer(own, random, { expires: NOON + 2 * DAY });
  const open = await grown(own, invite.offer.entry);
  const inTime = await joinOffer(open, invite, random, { at: NOON + 2 * DAY - 1 });
  expect((await grown(open, inTime.offer.entry, NOON + 2 * DAY - 1)).roster.invites.get(invite.keys.id)?.state).toBe('used');
  expect(await extendRoster(open.roster, inTime.offer.entry, NOON + 2 * DAY)).toMatchObject({ refusal: 'invite-expired' });
});

test('R-9 a chain once accepted is read again long after its invites expired', async () => {
  const random = seededRandom(7);
  const { association } = await withMember(await found(random), random);
  expect(must(await readRoster(association.chain))).toEqual(association.roster);
});

test('R-10 a further device belongs to its member and leaves the roles alone', async () => {
  const random = seededRandom(8);
  const { association, joined } = await withMember(await found(random), random);
  const invited = await inviteOffer(association, random, { member: joined.member, roles: [] });
  const open = await grown(association, invited.offer.entry);
  const other = await joinOffer(open, invited, random, { member: newId<MemberId>(random) });
  expect(await extendRoster(open.roster, other.offer.entry, null)).toMatchObject({ refusal: 'not-allowed' });
  const second = await joinOffer(open, invited, random, { member: joined.member });
  const { roster } = await grown(open, second.offer.entry);
  expect(roster.devices.get(second.device.id)?.member).toBe(joined.member);
  expect(roster.members.size).toBe(2);
  expect(roster.members.get(joined.member)?.roles).toEqual(['canvasser']);
});

test('R-11 members follow and append to team and board, strangers to nothing', async () => {
  const random = seededRandom(9);
  const { association: { roster, founder, founderMember }, joined } = await withMember(await found(random), random);
  const stranger = await createDeviceKeys(random);
  for (const circle of [TEAM, BOARD]) {
    expect([founder.id, joined.device.id, stranger.id].map((device) => mayFollow(roster, device, circle) && mayAppend(roster, device, circle))).toEqual([true, true, false]);
  }
  for (const circle of [`desk:${founderMember}`, 'mentor:x', 'teams', ''] as CircleId[]) expect(mayFollow(roster, founder.id, circle) || mayAppend(roster, founder.id, circle)).toBe(false);
  expect(signKeyOf(roster, stranger.id)).toBeNull();
});

test('R-12 a joiner believes the chain that begins with the link’s founding and holds its invite', async () => {
  const random = seededRandom(10);
  const before = await found(random);
  const invited = await inviteOffer(before, random);
  const open = await grown(before, invited.offer.entry);
  const { genesis, head, space } = open.roster;
  const link = { genesis, head, space, secret: random(32) };
  expect(must(await readInvitedRoster(open.chain, link))).toEqual(open.roster);
  const later = await grown(open, (await inviteOffer(open, random)).offer.entry);
  expect((await readInvitedRoster(later.chain, link)).ok).toBe(true);
  expect(must(await readRoster(later.chain, genesis)).length).toBe(3);
});

test('R-13 wraps match their references: all of them, none besides', async () => {
  const random = seededRandom(11);
  const association = await found(random);
  const { keys, offer } = await inviteOffer(association, random);
  const refs = wrapsFor((await grown(association, offer.entry)).roster, keys.id);
  const other = await teamWrap({ id: keys.id, box: keys.public.box }, association);
  expect(await wrapsMatch(refs, offer.wraps)).toBe(true);
  expect(await wrapsMatch(refs, [])).toBe(false);
  expect(await wrapsMatch(refs, [other])).toBe(false);
  expect(await wrapsMatch(refs, [...offer.wraps, other])).toBe(false);
  expect(await wrapsMatch(refs, [{ ...offer.wraps[0]!, epoch: 2 }])).toBe(false);
  expect(await wrapsMatch([...refs, ...refs], [...offer.wraps, other])).toBe(false);
});

test('R-15 the same chain is the same roster, and folding leaves the roster before as it was', async () => {
  const random = seededRandom(12);
  const founded = await found(random);
  const before = structuredClone(founded.roster);
  const { association } = await withMember(founded, random);
  expect(founded.roster).toEqual(before);
  expect(must(await readRoster(association.chain))).toEqual(must(await readRoster(association.chain, founded.roster.genesis)));
  expect(await readRoster([])).toMatchObject({ refusal: 'not-on-head' });
});
