import type { ReactNode } from 'react';
import { teamRoles, type TeamRole } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Ticks } from '#ui/Ticks.tsx';

type RoleTicksProps = { readonly label: string; readonly roles: readonly TeamRole[]; readonly onChange: (roles: readonly TeamRole[]) => void; readonly error?: string | null };

/** Several roles at once, each with what it allows. */
export function RoleTicks({ label, roles, onChange, error }: RoleTicksProps): ReactNode {
  const m = useMessages();
  const items = teamRoles.map((role) => ({ value: role, label: m.team.roles[role], help: m.team.roleHelp[role] }));
  return <Ticks label={label} items={items} checked={roles} onChange={(checked) => onChange(teamRoles.filter((role) => checked.includes(role)))} error={error} />;
}
