import { useState, type ReactNode } from 'react';
import { takeInviteLink } from '#app/inviteHash.ts';
import { useLive } from '#app/live.ts';
import { thisNeedsHomeScreen } from '#app/support.ts';
import { useMessages } from '#messages/useMessages.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { EmptyState, Stack } from '#ui/Section.tsx';
import { CopyLink } from './CopyLink.tsx';
import { JoinForm } from './JoinForm.tsx';
import css from './team.module.css';

/** Where an invite's link leads; also the place to paste one. */
export function JoinScreen({ pastedLink = null }: { readonly pastedLink?: string | null }): ReactNode {
  const m = useMessages().invites.join;
  const isEmpty = useLive((live) => live.session.at === 'empty');
  const [link] = useState(() => takeInviteLink() ?? pastedLink);
  if (!isEmpty) {
    return (
      <Page title={m.title}>
        <EmptyState title={m.already} action={<LinkButton href="/">{m.toToday}</LinkButton>}>{m.alreadyHelp}</EmptyState>
      </Page>
    );
  }
  return <Page title={m.title}>{thisNeedsHomeScreen() ? <HomeScreenFirst link={link} /> : <JoinForm link={link} />}</Page>;
}

function HomeScreenFirst({ link }: { readonly link: string | null }): ReactNode {
  const m = useMessages().invites.join;
  return (
    <Stack>
      <h2>{m.home}</h2>
      <p>{m.homeText}</p>
      <ol className={css.steps}>{m.homeSteps.map((step) => <li key={step}>{step}</li>)}</ol>
      {link ? <CopyLink link={link} shown={false} /> : null}
    </Stack>
  );
}
