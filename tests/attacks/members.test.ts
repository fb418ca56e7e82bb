import { expect, test } from 'vitest';
import { BOARD, TEAM, newId, type CircleId, type MemberId } from '#base/ids.ts';
import { wrapsFor } from '#roster/entitled.ts';
import { extendRoster, readRoster } from '#roster/fold.ts';
import { namedWraps } from '#roster/wraps.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import { openWrap, wrapKey } from '#seal/wraps.ts';
import { decodeRosterEntry, joinProofBytes } from '#wire/rosterEntry.ts';
import { signFor } from '#wire/signing.ts';
import type { Wrap } from '#wire/messages.ts';
import type { RosterAction } from '#wire/rosterAction.ts';
import { nextEpoch, withEpoch } from '../support/epochActs.ts';
import { seededRandom } from '../support/random.ts';
import { DAY, HOUR, NOON, acted, circleWrap, deskOf, found, grown, inviteOffer, joinOffer, must, refTo, refusalOf, signed, withDevice, withMember } from '../support/rosterActs.ts';

const actionOf = (bytes: Uint8Array) => must(decodeRosterEntry(bytes)).action;

test('R-16 a member can not promote themselves, nor demote Leitung', async () => {
  const random = seededRandom(200);
  const { association, joined: { member, device } } = await withMember(await found(random), random, ['treasurer', 'canvasser', 'mentor']);
  const stranger = await createDeviceKeys(random);
  for (const roles of [['lead'], ['canvasser', 'lead'], []] as const) {
    for (const who of [member, association.founderMember]) {
      for (const by of [device, stranger]) expect(await refusalOf(association, by, { kind: 'role', member: who, roles })).toBe('not-allowed');
    }
  }
});

test('R-16 roles twice, of nobody, or of a removed member are refused from Leitung as well', async () => {
  const random = seededRandom(201);
  const { association, joined: { member } } = await withMember(await found(random), random);
  expect(await refusalOf(association, association.founder, { kind: 'role', member, roles: ['mentor', 'mentor'] })).toBe('not-allowed');
  expect(await refusalOf(association, association.founder, { kind: 'role', member: newId<MemberId>(random), roles: ['mentor'] })).toBe('not-allowed');
  const removed = await acted(association, association.founder, { kind: 'remove', member, devices: [] });
  expect(await refusalOf(removed, removed.founder, { kind: 'role', member, roles: ['canvasser'] })).toBe('not-allowed');
});

test('R-18 nobody without Leitung removes another, nor a whole member, nor devices that are not theirs', async () => {
  const random = seededRandom(202);
  const one = await withMember(await found(random), random, ['treasurer', 'mentor']);
  const { association, joined: other } = await withMember(one.association, random, ['lead']);
  const { member, device } = one.joined;
  const attempts = [{ member: other.member, devices: [other.device.id] }, { member: other.member, devices: [] }, { member, devices: [] }, { member, devices: [other.device.id] }, { member, devices: [device.id, device.id] }];
  for (const attempt of attempts) expect(await refusalOf(association, device, { kind: 'remove', ...attempt })).toBe('not-allowed');
  const foolish = [{ member, devices: [other.device.id] }, { member: other.member, devices: [device.id] }, { member: newId<MemberId>(random), devices: [] }];
  for (const attempt of foolish) expect(await refusalOf(association, other.device, { kind: 'remove', ...attempt })).toBe('not-allowed');
});

test('R-18 a removed device can do nothing any more, whatever its member’s roles were', async () => {
  const random = seededRandom(203);
  const start = await withMember(await found(random), random, ['lead', 'treasurer']);
  const { member, device } = start.joined;
  const second = await withDevice(start.association, random, { member });
  const invited = await inviteOffer(second.association, random, { by: device });
  const open = await grown(second.association, invited.offer.entry, NOON, invited.offer.wraps);
  const removed = await acted(open, open.founder, { kind: 'remove', member, devices: [device.id] });
  const epoch = await nextEpoch(removed, TEAM, random);
  const to = { id: device.id, box: device.public.box };
  const acts: RosterAction[] = [
    { kind: 'role', member, roles: ['lead'] },
    { kind: 'remove', member: removed.founderMember, devices: [] },
    { kind: 'remove', member, devices: [second.joined.device.id] },
    { kind: 'withdraw', invite: invited.keys.id },
    { kind: 'grant', wraps: [await refTo(await circleWrap(to, TEAM, removed))] },
    epoch.action,
    actionOf((await inviteOffer(removed, random, { by: device, member })).offer.entry),
  ];
  for (const action of acts) expect(await refusalOf(removed, device, action), action.kind).toBe('not-allowed');
  const back = await inviteOffer(removed, random, { member });
  const again = await joinOffer(await grown(removed, back.offer.entry, NOON, back.offer.wraps), back, random, { member, device });
  await expect(grown(await grown(removed, back.offer.entry), again.offer.entry)).rejects.toThrow('not-allowed');
});

