import { expect, test } from 'vitest';
import { TEAM, type CircleId } from '#base/ids.ts';
import { whatWouldBeLost } from '#roster/lastKey.ts';
import { mentorCircleIn, wasInCircle } from '#roster/mentorship.ts';
import { mayAppend, mayFollow } from '#roster/rights.ts';
import { nextEpoch, withEpoch } from '../support/epochActs.ts';
import { seededRandom } from '../support/random.ts';
import { acted, found, refusalOf, withDevice, withMember } from '../support/rosterActs.ts';

const mentor = 'mentor:m1' as CircleId;

/** Ada and Bo and Cem, and Leitung; Ada opened the mentorship. */
async function three(seed: number) {
  const random = seededRandom(seed);
  const one = await withMember(await found(random), random, ['mentor']);
  const two = await withMember(one.association, random, ['mentor']);
  const three = await withMember(two.association, random, ['canvasser']);
  const [ada, bo, cem] = [one.joined, two.joined, three.joined];
  return { random, ada, bo, cem, opened: await withEpoch(three.association, mentor, random, ada.device, { members: [ada.member] }) };
}

test('R-43 a mentorship’s circle tells who opened it and who put whom in', async () => {
  const { random, ada, bo, opened } = await three(140);
  expect(mentorCircleIn(opened.roster, mentor)).toEqual({ openedBy: ada.member, readers: [ada.member], strangers: [] });
  const both = await withEpoch(opened, mentor, random, ada.device, { members: [ada.member, bo.member] });
  const later = await withEpoch(both, mentor, random, bo.device, { members: [bo.member, ada.member] });
  expect(mentorCircleIn(later.roster, mentor)).toEqual({ openedBy: ada.member, readers: [bo.member, ada.member], strangers: [] });
  expect([mentorCircleIn(later.roster, 'mentor:m2' as CircleId), mentorCircleIn(later.roster, TEAM)]).toEqual([null, null]);
});

test('R-44 whom a co-mentor put in is a stranger, and so is whoever squats the circle’s name', async () => {
  const { random, ada, bo, cem, opened } = await three(141);
  const both = await withEpoch(opened, mentor, random, ada.device, { members: [ada.member, bo.member] });
  const more = await withEpoch(both, mentor, random, bo.device, { members: [ada.member, bo.member, cem.member] });
  expect(mentorCircleIn(more.roster, mentor)).toEqual({ openedBy: ada.member, readers: [ada.member, bo.member, cem.member], strangers: [cem.member] });
  const squat = 'mentor:m9' as CircleId;
  const squatted = await withEpoch(opened, squat, random, cem.device, { members: [ada.member, cem.member] });
  expect(mentorCircleIn(squatted.roster, squat)).toEqual({ openedBy: cem.member, readers: [ada.member, cem.member], strangers: [] });
});

test('R-27 R-43 whoever opened a mentorship’s circle leaves a reader out, nobody else does; who takes them in again put them in', async () => {
  const { random, ada, bo, cem, opened } = await three(144);
  const all = await withEpoch(opened, mentor, random, ada.device, { members: [ada.member, bo.member, cem.member] });
  for (const members of [[bo.member], [ada.member, bo.member]]) expect(await refusalOf(all, bo.device, (await nextEpoch(all, mentor, random, { members })).action)).toBe('epoch-wrong');
  expect(await refusalOf(all, ada.device, (await nextEpoch(all, mentor, random, { members: [bo.member, cem.member] })).action)).toBe('epoch-wrong');
  const without = await withEpoch(all, mentor, random, ada.device, { members: [ada.member, bo.member] });
  expect([mayFollow(without.roster, cem.device.id, mentor), mayAppend(without.roster, cem.device.id, mentor), wasInCircle(without.roster, mentor, cem.member)]).toEqual([false, false, true]);
  expect(mentorCircleIn(without.roster, mentor)).toEqual({ openedBy: ada.member, readers: [ada.member, bo.member], strangers: [] });
  expect(await refusalOf(without, cem.device, (await nextEpoch(without, mentor, random, { members: [ada.member, bo.member, cem.member] })).action)).toBe('not-allowed');
  const slipped = await withEpoch(without, mentor, random, bo.device, { members: [ada.member, bo.member, cem.member] });
  expect(mentorCircleIn(slipped.roster, mentor)?.strangers).toEqual([cem.member]);
  const again = await withEpoch(without, mentor, random, ada.device, { members: [ada.member, bo.member, cem.member] });
  expect(mentorCircleIn(again.roster, mentor)?.strangers).toEqual([]);
});

test('R-45 a removed mentor reads nothing more and stays known as who opened the circle; a co-mentor goes on', async () => {
  const { random, ada, bo, opened } = await three(142);
  const both = await withEpoch(opened, mentor, random, ada.device, { members: [ada.member, bo.member] });
  const gone = await acted(both, both.founder, { kind: 'remove', member: ada.member, devices: [] });
  const after = await withEpoch(gone, mentor, random, bo.device, { members: [bo.member] });
  expect(mentorCircleIn(after.roster, mentor)).toEqual({ openedBy: ada.member, readers: [bo.member], strangers: [] });
  expect([ada, bo].map(({ member }) => wasInCircle(after.roster, mentor, member))).toEqual([true, true]);
  expect(wasInCircle(after.roster, mentor, after.founderMember)).toBe(false);
});

test('the notes of a mentorship are lost with the mentor’s last device, but where a co-mentor, another device or a sheet holds their key', async () => {
  const { random, ada, bo, opened } = await three(143);
  expect(whatWouldBeLost(opened.roster, [ada.device.id], 'removed').circles).toEqual([mentor]);
  expect(whatWouldBeLost(opened.roster, [opened.founder.id], 'removed').circles).toEqual([]);
  const both = await withEpoch(opened, mentor, random, ada.device, { members: [ada.member, bo.member] });
  expect(whatWouldBeLost(both.roster, [ada.device.id], 'removed').circles).toEqual([]);
  const { association, joined } = await withDevice(opened, random, { member: ada.member });
  const keyed = await withEpoch(association, mentor, random, ada.device, { members: [ada.member] });
  expect(whatWouldBeLost(keyed.roster, [ada.device.id], 'removed').circles).toEqual([]);
  expect(whatWouldBeLost(keyed.roster, [ada.device.id, joined.device.id], 'removed').circles).toEqual([mentor]);
});

test('who is no mentor any more by role keeps the circles they are in: they were chosen by name', async () => {
  const { ada, opened } = await three(144);
  const without = await acted(opened, opened.founder, { kind: 'role', member: ada.member, roles: ['canvasser'] });
  expect([mentorCircleIn(without.roster, mentor)?.readers, without.roster.circles.get(mentor)?.due]).toEqual([[ada.member], false]);
});
