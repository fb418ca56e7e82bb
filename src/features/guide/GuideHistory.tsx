import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { GuideKind, GuideVersion } from '#domain/guide.ts';
import { formatWhen } from '#messages/dates.ts';
import { pointTitle } from '#messages/guideWords.ts';
import { guides } from '#messages/later/guides.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Folded } from '#ui/Folded.tsx';
import { Section } from '#ui/Section.tsx';
import { PointText } from './PointText.tsx';
import css from './Guide.module.css';

/** What the guide said before, latest first; the version that stands now is above. */
export function GuideHistory({ of, title }: { readonly of: GuideKind; readonly title: string }): ReactNode {
  const m = useTexts(guides);
  const stands = useLive((live) => live.guides[of]);
  const members = useLive((live) => live.members);
  const [versions, setVersions] = useState<readonly GuideVersion[]>([]);
  useEffect(() => {
    let stale = false;
    void engine().guideVersions(of).then((all) => { if (!stale) setVersions(all); }, () => undefined);
    return () => { stale = true; };
  }, [of, stands]);
  if (versions.length === 0) return null;
  const whose = (version: GuideVersion) => m.version(formatWhen(version.at), members.find(({ id }) => id === version.by)?.name || m.somebody);
  return (
    <div className={css.history}>
      <Section title={title} count={versions.length}>
        {versions.toReversed().map((version) => (
          <Folded key={`${version.at} ${version.by}`} title={whose(version)}><VersionPoints version={version} /></Folded>
        ))}
      </Section>
    </div>
  );
}

/** What one version said. */
export function VersionPoints({ version }: { readonly version: GuideVersion }): ReactNode {
  const m = useMessages();
  return <ol className={css.past}>{version.points.map((point) => <li key={point.id}><strong>{pointTitle(m, point)}</strong><PointText point={point} /></li>)}</ol>;
}
