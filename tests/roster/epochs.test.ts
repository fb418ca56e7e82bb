import { expect, test } from 'vitest';
import { BOARD, TEAM, newId, type CircleId, type MemberId } from '#base/ids.ts';
import { circleKind, entitledRecipients, memberIsEntitled, missingGrants } from '#roster/entitled.ts';
import { circlesOf, epochOf, mayAppend, mayFollow, mayOpenEpoch } from '#roster/rights.ts';
import { openWrap } from '#seal/wraps.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { nextEpoch, withEpoch, withGrants } from '../support/epochActs.ts';
import { seededRandom } from '../support/random.ts';
import { NOON, acted, circleWrap, deskOf, found, grown, inviteOffer, keyName, must, refTo, refusalOf, signed, withDevice, withMember } from '../support/rosterActs.ts';

const mentor = 'mentor:m1' as CircleId;

test('R-24 R-25 the next epoch has a new key for every active device and open invite of the circle', async () => {
  const random = seededRandom(120);
  const { association, joined } = await withMember(await found(random), random);
  const invited = await inviteOffer(association, random);
  const before = await grown(association, invited.offer.entry, NOON, invited.offer.wraps);
  const after = await withEpoch(before, TEAM, random, joined.device, { reason: 'compaction', heads: [{ author: joined.device.id, number: 7 }] });
  expect(epochOf(after.roster, TEAM)).toBe(2);
  expect(after.roster.circles.get(TEAM)?.heads).toEqual([{ author: joined.device.id, number: 7 }]);
  for (const keys of [after.founder, joined.device, invited.keys]) {
    const wrap = after.wraps.find(({ recipient, epoch }) => recipient === keys.id && epoch === 2)!;
    expect(must(await openWrap(keys, after.roster.space, wrap))).toEqual(after.keys.get(keyName(TEAM, 2)));
  }
});

test('R-24 who was not granted the key yet opens no epoch, for it could only begin empty, until no device holds it', async () => {
  const random = seededRandom(129);
  const start = await withMember(await found(random), random, ['mentor']);
  const { member, device } = start.joined;
  const opened = await withEpoch(start.association, mentor, random, device, { members: [member] });
  const { association, joined } = await withDevice(opened, random, { member });
  expect([device, joined.device].map(({ id }) => mayOpenEpoch(association.roster, id, mentor))).toEqual([true, false]);
  expect(await refusalOf(association, joined.device, (await nextEpoch(association, mentor, random)).action)).toBe('not-allowed');
  const lost = await acted(association, association.founder, { kind: 'remove', member, devices: [device.id] });
  expect(mayOpenEpoch(lost.roster, joined.device.id, mentor)).toBe(true);
  expect(await refusalOf(lost, joined.device, (await nextEpoch(lost, mentor, random)).action)).toBeNull();
});

test('R-24 two open an epoch at once: the second stands no longer on the head', async () => {
  const random = seededRandom(121);
  const { association, joined } = await withMember(await found(random), random, ['lead']);
  const [mine, theirs] = [await nextEpoch(association, TEAM, random), await nextEpoch(association, TEAM, random)];
  const after = await grown(association, await signed(association.roster, association.founder, mine.action, NOON));
  const late = await signed(association.roster, joined.device, theirs.action, NOON);
  await expect(grown(after, late)).rejects.toThrow('not-on-head');
  expect(await refusalOf(after, joined.device, theirs.action)).toBe('epoch-wrong');
});

test('R-25 the board’s epochs have no key', async () => {
  const random = seededRandom(122);
  const association = await found(random);
  expect(entitledRecipients(association.roster, BOARD)).toEqual([]);
  const after = await withEpoch(association, BOARD, random);
  expect([epochOf(after.roster, BOARD), mayAppend(after.roster, after.founder.id, BOARD)]).toEqual([2, true]);
  const { action } = await nextEpoch(after, BOARD, random, { besides: [{ id: after.founder.id, box: after.founder.public.box }] });
  expect(await refusalOf(after, after.founder, action)).toBe('epoch-wrong');
});

