import type { ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Chip } from '#ui/Chip.tsx';
import { ReceiptMark } from '#ui/ReceiptMark.tsx';
import { Row } from '#ui/Rows.tsx';
import { eventHref } from './eventHref.ts';
import { MarkSign } from './MarkSign.tsx';
import { timeWords } from './timeWords.ts';
import type { Marks } from './useMarks.ts';
import css from './Calendar.module.css';

type EventRowProps = { readonly event: Occurrence; readonly of: Marks['of']; /** What is at the same time. */ readonly with?: readonly Occurrence[]; /** Where the list does not say the day. */ readonly day?: string };

/** One event as a line: what, when, whose, where; and what one has to know of it. */
export function EventRow({ event, of, with: others = [], day }: EventRowProps): ReactNode {
  const m = useTexts(calendar);
  const common = useMessages().common;
  const { hue, shape, name } = of(event);
  const clashes = event.cancelled ? [] : others;
  return (
    <Row
      href={eventHref(event)}
      lead={<MarkSign hue={hue} shape={shape} large />}
      title={<span className={event.cancelled ? css.cancelled : undefined}>{event.title}</span>}
      detail={(
        <>
          {[day, timeWords(m, event), name, event.place].filter(Boolean).join(' · ')}
          {clashes.length > 0 ? <span className={css.clash}>{m.sameTimeWith(clashes.map((other) => other.title).join(', '))}</span> : null}
        </>
      )}
      end={(
        <>
          {event.cancelled ? <Chip tone="late">{m.cancelled}</Chip> : null}
          {event.contested ? <Chip tone="due">{m.contested}</Chip> : null}
          {event.open || event.follow ? null : <Chip>{m.internal}</Chip>}
          {event.follow === null && event.receipt !== 'hub' ? <ReceiptMark receipt={event.receipt} word={common.receipt[event.receipt]} /> : null}
        </>
      )}
    />
  );
}
