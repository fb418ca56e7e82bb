import type { MemberId } from '#base/ids.ts';
import type { RosterMember } from '#roster/roster.ts';

/** The demonstration's other members: invented, on no roster, shown as if they were. */
export const demoNames = [
  { id: 'demo-member-bea' as MemberId, name: 'Bea Sandmann' },
  { id: 'demo-member-cem' as MemberId, name: 'Cem Talweg' },
  { id: 'demo-member-doerte' as MemberId, name: 'Dörte Brunnhuber' },
] as const;

const roles: Readonly<Record<string, RosterMember['roles']>> = {
  'demo-member-bea': ['treasurer', 'canvasser'],
  'demo-member-cem': ['canvasser'],
  'demo-member-doerte': ['canvasser', 'mentor'],
};

export const demoColleagues: readonly RosterMember[] = demoNames.map(({ id }) => ({ id, roles: roles[id] ?? [], removed: false }));
