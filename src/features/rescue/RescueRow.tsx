import type { ReactNode } from 'react';
import type { RescueEntry } from '#app/rescueApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { rescue as texts } from '#messages/later/rescue.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Row } from '#ui/Rows.tsx';
import { useTellingWords } from './tellingWords.ts';
import css from './Rescue.module.css';

type RowProps = { readonly entry: RescueEntry; readonly alone: boolean; readonly busy: boolean; readonly onTake: () => void; readonly onDrop: () => void };

/** An import says hundreds of things in one entry. */
const MOST = 6;

/** One entry: what it says, when it was said, and the two ways to decide. */
export function RescueRow({ entry, alone, busy, onTake, onDrop }: RowProps): ReactNode {
  const m = useTexts(texts);
  const takeable = entry.tellings.length > 0;
  return (
    <Row
      title={<Said entry={entry} />}
      detail={<Around entry={entry} />}
      panel={
        <div className={css.actions}>
          {takeable ? <Button kind={alone ? 'primary' : 'quiet'} busy={busy} onClick={onTake}>{busy ? m.working : m.take}</Button> : null}
          <Button busy={busy} onClick={onDrop}>{m.drop}</Button>
        </div>
      }
    />
  );
}

function Said({ entry }: { readonly entry: RescueEntry }): ReactNode {
  const m = useTexts(texts);
  const say = useTellingWords();
  if (entry.unreadable) return m.unreadable[entry.unreadable];
  if (entry.tellings.length === 0) return entry.newer > 0 ? m.newer : m.homeless(entry.homeless);
  return entry.tellings.slice(0, MOST).map((telling, index) => {
    const { title, detail } = say(telling);
    return <span key={index} className={css.line}>{title}{detail ? <span className={css.detail}>{detail}</span> : null}</span>;
  });
}

function Around({ entry }: { readonly entry: RescueEntry }): ReactNode {
  const m = useTexts(texts);
  const more = entry.tellings.length - MOST;
  const parts = [
    more > 0 ? m.more(more) : null,
    entry.at === null ? null : m.noted(formatWhen(entry.at)),
    entry.standsOn.length > 0 ? m.takeToo(entry.standsOn.length) : null,
    entry.tellings.length > 0 && entry.newer > 0 ? m.newer : null,
    entry.tellings.length > 0 && entry.homeless > 0 ? m.homeless(entry.homeless) : null,
  ];
  return parts.filter(Boolean).join(' · ');
}
