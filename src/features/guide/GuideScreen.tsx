import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { guideKinds, type GuideKind } from '#domain/guide.ts';
import { guidePoints, pointTitle } from '#messages/guideWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { guides } from '#messages/later/guides.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Page } from '#ui/Page.tsx';
import { ApartVersions } from './ApartVersions.tsx';
import { GuideHistory } from './GuideHistory.tsx';
import { PointText } from './PointText.tsx';
import { GuideForm } from './GuideForm.tsx';
import css from './Guide.module.css';

/** `/leitfaden`: what a talk should touch on; readable while locked, changed only while unlocked. */
export function GuideScreen(): ReactNode {
  const m = useMessages();
  const [of, show] = useState<GuideKind>('candidacy');
  const guide = useLive((live) => live.guides[of]);
  const unlocked = useLive((live) => live.session.at === 'unlocked');
  const [editing, setEditing] = useState(false);
  const more = useTexts(guides);
  const points = guidePoints(guide, of);
  if (editing && unlocked) return <GuideForm of={of} points={points} onDone={() => setEditing(false)} />;
  return (
    <Page title={m.guide.title} back={unlocked ? '/mehr' : '/'}>
      <Choice label={m.guide.which} options={guideKinds.map((value) => ({ value, label: m.guide.kinds[value] }))} value={of} onChange={show} />
      {unlocked ? <ApartVersions of={of} /> : null}
      <p className={css.intro}>{m.guide.intro[of]}</p>
      <ol role="list" className={css.points}>
        {points.map((point, index) => (
          <li key={point.id} className={css.point}>
            <span className={css.number} aria-hidden="true">{index + 1}</span>
            <div>
              <h2>{pointTitle(m, point)}</h2>
              <PointText point={point} />
            </div>
          </li>
        ))}
      </ol>
      <div className={css.foot}>
        {unlocked ? <Button icon={<Pencil aria-hidden="true" />} onClick={() => setEditing(true)}>{m.guide.edit}</Button> : null}
        <Banner>{m.guide.open}</Banner>
        {unlocked ? <GuideHistory of={of} title={more.history} /> : null}
      </div>
    </Page>
  );
}
