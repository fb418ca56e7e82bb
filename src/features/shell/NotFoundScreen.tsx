import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { EmptyState } from '#ui/Section.tsx';

export function NotFoundScreen(): ReactNode {
  const m = useMessages().shell.notFound;
  return (
    <Page title="Anlauf">
      <EmptyState title={m.title} action={<LinkButton href="/">{m.home}</LinkButton>}>{m.text}</EmptyState>
    </Page>
  );
}
