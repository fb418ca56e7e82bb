import type { ReactNode } from 'react';
import type { GuidePoint } from '#domain/guide.ts';
import type { Talk } from '#domain/talk.ts';
import { formatWhen } from '#messages/dates.ts';
import { pointHint, pointTitle } from '#messages/guideWords.ts';
import { guides } from '#messages/later/guides.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Dialog } from '#ui/Dialog.tsx';
import css from './Story.module.css';

/** The guide that held when the talk was logged, with what was covered of it. */
export function TalkGuide({ talk, points, onClose }: { readonly talk: Talk; readonly points: readonly GuidePoint[]; readonly onClose: () => void }): ReactNode {
  const m = useMessages();
  const texts = useTexts(guides);
  return (
    <Dialog open title={texts.pastTitle(formatWhen(talk.at))} onClose={onClose}>
      <p className={css.small}>{texts.pastText}</p>
      <ol className={css.past}>
        {points.map((point) => (
          <li key={point.id}>
            <strong>{pointTitle(m, point)}</strong> <span className={css.small}>({talk.covered.includes(point.id) ? texts.covered : texts.notCovered})</span>
            <p>{pointHint(m, point)}</p>
            {point.link ? <p><a href={point.link} target="_blank" rel="noopener noreferrer">{texts.linkTo(URL.parse(point.link)?.host ?? point.link)}</a></p> : null}
            {(point.answers ?? []).map(({ question, answer }) => <p key={question}><em>{question}</em> {answer}</p>)}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
