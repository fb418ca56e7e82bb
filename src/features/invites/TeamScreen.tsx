import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Page } from '#ui/Page.tsx';
import { Avatar, CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { InviteForm } from './InviteForm.tsx';

/** Who is in the team, and how somebody comes in. */
export function TeamScreen(): ReactNode {
  const m = useMessages().invites;
  const members = useLive((live) => live.members);
  return (
    <Page title={m.team.title} back="/mehr">
      <Section title={m.team.members} count={members.length}>
        <CardList label={m.team.members}>
          {members.map((member) => (
            <Row key={member.id} lead={<Avatar name={member.name} />} title={member.name || m.team.unnamed} detail={member.self ? m.team.you : undefined} />
          ))}
        </CardList>
      </Section>
      <Section title={m.invite.title}>
        <InviteForm alone={members.length < 2} />
      </Section>
    </Page>
  );
}
