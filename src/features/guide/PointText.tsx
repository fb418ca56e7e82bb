import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GuidePoint } from '#domain/guide.ts';
import { pointHint } from '#messages/guideWords.ts';
import { guides } from '#messages/later/guides.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Folded } from '#ui/Folded.tsx';
import css from './Guide.module.css';

/** What a point means, where more is said, and what people ask about it. */
export function PointText({ point }: { readonly point: GuidePoint }): ReactNode {
  const m = useMessages();
  const more = useTexts(guides);
  const hint = pointHint(m, point);
  return (
    <>
      {hint ? <p className={css.hint}>{hint}</p> : null}
      {point.link ? <p><a className={css.link} href={point.link} target="_blank" rel="noopener noreferrer"><ExternalLink aria-hidden="true" />{more.linkTo(hostOf(point.link))}</a></p> : null}
      {(point.answers ?? []).map(({ question, answer }) => (
        <Folded key={question} title={question}><p className={css.hint}>{answer || more.noAnswer}</p></Folded>
      ))}
    </>
  );
}

function hostOf(link: string): string {
  return URL.parse(link)?.host ?? link;
}
