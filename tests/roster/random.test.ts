import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalBytes } from '#base/bytes.ts';
import { BOARD, type CircleId, type DeviceId, type InviteId, type MemberId, type Random } from '#base/ids.ts';
import { entitledRecipients, missingGrants } from '#roster/entitled.ts';
import { extendRoster, readRoster } from '#roster/fold.ts';
import { findFork, isSettled, settleFor } from '#roster/fork.ts';
import { circlesOf, epochOf, isDue, mayAppend, mayFollow, mayOpenEpoch } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import { wrapRefs } from '#roster/wraps.ts';
import type { DeviceKeys, InviteKeys, KeysOf } from '#seal/deviceKeys.ts';
import { openWrap } from '#seal/wraps.ts';
import type { Wrap } from '#wire/messages.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import { roles, type EpochReason, type Recipient, type Role, type RosterAction } from '#wire/rosterAction.ts';
import { nextEpoch, withEpoch, withGrants } from '../support/epochActs.ts';
import { seededRandom } from '../support/random.ts';
import { belongs, copyOf, leads, modelOf, told, type Model } from '../support/rosterModel.ts';
import { NOON, circleWrap, deskOf, found, inviteOffer, joinOffer, keyName, must, signed, type Association } from '../support/rosterActs.ts';

/** What a step tries; the numbers pick whoever and whatever there is then. Most steps are Leitung's, else hardly any would be taken. */
const kinds = ['invite', 'device', 'join', 'join', 'role', 'promote', 'lose', 'remove', 'withdraw', 'rotate', 'erase', 'desk', 'mentor', 'grant', 'sheet', 'backup', 'settle'] as const;
const step = fc.record({ kind: fc.constantFrom(...kinds), by: fc.nat(20), who: fc.nat(20), what: fc.nat(20) });
/** The kinds of steps that were taken. */
type Seen = Set<string>;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type World = { association: Association; model: Model; readonly random: Random; readonly devices: DeviceKeys[]; readonly invites: InviteKeys[]; backup: Pick<World, 'association' | 'model'> | null };
type Act = { readonly author: DeviceKeys; readonly action: RosterAction; readonly wraps?: readonly Wrap[]; readonly named?: string; readonly device?: DeviceKeys; readonly invite?: InviteKeys; readonly key?: { readonly circle: CircleId; readonly bytes: Uint8Array<ArrayBuffer> } };

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;
const rolesBy = (what: number): readonly Role[] => roles.filter((_, bit) => (what >> bit) % 2 === 1);
/** Three members, to begin with. */
const start: readonly Step[] = (['invite', 'join', 'invite', 'join'] as const).map((kind, at) => ({ kind, by: 0, who: at >> 1, what: 4 }));
const mentorship = 'mentor:m' as CircleId;

async function actOf(world: World, { kind, by, who, what }: Step): Promise<Act | null> {
  const { association, random, devices, model } = world;
  const author = pick(devices, Math.max(0, by - 10));
  const members = [...model.members.keys()];
  const member = pick(members, who);
  const circles = [...association.roster.circles.keys()];
  switch (kind) {
    case 'sheet': {
      const own = model.devices.get(author.id)?.member;
      const { keys, offer } = await inviteOffer(association, random, { by: author, expires: 0, ...(own ? { member: own } : {}) });
      return { author, action: must(decodeRosterEntry(offer.entry)).action, wraps: offer.wraps, named: keys.id, invite: keys };
    }
    case 'backup':
    case 'settle':
      return null;
    case 'invite':
    case 'device': {
      const further = kind === 'device' ? { member } : { roles: rolesBy(what % 16) };
      const { keys, offer } = await inviteOffer(association, random, { by: author, expires: what === 20 ? 0 : undefined as never, ...further });
      return { author, action: must(decodeRosterEntry(offer.entry)).action, wraps: offer.wraps, named: keys.id, invite: keys };
    }
    case 'join': {
      const invite = world.invites.length > 0 ? pick(world.invites, who) : null;
      if (!invite) return null;
      const known = association.roster.invites.get(invite.id)?.member ?? (what === 0 ? member : null);
      const { device, offer } = await joinOffer(association, { keys: invite, offer: { entry: new Uint8Array(), wraps: [] } }, random, known ? { member: known } : {});
      return { author: device, action: must(decodeRosterEntry(offer.entry)).action, wraps: offer.wraps, named: device.id, device };
    }
    case 'role':
      return { author, action: { kind, member, roles: rolesBy(what % 16) } };
    case 'promote':
      return { author, action: { kind: 'role', member, roles: [...new Set([...model.members.get(member)!.roles, 'treasurer' as const])] } };
    case 'lose':
      return { author, action: { kind: 'remove', member, devices: [pick(devices, what).id] } };
    case 'remove':
      return { author, action: { kind, member, devices: [] } };
    case 'withdraw':
      return world.invites.length > 0 ? { author, action: { kind, invite: pick(world.invites, who).id } } : null;
    case 'rotate':
      return epochAct(world, author, pick(circles, who), []);
    case 'erase':
      return epochAct(world, author, pick(circles, who), [], 'erasure');
    case 'desk':
      return epochAct(world, author, deskOf(member), []);
    case 'mentor':
      return epochAct(world, author, mentorship, members.filter((_, at) => (what >> at) % 2 === 1));
    case 'grant': {
      const lacking = circles.filter((one) => missingGrants(association.roster, one).length > 0);
      const circle = lacking.length > 0 ? pick(lacking, who) : pick(circles, who);
      const wraps = await Promise.all(missingGrants(association.roster, circle).map((to) => circleWrap(to, circle, association)));
      return { author, action: { kind, wraps: await wrapRefs(wraps) }, wraps };
    }
  }
}