test('R-19 a member removed as a whole is not admitted again by anybody, under no invite and no name', async () => {
  const random = seededRandom(204);
  const start = await withMember(await found(random), random, ['lead']);
  const { member, device } = start.joined;
  const sheet = await inviteOffer(start.association, random, { by: device, member, expires: 0 });
  const printed = await grown(start.association, sheet.offer.entry, NOON, sheet.offer.wraps);
  const byLead = await inviteOffer(printed, random, { member });
  const open = await grown(printed, byLead.offer.entry, NOON, byLead.offer.wraps);
  const fresh = await inviteOffer(open, random);
  const all = await grown(open, fresh.offer.entry, NOON, fresh.offer.wraps);
  const removed = await acted(all, all.founder, { kind: 'remove', member, devices: [] });
  for (const invited of [sheet, byLead]) {
    const join = await joinOffer(removed, invited, random, { member });
    await expect(grown(removed, join.offer.entry)).rejects.toThrow('invite-void');
  }
  await expect(grown(removed, (await inviteOffer(removed, random, { member })).offer.entry)).rejects.toThrow('not-allowed');
  await expect(grown(removed, (await joinOffer(removed, fresh, random, { member })).offer.entry), 'nor does a newcomer take the name').rejects.toThrow('not-allowed');
});

test('R-20 strangers and other members withdraw nothing; used, void and unknown invites are said so', async () => {
  const random = seededRandom(205);
  const start = await withMember(await found(random), random);
  const invited = await inviteOffer(start.association, random);
  const open = await grown(start.association, invited.offer.entry, NOON, invited.offer.wraps);
  const withdraw = (invite = invited.keys.id): RosterAction => ({ kind: 'withdraw', invite });
  expect(await refusalOf(open, start.joined.device, withdraw())).toBe('not-allowed');
  expect(await refusalOf(open, await createDeviceKeys(random), withdraw())).toBe('not-allowed');
  expect(await refusalOf(open, open.founder, withdraw(start.invited.keys.id))).toBe('invite-used');
  expect(await refusalOf(open, open.founder, withdraw((await inviteOffer(open, random)).keys.id))).toBe('invite-unknown');
  const void_ = await acted(open, open.founder, withdraw());
  expect(await refusalOf(void_, void_.founder, withdraw())).toBe('invite-void');
  await expect(grown(void_, (await joinOffer(void_, invited, random)).offer.entry)).rejects.toThrow('invite-void');
});

test('R-5 an invite that never expires is for oneself only, not even from Leitung for others', async () => {
  const random = seededRandom(206);
  const { association, joined: { member, device } } = await withMember(await found(random), random);
  for (const wish of [{}, { member }]) await expect(grown(association, (await inviteOffer(association, random, { expires: 0, ...wish })).offer.entry)).rejects.toThrow('not-allowed');
  expect((await grown(association, (await inviteOffer(association, random, { by: device, member, expires: 0 })).offer.entry)).roster.invites.size).toBe(2);
  const late = await inviteOffer(association, random, { by: device, member, expires: NOON + 31 * DAY });
  expect(await refusalOf(association, device, actionOf(late.offer.entry), NOON + HOUR / 2)).toBe('not-allowed');
});

test('R-25 an epoch that leaves somebody out, lets a stranger in or wraps for them in their place is refused', async () => {
  const random = seededRandom(207);
  const start = await withMember(await found(random), random, ['lead']);
  const invited = await inviteOffer(start.association, random);
  const { association: lostOne, joined: lost } = await withMember(await grown(start.association, invited.offer.entry, NOON, invited.offer.wraps), random);
  const association = await acted(lostOne, lostOne.founder, { kind: 'remove', member: lost.member, devices: [] });
  const { device } = start.joined;
  const stranger = await createDeviceKeys(random);
  for (const id of [association.founder.id, invited.keys.id]) {
    expect(await refusalOf(association, device, (await nextEpoch(association, TEAM, random, { without: [id] })).action)).toBe('wraps-missing');
  }
  for (const keys of [stranger, lost.device]) {
    const besides = [{ id: keys.id, box: keys.public.box }];
    expect(await refusalOf(association, device, (await nextEpoch(association, TEAM, random, { besides })).action)).toBe('epoch-wrong');
    expect(await refusalOf(association, device, (await nextEpoch(association, TEAM, random, { besides, without: [association.founder.id] })).action)).toBe('epoch-wrong');
  }
  const { action } = await nextEpoch(association, TEAM, random);
  const [first, ...rest] = action.wraps;
  for (const wraps of [[...rest, rest[0]!], [first!, ...action.wraps], [{ ...first!, epoch: 1 }, ...rest], [{ ...first!, circle: deskOf(association.founderMember) }, ...rest]]) {
    expect(await refusalOf(association, device, { ...action, wraps })).toBe('epoch-wrong');
  }
});

