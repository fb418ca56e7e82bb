import { useEffect, useRef, type ReactNode } from 'react';
import type { HandoverTaken } from '#app/handoverApi.ts';
import { useLive } from '#app/live.ts';
import { handover } from '#messages/later/handover.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import type { Opened } from './useOpening.ts';
import css from './settings.module.css';

type Words = (typeof handover)['de'];

/** What became of a file that was opened: how much is here now, and of the rest why not and what to do. On a phone it would stand below the screen's end. */
export function HandoverTold({ opened }: { readonly opened: Opened }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => { if (opened.is !== 'opening') place.current?.scrollIntoView({ block: 'center' }); }, [opened]);
  return <div ref={place}><Answer opened={opened} /></div>;
}

function Answer({ opened }: { readonly opened: Opened }): ReactNode {
  const [all, m] = [useMessages(), useTexts(handover)];
  if (opened.is === 'opening') return <Banner live="status">{m.opening}</Banner>;
  if (opened.is === 'taken') return <Told taken={opened.taken} />;
  const own = Object.entries(m.refused).find(([refusal]) => refusal === opened.refusal)?.[1];
  return <Banner tone="late" live="alert">{own ?? refusalWords(all, opened)}</Banner>;
}

function Told({ taken }: { readonly taken: HandoverTaken }): ReactNode {
  const m = useTexts(handover);
  const members = useLive((live) => live.members);
  const names = members.filter(({ id, self }) => !self && taken.from.includes(id)).map(({ name }) => name).join(', ');
  const isFine = taken.lacking + taken.not.length === 0;
  const said = sentences(m, taken);
  return (
    <Banner tone={isFine ? 'safe' : 'due'} live="status" title={headline(m, taken, names)}>
      {said.length > 0 ? <ul className={css.reasons} role="list">{said.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul> : null}
    </Banner>
  );
}

function headline(m: Words, { taken, known, carried, lacking, not }: HandoverTaken, names: string): string {
  if (taken + known + carried + lacking + not.length === 0) return m.empty;
  const parts = [...(taken > 0 ? [m.taken(taken, names)] : []), ...(known > 0 ? [m.known(known, taken === 0)] : [])];
  return parts.length > 0 ? parts.join(', ') : m.nothing;
}

/** What goes on by itself first, then what does not. */
function sentences(m: Words, { taken, carried, lacking, not }: HandoverTaken): readonly string[] {
  const all = [taken > 0 && m.onTheWay, carried > 0 && m.carried(carried), lacking > 0 && m.lacking(lacking), ...not.map(({ why, count }) => m.not[why](count))];
  return all.flatMap((sentence) => sentence || []);
}
