import type { ReactNode } from 'react';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { Page } from './Page.tsx';
import { Skeleton } from './Progress.tsx';
import { EmptyState } from './Section.tsx';

type UnopenedProps = {
  readonly title: string;
  readonly back: string | undefined;
  readonly loaded: { readonly at: 'loading' } | { readonly at: 'missing' } | { readonly at: 'failed'; readonly retry: () => void };
  readonly words: { readonly missing: string; readonly missingHelp: string; readonly unreadable: string; readonly retry: string };
};

/** A record's screen before there is something to show, or where there is nothing. */
export function Unopened({ title, back, loaded, words }: UnopenedProps): ReactNode {
  switch (loaded.at) {
    case 'loading':
      return <Page title={title} back={back}><Skeleton rows={5} /></Page>;
    case 'missing':
      return <Page title={title} back={back}><EmptyState title={words.missing}>{words.missingHelp}</EmptyState></Page>;
    case 'failed':
      return <Page title={title} back={back}><Banner tone="late" live="alert" action={<Button onClick={loaded.retry}>{words.retry}</Button>}>{words.unreadable}</Banner></Page>;
  }
}