test('R-30 nobody keeps the others from opening an epoch by a key that nothing can be wrapped for', async () => {
  const random = seededRandom(211);
  const association = await found(random);
  const invited = await inviteOffer(association, random);
  const open = await grown(association, invited.offer.entry, NOON, invited.offer.wraps);
  const place = { space: open.roster.space, circle: TEAM, epoch: 2 };
  const hex = ['00'.repeat(32), `01${'00'.repeat(31)}`, 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800', '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157', `ec${'ff'.repeat(30)}7f`, `ed${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(30)}7f`];
  const bad = hex.map((text) => Uint8Array.from(text.match(/../g)!, (byte) => Number.parseInt(byte, 16)));
  const founding = actionOf(association.chain[0]!) as Extract<RosterAction, { kind: 'found' }>;
  const invite = actionOf(invited.offer.entry) as Extract<RosterAction, { kind: 'invite' }>;
  for (const box of [...bad, ...bad.map((key) => key.with(31, key[31]! | 0x80))]) {
    await expect(wrapKey({ id: association.founder.id, box }, place, random(32)), 'which is why').rejects.toThrow();
    const device = await createDeviceKeys(random);
    const honest = actionOf((await joinOffer(open, invited, random, { device })).offer.entry) as Extract<RosterAction, { kind: 'join' }>;
    const proof = await signFor('join', joinProofBytes(open.roster.space, honest.member, { ...honest.device, box }), invited.keys.sign);
    expect(await refusalOf(open, device, { ...honest, device: { ...honest.device, box }, proof })).toBe('not-allowed');
    expect(await refusalOf(association, association.founder, { ...invite, invite: { ...invite.invite, box } })).toBe('not-allowed');
    const entry = await signed(null, association.founder, { ...founding, device: { ...founding.device, box } }, NOON);
    expect(await extendRoster(null, entry, NOON)).toMatchObject({ refusal: 'forged' });
  }
});

test('R-24 R-27 nobody opens an epoch of a circle they are not in, nor puts a mentor out of theirs or somebody removed in', async () => {
  const random = seededRandom(208);
  const circle = 'mentor:a' as CircleId;
  const one = await withMember(await found(random), random, ['mentor']);
  const two = await withMember(one.association, random, ['mentor']);
  const [first, second] = [one.joined, two.joined];
  const nobody = newId<MemberId>(random);
  for (const members of [[], [second.member], [first.member, first.member], [first.member, nobody]]) {
    expect(await refusalOf(two.association, first.device, (await nextEpoch(two.association, circle, random, { members })).action)).toBe('epoch-wrong');
  }
  const opened = await withEpoch(two.association, circle, random, first.device, { members: [first.member, second.member] });
  for (const members of [[second.member], [first.member, second.member, nobody], []]) {
    expect(await refusalOf(opened, second.device, (await nextEpoch(opened, circle, random, { members })).action)).toBe('epoch-wrong');
  }
  expect(await refusalOf(opened, opened.founder, (await nextEpoch(opened, circle, random, { members: [opened.founderMember, first.member, second.member] })).action)).toBe('not-allowed');
  const desk = deskOf(first.member);
  expect(await refusalOf(opened, second.device, (await nextEpoch(opened, desk, random)).action)).toBe('not-allowed');
  const removed = await acted(opened, opened.founder, { kind: 'remove', member: second.member, devices: [] });
  expect(await refusalOf(removed, first.device, (await nextEpoch(removed, circle, random, { members: [first.member, second.member] })).action)).toBe('epoch-wrong');
});

test('R-21 R-29 a removed device with all wraps there ever were opens no later epoch, nor one whose wrap is passed to it', async () => {
  const random = seededRandom(209);
  const { association, joined: { member, device } } = await withMember(await found(random), random);
  const removed = await acted(association, association.founder, { kind: 'remove', member, devices: [] });
  const after = await withEpoch(await withEpoch(removed, TEAM, random), deskOf(removed.founderMember), random);
  const later = after.wraps.filter(({ circle, epoch }) => circle !== TEAM || epoch > 1);
  expect(later.length).toBeGreaterThan(1);
  for (const wrap of [...later, ...later.map((one) => ({ ...one, recipient: device.id }))]) expect(await openWrap(device, after.roster.space, wrap)).toMatchObject({ refusal: 'not-for-us' });
});

test('R-3 R-13 a hub can not leave out a removal, nor put its own key in a wrap’s place', async () => {
  const random = seededRandom(210);
  const { association, joined: { member } } = await withMember(await found(random), random);
  const removed = await acted(association, association.founder, { kind: 'remove', member, devices: [] });
  const after = await withEpoch(removed, TEAM, random);
  const { chain } = after;
  expect((await readRoster([...chain.slice(0, -2), chain.at(-1)!])).ok, 'what came after the removal stands on it').toBe(false);
  const { id, public: { box } } = after.founder;
  const [real] = after.wraps.filter(({ recipient, epoch }) => recipient === id && epoch === 2);
  const planted = await wrapKey({ id, box }, { space: after.roster.space, circle: TEAM, epoch: 2 }, random(32));
  const named = (wraps: readonly Wrap[]) => namedWraps(wrapsFor(after.roster, id), wraps);
  expect([await named([real!]), await named([planted, real!, after.founderWrap])]).toEqual([[real], [real]]);
  expect([await named([planted]), await named([]), await named([{ ...real!, circle: BOARD }]), await named([{ ...real!, epoch: 1 }])]).toEqual([null, null, null, null]);
});
