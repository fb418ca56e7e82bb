import type * as Y from 'yjs';
import type { CircleId, DeviceId, MemberId } from '#base/ids.ts';
import { deviceName, memberName } from '#doc/members.ts';
import { circleKind, memberIsEntitled } from '#roster/entitled.ts';
import { mayLead, mayWithdraw } from '#roster/rights.ts';
import type { Roster, RosterDevice, RosterMember } from '#roster/roster.ts';
import type { Readers, TeamDevice, TeamInvite, TeamMember, TeamState } from './teamApi.ts';

/** What the hub says of one device. */
export type Contact = { readonly device: DeviceId; readonly lastContact: number | null; readonly erased: boolean };
/** Members of a demonstration whom no roster knows. */
export type Extras = readonly RosterMember[];
export type TeamSources = {
  readonly roster: Roster;
  /** The names are in here. */
  readonly team: Y.Doc;
  readonly self: { readonly member: MemberId; readonly device: DeviceId };
  readonly contacts: readonly Contact[];
  readonly extras: Extras;
  /** Milliseconds since 1970: invites that have expired are not told. */
  readonly now: number;
};

/** The team as the screens show it: who belongs and may do what by the roster, names by the team's document. Pure. */
export function teamState(sources: TeamSources): TeamState {
  const { roster, self } = sources;
  const members = [...roster.members.values(), ...sources.extras].map((member) => memberOf(sources, member));
  return {
    members: members.toSorted((a, b) => Number(a.removed) - Number(b.removed) || a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1)),
    invites: invitesOf(sources),
    lead: mayLead(roster, self.device),
    readers: readersOf(roster, self.member, sources.extras),
  };
}

function memberOf({ roster, team, self, contacts }: TeamSources, { id, roles, removed }: RosterMember): TeamMember {
  const contactOf = new Map(contacts.map((contact) => [contact.device, contact]));
  const deviceOf = (device: RosterDevice): TeamDevice => {
    const contact = contactOf.get(device.id);
    return {
      id: device.id,
      name: deviceName(team, device.id) ?? '',
      self: device.id === self.device,
      state: !device.removed ? 'active' : contact?.erased ? 'erased' : 'removed',
      lastContact: contact?.lastContact ?? null,
    };
  };
  const devices = [...roster.devices.values()].filter(({ member }) => member === id).map(deviceOf);
  return { id, name: memberName(team, id) ?? '', self: id === self.member, roles, removed, devices: devices.toSorted((a, b) => Number(a.state !== 'active') - Number(b.state !== 'active')) };
}

function invitesOf({ roster, self, now }: TeamSources): readonly TeamInvite[] {
  const open = [...roster.invites.values()].filter(({ state, expires }) => state === 'open' && expires > now);
  return open.toSorted((a, b) => a.expires - b.expires).map(({ id, roles, member, by, expires }) => ({
    id, roles, member, expires, by: roster.devices.get(by)?.member ?? null, withdrawable: mayWithdraw(roster, self.device, id),
  }));
}

function readersOf(roster: Roster, self: MemberId, extras: Extras): Readers {
  const members = [...roster.members.values()].filter(({ removed }) => !removed);
  const present = members.map(({ id }) => id);
  const readersOfCircle = (circle: string): readonly MemberId[] => present.filter((id) => memberIsEntitled(roster, circle as CircleId, id));
  // Whoever reads a desk that is nobody's reads every one.
  const reads = ({ roles }: RosterMember): boolean => roles.includes('lead') || roles.includes('treasurer');
  const beyond = extras.map(({ id }) => id);
  const everyDesk = [...readersOfCircle('desk:-'), ...extras.filter(reads).map(({ id }) => id)];
  const sets = [...roster.circles.values()].filter(({ id }) => circleKind(id)?.is === 'mentor').map(({ id }) => readersOfCircle(id));
  return {
    team: [...present, ...beyond],
    ownDesk: [...new Set([self, ...readersOfCircle(`desk:${self}`), ...everyDesk])],
    everyDesk,
    mentorships: [...new Map(sets.map((set) => [set.join(' '), set])).values()],
  };
}
