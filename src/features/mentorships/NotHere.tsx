import type { ReactNode } from 'react';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import type { Loaded } from './useMentorship.ts';

type NotHereProps = { readonly title: string; readonly back: string; readonly loaded: Exclude<Loaded, { at: 'here' }> };

/** A mentorship's screen before there is something to show. */
export function NotHere({ title, back, loaded }: NotHereProps): ReactNode {
  const m = useTexts(texts);
  switch (loaded.at) {
    case 'loading':
      return <Page title={title} back={back}><Skeleton rows={5} /></Page>;
    case 'missing':
      return <Page title={title} back={back}><EmptyState title={m.missing}>{m.missingHelp}</EmptyState></Page>;
    case 'failed':
      return <Page title={title} back={back}><Banner tone="late" live="alert" action={<Button onClick={loaded.retry}>{m.retry}</Button>}>{m.unreadable}</Banner></Page>;
  }
}
