import type { MemberId } from '#base/ids.ts';
import { localDateAt } from '#base/localDate.ts';
import { today } from '#app/clock.ts';
import { teamRoles, type TeamDevice, type TeamMember, type TeamRole, type TeamState } from '#app/teamApi.ts';
import { relativeDay } from '#messages/dates.ts';
import type { Catalogue } from '#messages/catalogue.ts';

/** "Leitung · Kasse", in the order roles are always told. */
export function rolesText(m: Catalogue, roles: readonly TeamRole[]): string {
  return teamRoles.filter((role) => roles.includes(role)).map((role) => m.team.roles[role]).join(' · ') || m.team.noRoles;
}

/** What is known of a device besides its name. */
export function deviceText(m: Catalogue, device: TeamDevice): string {
  if (device.state !== 'active') return m.team.devices[device.state];
  const contact = device.lastContact === null ? null : m.team.devices.lastContact(relativeDay(localDateAt(device.lastContact), today()));
  return [device.self ? m.team.devices.this : null, contact].filter(Boolean).join(' · ');
}

export function nameOf(m: Catalogue, team: TeamState, id: MemberId | null): string {
  return (id && team.members.find((member) => member.id === id)?.name) || m.team.unnamed;
}

/** Names for a sentence: all of them up to `most`, then how many more; oneself as "du", first. */
export function namesText(m: Catalogue, team: TeamState, ids: readonly MemberId[], most = 8): string {
  const members = ids.flatMap((id) => team.members.find((member) => member.id === id) ?? []);
  const words = members.toSorted((a, b) => Number(b.self) - Number(a.self)).map((member) => (member.self ? m.team.you : member.name || m.team.unnamed));
  const shown = words.length > most + 1 ? words.slice(0, most) : words;
  return [...shown, ...(shown.length < words.length ? [m.team.andMore(words.length - shown.length)] : [])].join(', ');
}

export function leadNames(m: Catalogue, team: TeamState): string {
  return namesText(m, team, team.members.filter((member) => member.roles.includes('lead')).map(({ id }) => id));
}

export function present(team: TeamState): readonly TeamMember[] {
  return team.members.filter((member) => !member.removed);
}
