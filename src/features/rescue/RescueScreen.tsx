import { LifeBuoy } from 'lucide-react';
import type { ReactNode } from 'react';
import { rescue } from '#messages/later/rescue.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { RescueGroup } from './RescueGroup.tsx';
import { useRescues } from './useRescues.ts';

/** `/team/rettung`: what others could not deliver any more, to be taken over or dropped by a person. */
export function RescueScreen(): ReactNode {
  const m = useTexts(rescue);
  const { list, busy, problem, take, drop, read } = useRescues();
  return (
    <Page title={m.title} back="/team">
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      {list === null ? <Skeleton rows={4} /> : null}
      {list?.asked === false ? <Banner tone="neutral">{m.notAsked}</Banner> : null}
      {list?.asked && list.rescues.length === 0 ? <EmptyState icon={<LifeBuoy aria-hidden="true" />} title={m.nothingTitle}>{m.nothing}</EmptyState> : null}
      {list?.rescues.map((one, index) => <RescueGroup key={one.device} rescue={one} first={index === 0} busy={busy} onTake={take} onDrop={drop} onRead={read} />)}
    </Page>
  );
}
