import { expect, test } from 'vitest';
import { concatBytes } from '#base/bytes.ts';
import { BOARD, newId, type MemberId } from '#base/ids.ts';
import { extendRoster, readInvitedRoster, readRoster } from '#roster/fold.ts';
import { createDeviceKeys, inviteKeys } from '#seal/deviceKeys.ts';
import { encode, writeFixed, writeUint } from '#wire/codec.ts';
import { decodeRosterEntry, encodeRosterEntry, joinProofBytes } from '#wire/rosterEntry.ts';
import { signFor } from '#wire/signing.ts';
import { seededRandom } from '../support/random.ts';
import { DAY, HOUR, NOON, deskOf, found, grown, inviteOffer, joinOffer, must, refusalOf, signed, withMember } from '../support/rosterActs.ts';
import type { RosterAction } from '#wire/rosterAction.ts';

const actionOf = (bytes: Uint8Array) => must(decodeRosterEntry(bytes)).action;

test('R-1 a hub that leaves out, reorders or doubles entries is not believed', async () => {
  const random = seededRandom(20);
  const { association: { chain } } = await withMember((await withMember(await found(random), random)).association, random);
  const [a, b, c, d, e] = chain;
  for (const told of [[b, c, d, e], [a, c, d, e], [a, b, d, e], [a, b, c, e], [a, c, b, d, e], [a, b, b, c], [a, b, c, c], [a, b, c, d, e, a]]) {
    expect((await readRoster(told.map((entry) => entry!))).ok).toBe(false);
  }
  expect((await readRoster(chain.slice(0, 3))).ok, 'cut short: a link or a pinned head notices, see R-12').toBe(true);
});

test('R-12 a hub that serves a chain older than the invite or another association’s is not believed', async () => {
  const random = seededRandom(21);
  const mine = await found(random);
  const open = await grown(mine, (await inviteOffer(mine, random)).offer.entry);
  const { genesis, head, space } = open.roster;
  const link = { genesis, head, space, secret: random(32) };
  expect(await readInvitedRoster(mine.chain, link)).toMatchObject({ refusal: 'invite-unknown' });
  const foreign = await withMember(await found(random), random);
  expect(await readInvitedRoster(foreign.association.chain, link)).toMatchObject({ refusal: 'invite-foreign' });
  expect(await readInvitedRoster(open.chain, { ...link, space: foreign.association.roster.space })).toMatchObject({ refusal: 'invite-foreign' });
  expect(await readRoster(foreign.association.chain, genesis)).toMatchObject({ refusal: 'forged' });
  expect((await readInvitedRoster([], link)).ok).toBe(false);
});

test('R-3 any flipped bit in any entry is noticed', async () => {
  const random = seededRandom(22);
  const { association: { chain } } = await withMember(await found(random), random);
  for (const [index, entry] of chain.entries()) {
    for (let at = 0; at < entry.length; at += 7) {
      const altered = chain.map((bytes, i) => (i === index ? bytes.with(at, entry[at]! ^ (1 << (at % 8))) : bytes));
      expect((await readRoster(altered)).ok, `entry ${index}, byte ${at}`).toBe(false);
    }
  }
});

test('R-3 an invite signed by a stranger, or in the name of Leitung by another, is refused', async () => {
  const random = seededRandom(23);
  const { association, joined } = await withMember(await found(random), random);
  const stranger = await createDeviceKeys(random);
  const { offer } = await inviteOffer(association, random, { by: stranger });
  expect(await extendRoster(association.roster, offer.entry, NOON)).toMatchObject({ refusal: 'not-allowed' });
  const posing = await signed(association.roster, { ...joined.device, id: association.founder.id }, actionOf(offer.entry), NOON);
  expect(await extendRoster(association.roster, posing, NOON)).toMatchObject({ refusal: 'forged' });
});

test('R-3 a founding or a join in the name of another device is refused, though its own key signed it', async () => {
  const random = seededRandom(34);
  const association = await found(random);
  const other = await createDeviceKeys(random);
  const founding = actionOf(association.chain[0]!);
  expect(await extendRoster(null, await signed(null, { ...association.founder, id: other.id }, founding, NOON), NOON)).toMatchObject({ refusal: 'forged' });
  const invited = await inviteOffer(association, random);
  const open = await grown(association, invited.offer.entry);
  const joined = await joinOffer(open, invited, random);
  const posing = await signed(open.roster, { ...joined.device, id: other.id }, actionOf(joined.offer.entry), NOON);
  expect(await extendRoster(open.roster, posing, NOON)).toMatchObject({ refusal: 'forged' });
});

