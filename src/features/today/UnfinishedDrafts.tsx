import { PencilLine } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { draftAbout, type DraftAbout } from '#app/draftAbout.ts';
import { engine } from '#app/engine.ts';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';

/** Talks that were typed and not saved, latest first: above everything else, since they are the only copy. */
export function UnfinishedDrafts(): ReactNode {
  const m = useMessages().tasks;
  const [drafts, setDrafts] = useState<readonly DraftAbout[]>([]);
  useEffect(() => {
    let stale = false;
    engine().drafts().then((kept) => {
      const about = kept.filter((draft) => draft.kind === 'talk').flatMap((draft) => draftAbout(draft) ?? []);
      if (!stale) setDrafts(about.toSorted((a, b) => b.at - a.at));
    }, () => undefined);
    return () => { stale = true; };
  }, []);
  if (drafts.length === 0) return null;
  return (
    <Section title={m.drafts} count={drafts.length}>
      <CardList label={m.drafts}>
        {drafts.map(({ name, at, href }) => <Row key={href} href={href} lead={<PencilLine aria-hidden="true" />} title={m.draft(name)} detail={m.draftFrom(formatWhen(at))} />)}
      </CardList>
    </Section>
  );
}
