import { expect, test } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { TEAM, type InviteId } from '#base/ids.ts';
import { findFork, isSettled } from '#roster/fork.ts';
import { readInvitedRoster, readRoster } from '#roster/fold.ts';
import { entryPin, readPinnedRoster } from '#roster/sheet.ts';
import { wrapsFor } from '#roster/entitled.ts';
import { wrapsMatch } from '#roster/wraps.ts';
import { inviteKeys } from '#seal/deviceKeys.ts';
import { openWrap, wrapKey } from '#seal/wraps.ts';
import { inviteLink, parseInviteLink } from '#wire/inviteLink.ts';
import { seededRandom } from '../support/random.ts';
import { acted, found, grown, inviteOffer, joinOffer, must, withMember } from '../support/rosterActs.ts';

test('R-13 a hub that knows the invite’s public key can wrap a key of its own, but not pass it off as the invite’s wrap', async () => {
  const random = seededRandom(80);
  const association = await found(random);
  const { keys, offer } = await inviteOffer(association, random);
  const { roster } = await grown(association, offer.entry);
  const planted = await wrapKey({ id: keys.id, box: keys.public.box }, { space: roster.space, circle: TEAM, epoch: 1 }, random(32));
  expect((await openWrap(keys, roster.space, planted)).ok, 'sealing needs no secret: HPKE’s base mode names no sender').toBe(true);
  const wraps = wrapsFor(roster, keys.id);
  expect(await wrapsMatch(wraps, [planted])).toBe(false);
  expect(await wrapsMatch(wraps, offer.wraps)).toBe(true);
});

test('S-3 S-4 an invite’s wrap opens with the link’s secret and not with that of another invite', async () => {
  const random = seededRandom(81);
  const association = await found(random);
  const [mine, other] = [await inviteOffer(association, random), await inviteOffer(association, random)];
  const again = await inviteKeys(mine.keys.secret);
  expect(must(await openWrap(again, association.roster.space, mine.offer.wraps[0]!))).toEqual(association.teamKey);
  expect(await openWrap(other.keys, association.roster.space, mine.offer.wraps[0]!)).toMatchObject({ refusal: 'not-for-us' });
});

test('R-12 a link whose founding, head or space was altered on its way finds no roster to believe', async () => {
  const random = seededRandom(82);
  const { association, invited } = await withMember(await found(random), random);
  const { space, genesis } = association.roster;
  const { head } = must(await readRoster(association.chain.slice(0, 2)));
  const link = must(parseInviteLink(inviteLink('https://anlauf.example.org', { space, genesis, head, secret: invited.keys.secret })));
  expect((await readInvitedRoster(association.chain, link)).ok).toBe(true);
  for (const altered of [{ ...link, genesis: random(32) }, { ...link, head: random(32) }, { ...link, space: (await found(random)).roster.space }]) {
    expect((await readInvitedRoster(association.chain, altered)).ok).toBe(false);
  }
});

test('R-12 whoever has only a sheet’s words believes no other association, no chain without the sheet’s entry and no other invite', async () => {
  const random = seededRandom(83);
  const { association, invited } = await withMember(await found(random), random);
  const pin = await entryPin(association.chain[1]!);
  expect(must(await readPinnedRoster(association.chain, pin, invited.keys.id)).space).toBe(association.roster.space);
  const elsewhere = await withMember(await found(random), random);
  const foreign: readonly (readonly [readonly Bytes[], Bytes, InviteId])[] = [
    [elsewhere.association.chain, pin, invited.keys.id],
    [association.chain.slice(0, 1), pin, invited.keys.id],
    [association.chain, await entryPin(association.chain[0]!), invited.keys.id],
    [association.chain, pin, elsewhere.invited.keys.id],
    [association.chain, random(16), invited.keys.id],
  ];
  for (const [chain, pinned, invite] of foreign) expect(await readPinnedRoster(chain, pinned, invite)).toMatchObject({ refusal: 'invite-foreign' });
  const spliced = [...elsewhere.association.chain.slice(0, 1), association.chain[1]!];
  expect((await readPinnedRoster(spliced, pin, invited.keys.id)).ok, 'the pinned entry names what comes before it').toBe(false);
});

test('R-20 R-35 a hub that lets a withdrawn link in on an older head makes no member: the others see two lists and change over to none', async () => {
  const random = seededRandom(84);
  const base = (await withMember(await found(random), random)).association;
  const invited = await inviteOffer(base, random);
  const open = await grown(base, invited.offer.entry, null, invited.offer.wraps);
  const withdrawn = await acted(open, open.founder, { kind: 'withdraw', invite: invited.keys.id });
  const joined = await joinOffer(open, invited, random);
  await expect(grown(withdrawn, joined.offer.entry)).rejects.toThrow('not-on-head');
  const theirs = await grown(open, joined.offer.entry, null, joined.offer.wraps);
  const fork = await findFork(withdrawn.chain, theirs.chain);
  expect(fork && (await isSettled(fork))).toBe(false);
  expect(withdrawn.roster.devices.has(joined.device.id)).toBe(false);
  expect(fork?.theirs.devices.has(joined.device.id), 'which is what there is to be seen').toBe(true);
});
