import { useState, type ReactNode } from 'react';
import { takeInviteLink } from '#app/inviteHash.ts';
import { useLive } from '#app/live.ts';
import { thisNeedsHomeScreen } from '#app/support.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { EmptyState, Stack } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { JoinForm } from './JoinForm.tsx';

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
  const m = useMessages().invites;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link ?? '');
    showToast(m.invite.copied);
  };
  return (
    <Stack>
      <h2>{m.join.home}</h2>
      <p>{m.join.homeText}</p>
      <ol>{m.join.homeSteps.map((step) => <li key={step}>{step}</li>)}</ol>
      {link ? <Button kind="primary" wide onClick={() => void copy()}>{m.invite.copy}</Button> : null}
    </Stack>
  );
}