async function epochAct(world: World, author: DeviceKeys, circle: CircleId, members: readonly MemberId[], reason?: EpochReason): Promise<Act> {
  const staying = (world.association.roster.circles.get(circle)?.members ?? []).filter((id) => !world.model.members.get(id)?.gone);
  const { action, wraps, key } = await nextEpoch(world.association, circle, world.random, { members: [...new Set([...staying, ...members])], ...(reason ? { reason } : {}) });
  return { author, action, wraps, key: { circle, bytes: key } };
}

/** Tries an act; a refused one changes nothing, a taken one is told to the model. */
async function attempt(world: World, { author, action, wraps = [], named = '', device, invite, key }: Act): Promise<void> {
  const { association, model } = world;
  const entry = await signed(association.roster, author, action, NOON);
  const result = await extendRoster(association.roster, entry, NOON);
  if (!result.ok) return;
  if (action.kind === 'epoch' && action.reason === 'erasure') expect(action.circle.startsWith('mentor:') || leads(model, author.id)).toBe(true);
  const keys = new Map(association.keys);
  if (key) keys.set(keyName(key.circle, epochOf(result.value, key.circle)), key.bytes);
  world.association = { ...association, roster: result.value, chain: [...association.chain, entry], wraps: [...association.wraps, ...wraps], keys };
  told(model, author.id, action, named);
  if (device) world.devices.push(device);
  if (invite) world.invites.push(invite);
}

/**
 * The hub is put back to a backup and written to; Leitung settles on that. Devices on the chain that is left change over just
 * then, and from then on everything is as the other chain says, but for whom theirs removed.
 */
async function forkAndSettle(world: World, { who, what }: Step, seen: Seen): Promise<void> {
  const { backup, association: own } = world;
  if (!backup || own.chain.length === backup.association.chain.length) return;
  const apart: World = { ...world, association: { ...backup.association, wraps: own.wraps }, model: copyOf(backup.model) };
  const written = await actOf(apart, { kind: what % 2 ? 'invite' : 'promote', by: 0, who, what: 5 });
  if (written) await attempt(apart, written);
  const fork = await findFork(own.chain, apart.association.chain);
  const action = fork && (await settleFor(fork, own.founder.id));
  if (!fork || !action?.ok) return;
  expect(await isSettled(fork)).toBe(false);
  await attempt(apart, { author: own.founder, action: action.value });
  const after = await findFork(own.chain, apart.association.chain);
  expect(after && (await isSettled(after))).toBe(true);
  for (const [id, { active }] of world.model.devices) if (!active && apart.model.devices.has(id)) expect(apart.association.roster.devices.get(id)?.removed).toBe(true);
  world.association = apart.association;
  world.model = apart.model;
  world.backup = null;
  seen.add('settle');
}

/** A used invite's key went to the device that joined; that nobody opens its wrap again is for the hub, which deletes it (H-14). */
function everyone({ devices, invites, association: { roster } }: World): readonly KeysOf<DeviceId | InviteId>[] {
  return [...devices, ...invites.filter(({ id }) => roster.invites.get(id)?.state !== 'used')];
}

