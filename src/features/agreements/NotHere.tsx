import type { ReactNode } from 'react';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import type { Loaded } from './useAgreement.ts';

/** An agreement's screen before there is something to show. */
export function NotHere({ back, loaded }: { readonly back: string; readonly loaded: Exclude<Loaded, { at: 'here' }> }): ReactNode {
  const m = useTexts(agreements);
  switch (loaded.at) {
    case 'loading':
      return <Page title={m.one} back={back}><Skeleton rows={5} /></Page>;
    case 'missing':
      return <Page title={m.one} back={back}><EmptyState title={m.missing}>{m.missingHelp}</EmptyState></Page>;
    case 'failed':
      return <Page title={m.one} back={back}><Banner tone="late" live="alert" action={<Button onClick={loaded.retry}>{m.retry}</Button>}>{m.failed}</Banner></Page>;
  }
}
