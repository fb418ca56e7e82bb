import { expect, test } from 'vitest';
import { TEAM, type Random } from '#base/ids.ts';
import { whatWouldBeLost } from '#roster/lastKey.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { seededRandom } from '../support/random.ts';
import { acted, circleWrap, deskOf, found, grown, inviteOffer, keyName, refTo, signed, withDevice, withMember, type Association } from '../support/rosterActs.ts';

async function withSheet(association: Association, random: Random, by: DeviceKeys): Promise<Association> {
  const member = association.roster.devices.get(by.id)!.member;
  const { offer } = await inviteOffer(association, random, { member, expires: 0, by });
  return grown(association, offer.entry, null, offer.wraps);
}

test('a founder’s only device holds everything: erased, nobody ever reads or leads again', async () => {
  const { roster, founder } = await found(seededRandom(90));
  expect(whatWouldBeLost(roster, [founder.id], 'erased')).toEqual({ circles: [TEAM], lead: true, sheet: false, back: 'nobody' });
});

test('with a sheet nothing is lost when the device is erased; removing the device takes its sheet with it', async () => {
  const random = seededRandom(91);
  const association = await found(random);
  const { roster } = await withSheet(association, random, association.founder);
  expect(whatWouldBeLost(roster, [association.founder.id], 'erased')).toEqual({ circles: [], lead: false, sheet: false, back: 'sheet' });
  expect(whatWouldBeLost(roster, [association.founder.id], 'removed')).toMatchObject({ lead: true, sheet: true, back: 'nobody' });
});

test('a sheet that was withdrawn or used, and an open invite that will run out, save nothing', async () => {
  const random = seededRandom(92);
  const association = await found(random);
  const { keys, offer } = await inviteOffer(association, random, { member: association.founderMember, expires: 0 });
  const withdrawn = await acted(await grown(association, offer.entry, null, offer.wraps), association.founder, { kind: 'withdraw', invite: keys.id });
  expect(whatWouldBeLost(withdrawn.roster, [association.founder.id], 'erased')).toMatchObject({ circles: [TEAM], sheet: false, back: 'nobody' });
  const invited = await grown(association, (await inviteOffer(association, random)).offer.entry);
  expect(whatWouldBeLost(invited.roster, [association.founder.id], 'erased')).toMatchObject({ circles: [TEAM], lead: true });
});

test('a second device of one’s own saves all; both together are everything again', async () => {
  const random = seededRandom(93);
  const { association, joined } = await withDevice(await found(random), random, {});
  const own = await withDevice(association, random, { member: association.founderMember });
  const { roster, founder } = own.association;
  expect(whatWouldBeLost(roster, [founder.id], 'erased')).toEqual({ circles: [], lead: false, sheet: false, back: 'device' });
  expect(whatWouldBeLost(roster, [founder.id, own.joined.device.id], 'erased')).toEqual({ circles: [], lead: true, sheet: false, back: 'nobody' });
  expect(whatWouldBeLost(roster, [joined.device.id], 'erased'), 'a canvasser comes back by Leitung').toEqual({ circles: [], lead: false, sheet: false, back: 'lead' });
});

test('a desk is not lost while Leitung has its key, and Leitung is lost with its last device', async () => {
  const random = seededRandom(94);
  const { association, joined } = await withMember(await found(random), random);
  const desk = deskOf(joined.member);
  const keyed = { ...association, keys: new Map(association.keys).set(keyName(desk, 0), random(32)).set(keyName(desk, 1), random(32)) };
  const recipients = [joined.device, association.founder];
  const wraps = await Promise.all(recipients.map(async ({ id, public: { box } }) => ({ ...(await circleWrap({ id, box }, desk, keyed)), epoch: 1 })));
  const action = { kind: 'epoch', circle: desk, epoch: 1, reason: 'opening', members: [], snapshot: noHash, heads: [], wraps: await Promise.all(wraps.map(refTo)) } as const;
  const opened = await grown(association, await signed(association.roster, joined.device, action, Date.UTC(2026, 2, 3)));
  expect(whatWouldBeLost(opened.roster, [joined.device.id], 'erased').circles, 'Leitung has its key too').toEqual([]);
  expect(whatWouldBeLost(opened.roster, [association.founder.id], 'erased')).toMatchObject({ circles: [], lead: true });
});
