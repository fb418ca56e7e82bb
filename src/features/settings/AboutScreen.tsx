import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { appVersion } from './version.ts';

/** What Anlauf is, what it cannot promise, and whose work stands in it. */
export function AboutScreen(): ReactNode {
  const m = useMessages();
  return (
    <Page title={m.about.title} back={() => history.back()}>
      <p>{m.about.what}</p>
      <Section title={m.about.cannot}>
        <Stack>
          <p>{m.about.cannotCode}</p>
          <LinkButton wide href="/sicherheit">{m.shell.security}</LinkButton>
        </Stack>
      </Section>
      <Section title={m.about.licence}><p>{m.about.licenceText}</p></Section>
      <Section title={m.about.sources}>
        <Stack>
          <p>{m.about.municipalities}</p>
          <p>{m.about.words}</p>
          <p>{m.about.icons}</p>
        </Stack>
      </Section>
      <Section title="Anlauf"><p>{m.settings.version(appVersion)}</p></Section>
    </Page>
  );
}