test('R-11 R-26 a member opens their desk for themselves, Leitung and Kasse', async () => {
  const random = seededRandom(123);
  const { association: one, joined: kasse } = await withMember(await found(random), random, ['treasurer']);
  const { association, joined: own } = await withMember(one, random);
  const { association: all, joined: other } = await withMember(association, random, ['mentor']);
  const desk = deskOf(own.member);
  expect([own, kasse, other].map(({ device }) => mayOpenEpoch(all.roster, device.id, desk))).toEqual([true, true, false]);
  const opened = await withEpoch(all, desk, random, own.device);
  expect([all.founder, kasse.device, own.device, other.device].map(({ id }) => mayAppend(opened.roster, id, desk))).toEqual([true, true, true, false]);
  expect(circlesOf(opened.roster, other.device.id)).toEqual([TEAM, BOARD]);
  expect(circlesOf(opened.roster, kasse.device.id)).toEqual([TEAM, BOARD, desk]);
  expect(missingGrants(opened.roster, desk)).toEqual([]);
});

test('R-26 R-27 a mentorship is opened by one of its members; a co-mentor comes with the next epoch', async () => {
  const random = seededRandom(124);
  const { association: one, joined: first } = await withMember(await found(random), random, ['mentor']);
  const { association, joined: second } = await withMember(one, random, ['mentor']);
  const opened = await withEpoch(association, mentor, random, first.device, { members: [first.member] });
  expect([first, second].map(({ device }) => mayFollow(opened.roster, device.id, mentor))).toEqual([true, false]);
  expect(mayFollow(opened.roster, opened.founder.id, mentor), 'not even Leitung').toBe(false);
  const both = await withEpoch(opened, mentor, random, first.device, { members: [first.member, second.member] });
  expect(mayAppend(both.roster, second.device.id, mentor)).toBe(true);
  const gone = await acted(both, both.founder, { kind: 'remove', member: first.member, devices: [] });
  expect([mayAppend(gone.roster, second.device.id, mentor), mayOpenEpoch(gone.roster, gone.founder.id, mentor)]).toEqual([false, false]);
  const later = await withEpoch(gone, mentor, random, second.device, { members: [second.member] });
  expect([mayAppend(later.roster, second.device.id, mentor), memberIsEntitled(later.roster, mentor, first.member)]).toEqual([true, false]);
});

test('R-23 R-6 what Leitung can not wrap, since it lacks the key, is granted by a holder', async () => {
  const random = seededRandom(125);
  const { association: one, joined: first } = await withMember(await found(random), random, ['mentor']);
  const opened = await withEpoch(one, mentor, random, first.device, { members: [first.member] });
  const { association, joined } = await withDevice(opened, random, { member: first.member });
  expect(missingGrants(association.roster, mentor).map(({ id }) => id)).toEqual([joined.device.id]);
  const granted = await withGrants(association, mentor, first.device);
  expect(missingGrants(granted.roster, mentor)).toEqual([]);
  expect(granted.roster.circles.get(mentor)?.wraps.size).toBe(2);
});

test('R-23 a grant of another epoch, twice, to who has the key, to a stranger, of nothing, or by who lacks the key is refused', async () => {
  const random = seededRandom(126);
  const { association: one, joined } = await withMember(await found(random), random);
  const opened = await withEpoch(one, deskOf(one.founderMember), random);
  const desk = deskOf(one.founderMember);
  const to = { id: joined.device.id, box: joined.device.public.box };
  const stranger = await refTo(await circleWrap(to, desk, opened));
  expect(await refusalOf(opened, opened.founder, { kind: 'grant', wraps: [stranger] })).toBe('not-allowed');
  const entitled = await acted(opened, opened.founder, { kind: 'role', member: joined.member, roles: ['treasurer'] });
  const right = await refTo(await circleWrap(to, desk, entitled));
  const again = await refTo(await circleWrap(to, TEAM, entitled));
  for (const wraps of [[], [{ ...right, epoch: 2 }], [right, right], [again], [right, again], [{ ...right, circle: BOARD }], [{ ...right, circle: mentor }]]) {
    expect(await refusalOf(entitled, entitled.founder, { kind: 'grant', wraps })).toBe('not-allowed');
  }
  expect(await refusalOf(entitled, joined.device, { kind: 'grant', wraps: [right] })).toBe('not-allowed');
  expect(await refusalOf(entitled, entitled.founder, { kind: 'grant', wraps: [right] })).toBeNull();
});

