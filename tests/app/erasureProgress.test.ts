import { beforeAll, expect, test } from 'vitest';
import { mentorCircle, TEAM, type CircleId, type DeviceId, type MentorshipId } from '#base/ids.ts';
import { erasuresIn } from '#app/erasureProgress.ts';
import { withEpoch } from '../support/epochActs.ts';
import { seededRandom } from '../support/random.ts';
import { deskOf, found, withMember, type Association, type Joined } from '../support/rosterActs.ts';

const random = seededRandom(84);
const NOTES = mentorCircle('patenschaft' as MentorshipId);
let association: Association;
let [mentor, canvasser]: Joined[] = [];
let desk: CircleId;

const said = (device: DeviceId, ...standings: readonly (readonly [CircleId, number])[]) => ({ device, lastContact: null, erased: false, standings: standings.map(([circle, epoch]) => ({ circle, epoch })) });
const progress = (...standings: readonly ReturnType<typeof said>[]) => erasuresIn(association.chain, association.roster, standings).map(({ id, devices }) => [id, devices?.done, devices?.of]);

/** Leitung erases somebody; the mentor's notes follow, then the canvasser's desk. Then somebody joins, and another is erased. */
beforeAll(async () => {
  const first = await withMember(await found(random), random, ['mentor']);
  const second = await withMember(first.association, random);
  [mentor, canvasser] = [first.joined, second.joined];
  desk = deskOf(canvasser.member);
  association = await withEpoch(second.association, NOTES, random, mentor.device, { members: [mentor.member] });
  association = await withEpoch(association, desk, random, canvasser.device);
  association = await withEpoch(association, TEAM, random, association.founder, { reason: 'erasure' });
  association = await withEpoch(association, NOTES, random, mentor.device, { reason: 'erasure' });
  association = await withEpoch(association, desk, random, association.founder, { reason: 'erasure' });
});

test('C-84 a mentor is done once the notes are forgotten as well, and nobody waits for a circle they are not in', () => {
  const [lead, hers, his] = [association.founder.id, mentor!.device.id, canvasser!.device.id];
  expect(progress()).toEqual([[`${TEAM} 2`, 0, 3]]);
  expect(progress(said(lead, [TEAM, 2]), said(hers, [TEAM, 2]), said(his, [TEAM, 2]))).toEqual([[`${TEAM} 2`, 0, 3]]);
  expect(progress(said(lead, [TEAM, 2], [desk, 2]), said(hers, [TEAM, 2]), said(his, [TEAM, 2], [desk, 1]))).toEqual([[`${TEAM} 2`, 1, 3]]);
  expect(progress(said(lead, [TEAM, 2], [desk, 2]), said(hers, [TEAM, 2], [NOTES, 2]), said(his, [TEAM, 3], [desk, 2]))).toEqual([[`${TEAM} 2`, 3, 3]]);
});

test('C-84 whoever joined later never had it; a later erasure counts by itself', async () => {
  const before = association;
  const { association: more, joined } = await withMember(association, random, ['treasurer']);
  association = await withEpoch(more, TEAM, random, more.founder, { reason: 'erasure' });
  const done = said(association.founder.id, [TEAM, 2], [desk, 2]);
  expect(progress(done)).toEqual([[`${TEAM} 3`, 0, 4], [`${TEAM} 2`, 2, 4]]);
  expect(progress(said(joined.device.id, [TEAM, 3]))).toEqual([[`${TEAM} 3`, 1, 4], [`${TEAM} 2`, 1, 4]]);
  association = before;
});
