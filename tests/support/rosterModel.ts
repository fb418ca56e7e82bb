import { BOARD, TEAM, type CircleId, type DeviceId, type InviteId, type MemberId } from '#base/ids.ts';
import type { Role, RosterAction, Settle } from '#wire/rosterAction.ts';

type Invite = { readonly member: MemberId | null; readonly roles: readonly Role[]; readonly by: DeviceId; open: boolean };
type Device = { readonly member: MemberId; active: boolean };
type Member = { roles: readonly Role[]; gone: boolean };
/** Who is entitled to what, told again from the accepted actions in the plainest way: what the fold is held against. */
export type Model = { readonly members: Map<MemberId, Member>; readonly devices: Map<DeviceId, Device>; readonly invites: Map<InviteId, Invite>; readonly circles: Map<CircleId, readonly MemberId[]> };

export function modelOf(founder: DeviceId, member: MemberId): Model {
  const members = new Map([[member, { roles: ['lead', 'treasurer', 'canvasser'] as readonly Role[], gone: false }]]);
  return { members, devices: new Map([[founder, { member, active: true }]]), invites: new Map(), circles: new Map([[TEAM, []], [BOARD, []]]) };
}

/** `named`: the id of the invite an invite makes or of the device a join brings, which only hashing tells. */
export function told(model: Model, author: DeviceId, action: RosterAction, named: string): void {
  if (action.kind === 'invite') model.invites.set(named as InviteId, { member: action.member, roles: action.roles, by: author, open: true });
  if (action.kind === 'withdraw') model.invites.get(action.invite)!.open = false;
  if (action.kind === 'role') model.members.get(action.member)!.roles = action.roles;
  if (action.kind === 'epoch') model.circles.set(action.circle, action.members);
  if (action.kind === 'remove') tellRemoved(model, action.member, action.devices);
  if (action.kind === 'settle') tellSettled(model, action);
  if (action.kind === 'join') {
    const invite = model.invites.get(action.invite)!;
    invite.open = false;
    model.devices.set(named as DeviceId, { member: action.member, active: true });
    if (invite.member === null) model.members.set(action.member, { roles: invite.roles, gone: false });
  }
}

/** The model as it is now, to go on with apart. */
export function copyOf(model: Model): Model {
  const apart = <K, V extends object>(map: ReadonlyMap<K, V>) => new Map([...map].map(([key, value]) => [key, { ...value }]));
  return { members: apart(model.members), devices: apart(model.devices), invites: apart(model.invites), circles: new Map(model.circles) };
}

function tellSettled(model: Model, { members, devices, invites }: Settle): void {
  for (const member of members) tellRemoved(model, member, []);
  for (const device of devices) tellRemoved(model, model.devices.get(device)!.member, [device]);
  for (const invite of invites) model.invites.get(invite)!.open = false;
}

function tellRemoved(model: Model, member: MemberId, devices: readonly DeviceId[]): void {
  const whole = devices.length === 0;
  if (whole) model.members.set(member, { roles: [], gone: true });
  for (const [id, device] of model.devices) if (whole ? device.member === member : devices.includes(id)) device.active = false;
  for (const invite of model.invites.values()) if (model.devices.get(invite.by)?.active === false || (whole && invite.member === member)) invite.open = false;
}

export function leads(model: Model, id: DeviceId): boolean {
  const device = model.devices.get(id);
  return device?.active === true && model.members.get(device.member)?.roles.includes('lead') === true;
}

/** Whether a device, or whoever holds an open invite's link, belongs to the circle. */
export function belongs(model: Model, id: DeviceId | InviteId, circle: CircleId): boolean {
  const device = model.devices.get(id as DeviceId);
  const invite = model.invites.get(id as InviteId);
  if (device ? !device.active : !invite?.open) return false;
  const who = device?.member ?? invite?.member ?? null;
  const member = who === null ? null : model.members.get(who);
  if (member?.gone) return false;
  const roles = member?.roles ?? invite?.roles ?? [];
  if (circle === TEAM || circle === BOARD) return true;
  if (circle.startsWith('desk:')) return circle === `desk:${who}` || roles.includes('lead') || roles.includes('treasurer');
  return who !== null && (model.circles.get(circle)?.includes(who) ?? false);
}