test('R-1 a second founding on top of the chain is refused', async () => {
  const random = seededRandom(35);
  const [mine, foreign] = [await found(random), await found(random)];
  const again = await signed(mine.roster, foreign.founder, actionOf(foreign.chain[0]!), NOON);
  expect(await extendRoster(mine.roster, again, NOON)).toMatchObject({ refusal: 'not-on-head' });
});

test('R-4 a member without Leitung can invite no new member and no device of another', async () => {
  const random = seededRandom(24);
  const { association, joined } = await withMember(await found(random), random, ['treasurer', 'canvasser', 'mentor']);
  for (const wish of [{}, { member: association.founderMember }, { member: joined.member, roles: ['lead'] as const }]) {
    const { offer } = await inviteOffer(association, random, { by: joined.device, ...wish });
    expect(await extendRoster(association.roster, offer.entry, NOON)).toMatchObject({ refusal: 'not-allowed' });
  }
});

test('R-5 an invite that is over before it begins, or lasts for years by a wrong clock, is refused', async () => {
  const random = seededRandom(25);
  const association = await found(random);
  const over = await inviteOffer(association, random, { expires: NOON });
  expect(await extendRoster(association.roster, over.offer.entry, NOON)).toMatchObject({ refusal: 'invite-expired' });
  const future = await inviteOffer(association, random, { at: NOON + 3650 * DAY });
  expect(await extendRoster(association.roster, future.offer.entry, NOON)).toMatchObject({ refusal: 'not-allowed' });
});

test('R-6 an invite or a join without the team’s wrap, with a second one, of another epoch or for somebody else is refused', async () => {
  const random = seededRandom(26);
  const association = await found(random);
  const invited = await inviteOffer(association, random);
  const open = await grown(association, invited.offer.entry);
  const joined = await joinOffer(open, invited, random);
  const acts = [[association, association.founder, invited.offer.entry, invited.keys.id], [open, joined.device, joined.offer.entry, joined.device.id]] as const;
  for (const [before, author, entry, recipient] of acts) {
    const action = actionOf(entry) as Extract<RosterAction, { kind: 'invite' | 'join' }>;
    const wrap = action.wraps[0]!;
    expect(wrap.recipient).toBe(recipient);
    const wrong = [[], [wrap, wrap], [{ ...wrap, epoch: 2 }], [{ ...wrap, circle: BOARD }], [wrap, { ...wrap, circle: deskOf(association.founderMember) }], [{ ...wrap, recipient: association.founder.id }]];
    for (const wraps of wrong) expect(await refusalOf(before, author, { ...action, wraps })).toBe('wraps-missing');
  }
});

test('R-2 a founding without the founder’s wrap or with a name that is none is refused', async () => {
  const { founder, chain } = await found(seededRandom(27));
  const action = actionOf(chain[0]!) as Extract<RosterAction, { kind: 'found' }>;
  expect(await extendRoster(null, await signed(null, founder, { ...action, wraps: [] }, NOON), NOON)).toMatchObject({ refusal: 'wraps-missing' });
  expect(await extendRoster(null, await signed(null, founder, { ...action, member: '' as MemberId }, NOON), NOON)).toMatchObject({ refusal: 'forged' });
  expect(await extendRoster(null, await signed(null, founder, { ...action, member: 'a b' as MemberId }, NOON), NOON)).toMatchObject({ refusal: 'forged' });
});

test('R-7 an invite without roles, with one twice, with roles for a known member, for an unknown one, or with a used key is refused', async () => {
  const random = seededRandom(28);
  const association = await found(random);
  const { founderMember: member } = association;
  for (const wish of [{ roles: [] }, { roles: ['lead', 'lead'] as const }, { member, roles: ['lead'] as const }, { member: newId<MemberId>(random), roles: [] }]) {
    const { offer } = await inviteOffer(association, random, wish);
    expect(await extendRoster(association.roster, offer.entry, NOON)).toMatchObject({ refusal: 'not-allowed' });
  }
  const { offer } = await inviteOffer(association, random);
  const open = await grown(association, offer.entry);
  const again = await signed(open.roster, open.founder, actionOf(offer.entry), NOON);
  expect(await extendRoster(open.roster, again, NOON)).toMatchObject({ refusal: 'not-allowed' });
});

