import type { ReactNode } from 'react';
import { usePlaceName } from '#app/places.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueWords, formatDayShort } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Chip } from '#ui/Chip.tsx';
import { Avatar, Row } from '#ui/Rows.tsx';
import type { OtherItem } from './due.ts';
import css from './Today.module.css';

type DueRowProps = { readonly item: OtherItem; readonly day: LocalDate; /** Says whose it is: for the list of all. */ readonly named: boolean };

/** What is due and no task: one sentence, and it leads to where it is done. A check-in that is overdue presses gently. */
export function DueRow({ item, day, named }: DueRowProps): ReactNode {
  const m = useMessages().tasks;
  return (
    <Row
      href={whereDone(item)}
      lead={<span className={css.who}><Avatar name={item.name} /></span>}
      title={m.sentences[item.kind](item.name)}
      detail={(
        <>
          <DueDetail item={item} day={day} named={named} />
          {item.due === null || item.due === day ? null : <span className={css.when}><Chip tone={item.due < day ? 'due' : 'neutral'}>{dueWords(item.due, day)}</Chip></span>}
        </>
      )}
    />
  );
}

function DueDetail({ item, day, named }: DueRowProps): ReactNode {
  const m = useMessages();
  const placeOf = usePlaceName();
  switch (item.kind) {
    case 'check-in':
      return named ? m.tasks.mentoredBy(item.mentorship.mentorName) : placeOf(item.mentorship.menteePlace);
    case 'help-wanted':
    case 'quiet-mentor':
      return m.tasks.mentoredBy(item.mentorship.mentorName);
    case 'standing-again':
      return item.mandate.spokeLast && m.tasks.lastTalk(formatDayShort(item.mandate.spokeLast, day));
    case 'long-silent':
      return [m.contacts.stages[item.contact.stage], placeOf(item.contact.municipality), item.contact.lastTalk && m.tasks.lastTalk(formatDayShort(item.contact.lastTalk, day))].filter(Boolean).join(' · ');
  }
}

function whereDone(item: OtherItem): string {
  switch (item.kind) {
    case 'check-in':
      return `/patenschaften/${item.mentorship.id}/rueckmeldung`;
    case 'help-wanted':
    case 'quiet-mentor':
      return `/patenschaften/${item.mentorship.id}`;
    case 'standing-again':
      return `/mandate/${item.mandate.id}`;
    case 'long-silent':
      return `/kontakte/${item.contact.id}`;
  }
}
