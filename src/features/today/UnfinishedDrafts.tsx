import { PencilLine } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Draft } from '#app/api.ts';
import { draftAbout, type DraftAbout } from '#app/draftAbout.ts';
import { engine } from '#app/engine.ts';
import { formatWhen } from '#messages/dates.ts';
import { today } from '#messages/later/today.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';

/** Talks, agreements and signatures that were begun and not saved, latest first: above everything else, since they are the only copy. */
export function UnfinishedDrafts(): ReactNode {
  const [m, later] = [useMessages().tasks, useTexts(today)];
  const words: Readonly<Record<string, (name: string) => string>> = { talk: m.draft, ...later.drafts };
  const [drafts, setDrafts] = useState<readonly (DraftAbout & Pick<Draft, 'kind'>)[]>([]);
  useEffect(() => {
    let stale = false;
    engine().drafts().then((kept) => {
      const about = kept.flatMap((draft) => { const found = draftAbout(draft); return found ? [{ ...found, kind: draft.kind }] : []; });
      if (!stale) setDrafts(about.toSorted((a, b) => b.at - a.at));
    }, () => undefined);
    return () => { stale = true; };
  }, []);
  const shown = drafts.filter(({ kind }) => kind in words);
  if (shown.length === 0) return null;
  return (
    <Section title={m.drafts} count={shown.length}>
      <CardList label={m.drafts}>
        {shown.map(({ kind, name, at, href }) => <Row key={`${kind} ${href}`} href={href} lead={<PencilLine aria-hidden="true" />} title={words[kind]?.(name)} detail={m.draftFrom(formatWhen(at))} />)}
      </CardList>
    </Section>
  );
}