test('R-8 whoever saw the invite but not its link can not join, nor redirect the join of another', async () => {
  const random = seededRandom(29);
  const association = await found(random);
  const invited = await inviteOffer(association, random);
  const open = await grown(association, invited.offer.entry);
  const honest = await joinOffer(open, invited, random);
  const thief = await createDeviceKeys(random);
  const action = actionOf(honest.offer.entry) as Extract<RosterAction, { kind: 'join' }>;
  const selfMade = await signFor('join', joinProofBytes(open.roster.space, action.member, thief.public), thief.sign);
  const lifted = { ...action, device: { sign: thief.public.sign, box: thief.public.box } };
  const attempts = [lifted, { ...lifted, proof: selfMade }, { ...action, member: newId<MemberId>(random) }, { ...action, device: { ...action.device, box: thief.public.box } }];
  for (const attempt of attempts) {
    const author = attempt.device.sign === thief.public.sign ? thief : honest.device;
    expect(await extendRoster(open.roster, await signed(open.roster, author, attempt, NOON), NOON)).toMatchObject({ refusal: 'forged' });
  }
  const foreign = await found(random);
  const elsewhere = await grown(foreign, await signed(foreign.roster, foreign.founder, actionOf(invited.offer.entry), NOON));
  expect(await extendRoster(elsewhere.roster, await signed(elsewhere.roster, honest.device, action, NOON), NOON)).toMatchObject({ refusal: 'forged' });
});

test('R-9 a join of an unknown, used or expired invite is refused, and so is the same join again', async () => {
  const random = seededRandom(30);
  const { association, invited, joined } = await withMember(await found(random), random);
  expect(await extendRoster(association.roster, joined.offer.entry, null)).toMatchObject({ refusal: 'not-on-head' });
  const second = await joinOffer(association, invited, random);
  expect(await extendRoster(association.roster, second.offer.entry, null)).toMatchObject({ refusal: 'invite-used' });
  const made = { ...actionOf(second.offer.entry), invite: (await inviteKeys(random(32))).id } as RosterAction;
  expect(await extendRoster(association.roster, await signed(association.roster, second.device, made, NOON), null)).toMatchObject({ refusal: 'invite-unknown' });
});

test('R-9 a join dated back to before the expiry passes no hub whose clock knows better', async () => {
  const random = seededRandom(31);
  const association = await found(random);
  const invited = await inviteOffer(association, random, { expires: NOON + DAY });
  const open = await grown(association, invited.offer.entry);
  const late = await joinOffer(open, invited, random, { at: NOON + DAY });
  expect(await extendRoster(open.roster, late.offer.entry, null)).toMatchObject({ refusal: 'invite-expired' });
  const backdated = await joinOffer(open, invited, random, { at: NOON + HOUR });
  expect(await extendRoster(open.roster, backdated.offer.entry, NOON + 2 * DAY)).toMatchObject({ refusal: 'invite-expired' });
});

test('R-10 nobody joins as someone who is there, nor with a device that is', async () => {
  const random = seededRandom(32);
  const { association, joined } = await withMember(await found(random), random);
  const invited = await inviteOffer(association, random, { roles: ['lead'] });
  const open = await grown(association, invited.offer.entry);
  for (const wish of [{ member: open.founderMember }, { member: joined.member }, { device: joined.device }, { device: open.founder }, { member: 'x'.repeat(33) as MemberId }]) {
    expect(await extendRoster(open.roster, (await joinOffer(open, invited, random, wish)).offer.entry, NOON)).toMatchObject({ refusal: 'not-allowed' });
  }
});

test('R-14 an entry of a reserved kind says other-version, of an unheard one or with bytes left over forged', async () => {
  const random = seededRandom(33);
  const { roster, chain } = await found(random);
  const ofKind = (kind: number) => encode((to) => { writeFixed(to, roster.head); writeFixed(to, random(16)); writeUint(to, NOON); writeUint(to, kind); writeFixed(to, random(80)); });
  expect(await extendRoster(roster, ofKind(9), NOON)).toMatchObject({ refusal: 'other-version' });
  expect(await extendRoster(roster, ofKind(10), NOON)).toMatchObject({ refusal: 'forged' });
  expect(await extendRoster(null, concatBytes(encodeRosterEntry(must(decodeRosterEntry(chain[0]!))), random(1)), NOON)).toMatchObject({ refusal: 'forged' });
});