test('R-26 only desks and mentorships are opened, and begin empty', async () => {
  const random = seededRandom(127);
  const { association, joined } = await withMember(await found(random), random);
  const { founder, founderMember } = association;
  const nowhere = ['teams', 'desk:', 'mentor:a b', `desk:${'x'.repeat(33)}`, 'TEAM', deskOf(newId<MemberId>(random))] as CircleId[];
  for (const circle of nowhere) expect(await refusalOf(association, founder, (await nextEpoch(association, circle, random)).action)).toBe('not-allowed');
  expect(nowhere.slice(0, 5).map(circleKind)).toEqual([null, null, null, null, null]);
  const desk = deskOf(founderMember);
  const { action } = await nextEpoch(association, desk, random);
  for (const wrong of [{ reason: 'rotation' as const }, { epoch: 2 }, { snapshot: random(32) }, { heads: [{ author: founder.id, number: 1 }] }, { members: [founderMember] }]) {
    expect(await refusalOf(association, founder, { ...action, ...wrong })).toBe('epoch-wrong');
  }
  expect(await refusalOf(association, joined.device, (await nextEpoch(association, deskOf(founderMember), random)).action)).toBe('not-allowed');
});

test('R-47 the desk of a member who was removed before anybody opened it is opened by Leitung or Kasse, for themselves alone', async () => {
  const random = seededRandom(131);
  const { association: one, joined: kasse } = await withMember(await found(random), random, ['treasurer']);
  const { association: two, joined: other } = await withMember(one, random, ['canvasser']);
  const { association: all, joined: gone } = await withMember(two, random);
  const removed = await acted(all, all.founder, { kind: 'remove', member: gone.member, devices: [] });
  const desk = deskOf(gone.member);
  const { action } = await nextEpoch(removed, desk, random);
  expect([removed.founder, kasse.device, other.device, gone.device].map(({ id }) => mayOpenEpoch(removed.roster, id, desk))).toEqual([true, true, false, false]);
  expect(await refusalOf(removed, other.device, action)).toBe('not-allowed');
  for (const opener of [removed.founder, kasse.device]) {
    const opened = await withEpoch(removed, desk, random, opener);
    expect(new Set(opened.roster.circles.get(desk)?.wraps.keys())).toEqual(new Set([removed.founder.id, kasse.device.id]));
    expect([removed.founder, kasse.device, other.device, gone.device].map(({ id }) => mayAppend(opened.roster, id, desk))).toEqual([true, true, false, false]);
  }
});

test('R-37 only Leitung opens an epoch as an erasure, but in a mentorship, which it is not in', async () => {
  const random = seededRandom(130);
  const { association: one, joined: kasse } = await withMember(await found(random), random, ['treasurer', 'mentor']);
  const desk = deskOf(one.founderMember);
  const opened = await withEpoch(await withEpoch(one, desk, random), mentor, random, kasse.device, { members: [kasse.member] });
  const { founder } = opened;
  for (const circle of [TEAM, BOARD, desk]) {
    const erasure = (await nextEpoch(opened, circle, random, { reason: 'erasure' })).action;
    expect(await refusalOf(opened, kasse.device, erasure)).toBe('not-allowed');
    expect(await refusalOf(opened, kasse.device, { ...erasure, reason: 'compaction' })).toBeNull();
    expect(await refusalOf(opened, founder, erasure)).toBeNull();
  }
  expect(await refusalOf(opened, kasse.device, (await nextEpoch(opened, mentor, random, { reason: 'erasure' })).action)).toBeNull();
  const erased = await withEpoch(opened, TEAM, random, founder, { reason: 'erasure' });
  const later = await withEpoch(erased, TEAM, random, kasse.device);
  expect([opened, erased, later].map(({ roster }) => roster.circles.get(TEAM)?.lastErasure)).toEqual([0, 2, 2]);
});

test('R-24 R-28 an epoch out of turn, without a snapshot or with heads that make no sense is refused', async () => {
  const random = seededRandom(128);
  const association = await found(random);
  const { founder } = association;
  const { action } = await nextEpoch(association, TEAM, random);
  const head = { author: founder.id, number: 1 };
  expect(await refusalOf(association, founder, { ...action, heads: [head] })).toBeNull();
  for (const wrong of [{ epoch: 1 }, { epoch: 3 }, { reason: 'opening' as const }, { heads: [head, head] }, { heads: [{ ...head, number: 0 }] }, { heads: [{ ...head, author: (await found(random)).founder.id }] }]) {
    expect(await refusalOf(association, founder, { ...action, ...wrong })).toBe('epoch-wrong');
  }
  expect(await refusalOf(association, founder, { ...action, snapshot: noHash })).toBe('snapshot-missing');
});
