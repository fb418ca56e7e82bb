import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { TeamMember, TeamRole, TeamState } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Stack } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { RoleTicks } from './RoleTicks.tsx';
import { teamRefusal } from './teamRefusal.ts';
import { leadNames, rolesText } from './teamWords.ts';

type RolesProps = { readonly team: TeamState; readonly member: TeamMember };

/** What a member may do: for Leitung to tick, for all others to read. */
export function Roles({ team, member }: RolesProps): ReactNode {
  const m = useMessages();
  if (team.lead) return <RolesForm key={member.roles.join()} member={member} />;
  return <Stack><p><strong>{rolesText(m, member.roles)}</strong></p><p>{m.team.member.rolesByLead(leadNames(m, team))}</p></Stack>;
}

/** Saved by a button, since it needs the hub: what was ticked stays where it is out of reach. */
function RolesForm({ member }: { readonly member: TeamMember }): ReactNode {
  const m = useMessages();
  const [roles, setRoles] = useState<readonly TeamRole[]>(member.roles);
  const [busy, setBusy] = useState(false);
  const [resigning, setResigning] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  const changed = [...roles].toSorted().join() !== [...member.roles].toSorted().join();
  const save = async (): Promise<void> => {
    setBusy(true);
    const done = await engine().changeRoles(member.id, roles);
    setBusy(false);
    setRefused(done.ok ? null : done);
    if (done.ok) showToast(m.team.member.rolesSaved);
  };
  const ask = (): void => {
    if (member.self && !roles.includes('lead')) setResigning(true);
    else void save();
  };
  const tick = (next: readonly TeamRole[]): void => {
    setRoles(next);
    setRefused(null);
  };
  return (
    <Stack>
      <RoleTicks label={m.team.member.several} roles={roles} onChange={tick} />
      {refused ? <Banner tone="late" live="alert">{teamRefusal(m, refused)}</Banner> : null}
      {changed ? <Button kind="primary" wide busy={busy} onClick={ask}>{busy ? m.team.member.savingRoles : m.team.member.saveRoles}</Button> : null}
      <ConfirmDialog open={resigning} title={m.team.member.resign} confirm={m.team.member.resignConfirm} danger onConfirm={() => void save()} onClose={() => setResigning(false)}>{m.team.member.resignText}</ConfirmDialog>
    </Stack>
  );
}
