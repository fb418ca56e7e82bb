import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { TeamMember, TeamState } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { Devices } from './Devices.tsx';
import { PendingRemovals } from './PendingRemovals.tsx';
import { Readmit } from './Readmit.tsx';
import { RemoveMember } from './Removing.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { Roles } from './Roles.tsx';
import { useTeam } from './useTeam.ts';

/** One member: name, roles, devices, and the way out of the team. */
export function MemberScreen(): ReactNode {
  const m = useMessages().team;
  const { id } = useParams<{ id: string }>();
  const team = useTeam();
  const member = team?.members.find((one) => one.id === id);
  if (!team) return <Page title={m.title} back="/team"><Skeleton rows={6} /></Page>;
  if (!member) return <Page title={m.title} back="/team"><EmptyState title={m.member.missing}>{m.member.missingHelp}</EmptyState></Page>;
  return <Member key={member.id} team={team} member={member} />;
}

function Member({ team, member }: { readonly team: TeamState; readonly member: TeamMember }): ReactNode {
  const m = useMessages().team;
  const [renaming, setRenaming] = useState(false);
  const name = member.name || m.unnamed;
  const mayRemove = team.lead && !member.self && !member.removed;
  return (
    <Page title={name} tab={m.title} back="/team" chip={<></>} actions={<Button kind="plain" icon={<Pencil aria-hidden="true" />} onClick={() => setRenaming(true)}>{m.member.rename}</Button>}>
      <PendingRemovals member={member} />
      {member.removed ? <p>{m.member.isRemoved}</p> : <Section title={m.member.roles}><Roles team={team} member={member} /></Section>}
      <Section title={m.devices.title} count={member.devices.length}><Devices team={team} member={member} /></Section>
      {mayRemove ? <Section title={m.readmit.section}><Readmit member={member} name={name} /></Section> : null}
      {mayRemove ? <Section title={m.removal.title}><RemoveMember member={member} name={name} /></Section> : null}
      {renaming ? <RenameDialog title={m.member.renameTitle} label={m.member.name} name={member.name} command={(typed) => ({ do: 'nameMember', member: member.id, name: typed })} onClose={() => setRenaming(false)} /> : null}
    </Page>
  );
}
