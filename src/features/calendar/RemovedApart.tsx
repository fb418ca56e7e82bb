import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { EventDetail } from '#app/calendarApi.ts';
import type { Act } from '#app/useActing.ts';
import { formatWhen } from '#messages/dates.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { ContestedFrame } from '#ui/ContestedCard.tsx';
import { useWho } from './ContestedCards.tsx';
import { eventTimeWords } from './eventTimeWords.ts';
import css from './Event.module.css';

type RemovedApartProps = { readonly detail: EventDetail; readonly act: Act; readonly busy: boolean };

/** One person removed it while another changed it, or it was opened while somebody changed it inside: somebody has to say what holds. */
export function RemovedApart({ detail: { event, removedApart, inside }, act, busy }: RemovedApartProps): ReactNode {
  const m = useTexts(calendar);
  const who = useWho();
  const words = m.contestedCard;
  const { id, open } = event;
  return (
    <>
      {removedApart ? (
        <ContestedFrame title={words.removedTitle} why={words.removedWhy}>
          <p className={css.soft}>{words.removedBy(who(removedApart.by), formatWhen(removedApart.at))}</p>
          <div className={css.acts}>
            <Button busy={busy} onClick={() => void act({ do: 'keepEvent', id, open }, m.done.kept)}>{words.keep}</Button>
            <Button kind="danger" busy={busy} onClick={() => void act({ do: 'removeEvent', id, open }, m.done.removed(event.title))}>{words.remove}</Button>
          </div>
        </ContestedFrame>
      ) : null}
      {inside ? (
        <ContestedFrame title={words.insideTitle} why={words.insideWhy}>
          <p><strong className={css.strong}>{inside.title}</strong><span className={css.soft}>{[eventTimeWords(m, inside.time, today()), inside.place].filter(Boolean).join(' · ')}</span></p>
          <div className={css.acts}>
            <Button busy={busy} onClick={() => void act({ do: 'removeEvent', id, open: false }, m.done.settled)}>{words.insideDrop}</Button>
          </div>
        </ContestedFrame>
      ) : null}
    </>
  );
}
