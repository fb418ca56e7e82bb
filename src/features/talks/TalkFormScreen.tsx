import { useState, type ReactNode } from 'react';
import { useRoute, useSearch } from 'wouter';
import type { ContactId, DraftId, TalkId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import type { TalkTarget } from './talkDraft.ts';
import { TalkFormView } from './TalkFormView.tsx';
import { useOpenTalk } from './useOpenTalk.ts';

/** `/gespraech/neu` (`?kontakt=<id>`, `?ueber=wiederkandidatur`, `?entwurf=<id>`) and `/gespraech/:id`. */
export function TalkFormScreen(): ReactNode {
  const [isNew] = useRoute('/gespraech/neu');
  const [, params] = useRoute('/gespraech/:id');
  const search = useSearch();
  const [fresh, setFresh] = useState(0);
  const query = new URLSearchParams(search);
  const target: TalkTarget = isNew
    ? { open: 'new', contact: query.get('kontakt') as ContactId | null, draft: query.get('entwurf') as DraftId | null, about: query.get('ueber') === 'wiederkandidatur' ? 'standing-again' : null }
    : { open: 'edit', talk: (params?.id ?? '') as TalkId };
  return <OpeningTalk key={`${params?.id} ${search} ${fresh}`} target={target} drafts={fresh === 0} onFresh={() => setFresh(fresh + 1)} />;
}

type OpeningTalkProps = { readonly target: TalkTarget; readonly drafts: boolean; readonly onFresh: () => void };

function OpeningTalk({ target, drafts, onFresh }: OpeningTalkProps): ReactNode {
  const m = useMessages().talks;
  const opening = useOpenTalk(target, drafts);
  const title = target.open === 'new' ? m.title : m.editTitle;
  switch (opening.at) {
    case 'loading':
      return <Page title={title} back="/"><Skeleton rows={6} /></Page>;
    case 'missing':
      return <Page title={title} back="/"><EmptyState title={m.missing}>{m.missingHelp}</EmptyState></Page>;
    case 'failed':
      return <Page title={title} back="/"><Banner tone="late" live="alert" action={<Button onClick={opening.retry}>{m.retry}</Button>}>{m.unreadable}</Banner></Page>;
    case 'open':
      return <TalkFormView open={opening.talk} back={backFrom(target, opening.talk.start.form.person)} onFresh={onFresh} />;
  }
}

/** Back to the contact the form was opened from, else to "Heute". */
function backFrom(target: TalkTarget, person: { readonly at: string; readonly id?: ContactId }): string {
  if (target.open === 'edit') return person.id ? `/kontakte/${person.id}` : '/';
  return target.contact ? `/kontakte/${target.contact}` : '/';
}