/** Rights are the model's; nobody else is on the list of holders, and whoever else knows a key has made its circle due. */
function agrees({ association: { roster }, model, devices, invites }: World): void {
  for (const { id } of devices) expect(circlesOf(roster, id)).toEqual([...roster.circles.keys()].filter((circle) => belongs(model, id, circle)));
  for (const circle of roster.circles.values()) {
    const entitled = [...devices, ...invites].map(({ id }) => id).filter((id) => circle.id !== BOARD && belongs(model, id, circle.id));
    expect(new Set(entitledRecipients(roster, circle.id).map(({ id }: Recipient) => id))).toEqual(new Set(entitled));
    expect([...circle.wraps.keys()].filter((id) => !belongs(model, id, circle.id))).toEqual([]);
    for (const { id } of devices) expect(mayAppend(roster, id, circle.id)).toBe(mayFollow(roster, id, circle.id) && !circle.due);
  }
}

/** Opens what is due and grants what is missing, by whoever can; circles nobody is left in stay as they are. */
async function settled(world: World, seen: Seen): Promise<Association> {
  let { association } = world;
  for (const circle of association.roster.circles.keys()) {
    const able = world.devices.filter(({ id }) => mayFollow(association.roster, id, circle));
    const opener = able.find(({ id }) => mayOpenEpoch(association.roster, id, circle));
    if (isDue(association.roster, circle) && opener) {
      const members = association.roster.circles.get(circle)?.members?.filter((id) => !world.model.members.get(id)?.gone);
      association = await withEpoch(association, circle, world.random, opener, members ? { members } : {});
    }
    const holder = able.find(({ id }) => association.roster.circles.get(circle)?.wraps.has(id));
    if (!holder || missingGrants(association.roster, circle).length === 0) continue;
    association = await withGrants(association, circle, holder);
    seen.add('grant');
  }
  return association;
}

async function opens({ roster, keys, wraps }: Association, who: KeysOf<DeviceId | InviteId>, circle: CircleId): Promise<boolean> {
  const epoch = epochOf(roster, circle);
  const lying = wraps.filter((wrap) => wrap.circle === circle && wrap.epoch === epoch);
  const own = lying.filter(({ recipient }) => recipient === who.id);
  const tries = await Promise.all((own.length > 0 ? own : lying).map((wrap) => openWrap(who, roster.space, wrap)));
  const found = tries.find(({ ok }) => ok);
  return found?.ok === true && equalBytes(found.value, keys.get(keyName(circle, epoch))!);
}

async function opensJustItsOwn(world: World, association: Association): Promise<void> {
  const reachable = [...association.roster.circles.keys()].filter((circle) => circle !== BOARD && world.devices.some(({ id }) => mayFollow(association.roster, id, circle)));
  for (const circle of reachable) {
    expect(isDue(association.roster, circle)).toBe(false);
    for (const who of everyone(world)) expect(await opens(association, who, circle), `${who.id} and ${circle}`).toBe(belongs(world.model, who.id, circle));
  }
}

test('R-29 R-15 R-34 in random associations every entitled device holds a wrap of every present epoch, no other does, and all read the same', async () => {
  const seen: Seen = new Set();
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(step, { minLength: 20, maxLength: 50 }), async (seed, steps) => {
      const random = seededRandom(seed);
      const association = await found(random);
      const { founder, founderMember } = association;
      const world: World = { association, model: modelOf(founder.id, founderMember), random, devices: [founder], invites: [], backup: null };
      for (const one of [...start, ...steps]) {
        if (one.kind === 'backup') world.backup = { association: world.association, model: copyOf(world.model) };
        if (one.kind === 'backup') seen.add('backup');
        if (one.kind === 'settle') await forkAndSettle(world, one, seen);
        const act = await actOf(world, one);
        const before: Roster = world.association.roster;
        if (act) await attempt(world, act);
        if (world.association.roster !== before) seen.add(one.kind);
        agrees(world);
      }
      expect(must(await readRoster(world.association.chain))).toEqual(world.association.roster);
      const after = await settled(world, seen);
      await opensJustItsOwn(world, after);
      expect(must(await readRoster(after.chain, association.roster.genesis))).toEqual(after.roster);
    }),
    { numRuns: 50 },
  );
  expect(kinds.filter((kind) => !seen.has(kind)), 'every kind of step was taken at least once').toEqual([]);
}, 120_000);
