import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import { useLive } from '#app/live.ts';
import type { MandateId } from '#base/ids.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { TwoPanes } from '#ui/Page.tsx';
import { useWide } from '#ui/useWide.ts';
import { MandateDetailPane } from './MandateDetailPane.tsx';
import { MandateListPane } from './MandateListPane.tsx';
import css from './Mandates.module.css';

/** `/mandate` and `/mandate/:id`: the list and, beside or above it, the one that was picked. */
export function MandatesScreen(): ReactNode {
  const m = useTexts(mandates);
  const [matched, params] = useRoute('/mandate/:id');
  const id = matched ? (params.id as MandateId) : null;
  const wide = useWide();
  const some = useLive((live) => live.mandates.length > 0);
  useTopOfDetail(id, wide);
  return (
    <TwoPanes
      list={<MandateListPane current={id} />}
      detail={id === null ? null : <MandateDetailPane key={id} id={id} back={wide ? undefined : '/mandate'} />}
      placeholder={some ? <p className={css.pickHint}>{m.list.pick}</p> : null}
    />
  );
}

/** On a phone a mandate covers the list: it begins at its top, not where the list was scrolled to. */
function useTopOfDetail(id: MandateId | null, wide: boolean): void {
  const last = useRef<MandateId | null>(null);
  useLayoutEffect(() => {
    if (id !== null && id !== last.current && !wide) window.scrollTo({ top: 0, behavior: 'instant' });
    last.current = id;
  }, [id, wide]);
}
