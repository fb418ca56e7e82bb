import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { TeamMember, TeamState } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { Avatar, CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { InviteForm } from './InviteForm.tsx';
import { OpenInvites } from './OpenInvites.tsx';
import { SecondDevice } from './SecondDevice.tsx';
import { leadNames, present, rolesText } from './teamWords.ts';
import { useTeam } from './useTeam.ts';
import css from './team.module.css';

/** Who is in the team and may do what, and how somebody comes in. */
export function TeamScreen({ notice }: { readonly notice?: ReactNode }): ReactNode {
  const m = useMessages();
  const team = useTeam();
  return (
    <Page title={m.team.title} back="/mehr">
      {notice}
      {team ? <Team team={team} /> : <Skeleton rows={6} />}
    </Page>
  );
}

function Team({ team }: { readonly team: TeamState }): ReactNode {
  const m = useMessages();
  const members = present(team);
  const removed = team.members.filter((member) => member.removed);
  return (
    <>
      <Section title={m.team.members} count={members.length}><Members label={m.team.members} members={members} /></Section>
      <Section title={m.invites.invite.title}>
        {team.lead ? <InviteForm alone={members.length < 2} /> : <p>{m.team.onlyLead(leadNames(m, team))}</p>}
      </Section>
      {team.invites.length > 0 ? <Section title={m.team.invites.title} count={team.invites.length}><OpenInvites team={team} /></Section> : null}
      <Section title={m.team.second.title}><SecondDevice team={team} /></Section>
      <div className={css.apart}>
        <CardList><Row href="/team/wer-sieht-was" title={m.team.see.title} detail={m.team.see.linkHelp} lead={<Eye aria-hidden="true" />} /></CardList>
      </div>
      {removed.length > 0 ? <Section title={m.team.removedMembers} count={removed.length}><Members label={m.team.removedMembers} members={removed} /></Section> : null}
    </>
  );
}

function Members({ label, members }: { readonly label: string; readonly members: readonly TeamMember[] }): ReactNode {
  return <CardList label={label}>{members.map((member) => <MemberRow key={member.id} member={member} />)}</CardList>;
}

function MemberRow({ member }: { readonly member: TeamMember }): ReactNode {
  const m = useMessages();
  const waits = useLive((live) => live.removals.some((removal) => removal.member === member.id));
  const name = member.name || m.team.unnamed;
  return (
    <Row
      href={`/team/${member.id}`}
      lead={<Avatar name={member.name} />}
      title={member.self ? `${name} (${m.team.you})` : name}
      detail={member.removed ? m.team.devices.marks.removed : rolesText(m, member.roles)}
      end={waits ? <Chip tone="due">{m.team.removal.waitingShort}</Chip> : undefined}
    />
  );
}
