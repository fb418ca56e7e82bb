import fc from 'fast-check';
import type { CircleId, MemberId, Random } from '#base/ids.ts';
import { missingGrants } from '#roster/entitled.ts';
import { extendRoster } from '#roster/fold.ts';
import { epochOf, nextEpochOf } from '#roster/rights.ts';
import { wrapRefs } from '#roster/wraps.ts';
import type { DeviceKeys, InviteKeys } from '#seal/deviceKeys.ts';
import type { RosterOffer, Wrap } from '#wire/messages.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import { roles, type EpochReason, type Role, type RosterAction } from '#wire/rosterAction.ts';
import { snapshotHash } from '#wire/snapshot.ts';
import { nextEpoch } from './epochActs.ts';
import { modelOf, told, type Model } from './rosterModel.ts';
import { NOON, circleWrap, deskOf, found, inviteOffer, joinOffer, keyName, must, signed, type Association } from './rosterActs.ts';

/** What a step tries; the numbers pick whoever and whatever there is then. Most steps are Leitung's, else hardly any would be taken. */
export const kinds = ['invite', 'device', 'join', 'join', 'role', 'promote', 'lose', 'remove', 'withdraw', 'rotate', 'erase', 'desk', 'mentor', 'grant', 'sheet', 'backup', 'settle'] as const;
export const step = fc.record({ kind: fc.constantFrom(...kinds), by: fc.nat(20), who: fc.nat(20), what: fc.nat(20) });
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export type World = { association: Association; model: Model; readonly random: Random; readonly devices: DeviceKeys[]; readonly invites: InviteKeys[]; backup: Pick<World, 'association' | 'model'> | null };
export type Act = { readonly author: DeviceKeys; readonly action: RosterAction; readonly wraps?: readonly Wrap[]; readonly named?: string; readonly device?: DeviceKeys; readonly invite?: InviteKeys; readonly key?: { readonly circle: CircleId; readonly bytes: Uint8Array<ArrayBuffer> } };

/** What every later epoch here begins with; the roster does not look into it. */
export const anySnapshot = new Uint8Array([7]);
const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;
const rolesBy = (what: number): readonly Role[] => roles.filter((_, bit) => (what >> bit) % 2 === 1);
/** Three members, to begin with. */
export const start: readonly Step[] = (['invite', 'join', 'invite', 'join'] as const).map((kind, at) => ({ kind, by: 0, who: at >> 1, what: 4 }));
const mentorship = 'mentor:m' as CircleId;

/** What the step makes of the world as it is; null: nothing. Much of it nobody may do. */
export async function actOf(world: World, { kind, by, who, what }: Step): Promise<Act | null> {
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
  const snapshot = nextEpochOf(world.association.roster, circle) > 1 ? { snapshot: await snapshotHash([anySnapshot]) } : {};
  const { action, wraps, key } = await nextEpoch(world.association, circle, world.random, { members: [...new Set([...staying, ...members])], ...snapshot, ...(reason ? { reason } : {}) });
  return { author, action, wraps, key: { circle, bytes: key } };
}

/** The act as it is offered to the hub and told to devices. */
export async function offerOf({ association }: World, { author, action, wraps = [] }: Act): Promise<RosterOffer> {
  return { entry: await signed(association.roster, author, action, NOON), wraps };
}

/** Whether a device takes it at this hour; a refused one changes nothing, a taken one is told to the model. */
export async function take(world: World, { author, action, named = '', device, invite, key }: Act, { entry, wraps }: RosterOffer): Promise<boolean> {
  const { association, model } = world;
  const result = await extendRoster(association.roster, entry, NOON);
  if (!result.ok) return false;
  const keys = new Map(association.keys);
  if (key) keys.set(keyName(key.circle, epochOf(result.value, key.circle)), key.bytes);
  world.association = { ...association, roster: result.value, chain: [...association.chain, entry], wraps: [...association.wraps, ...wraps], keys };
  told(model, author.id, action, named);
  if (device) world.devices.push(device);
  if (invite) world.invites.push(invite);
  return true;
}

/** An association of one, to begin with. */
export async function newWorld(random: Random): Promise<World> {
  const association = await found(random);
  const { founder, founderMember } = association;
  return { association, model: modelOf(founder.id, founderMember), random, devices: [founder], invites: [], backup: null };
}
