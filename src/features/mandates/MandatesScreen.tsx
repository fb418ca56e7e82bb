import type { ReactNode } from 'react';
import { useRoute } from 'wouter';
import { useLive } from '#app/live.ts';
import type { MandateId } from '#base/ids.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { TwoPanes } from '#ui/Page.tsx';
import { useWide } from '#ui/useWide.ts';
import { MandateDetailPane } from './MandateDetailPane.tsx';
import { MandateListPane } from './MandateListPane.tsx';

/** `/mandate` and `/mandate/:id`: the list and, beside or above it, the one that was picked. */
export function MandatesScreen(): ReactNode {
  const m = useTexts(mandates);
  const [matched, params] = useRoute('/mandate/:id');
  const id = matched ? (params.id as MandateId) : null;
  const wide = useWide();
  const some = useLive((live) => live.mandates.length > 0);
  return (
    <TwoPanes
      list={<MandateListPane current={id} />}
      detail={id === null ? null : <MandateDetailPane key={id} id={id} back={wide ? undefined : '/mandate'} />}
      hint={some ? m.list.pick : null}
    />
  );
}
