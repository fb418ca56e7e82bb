import { ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
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
      lead={<span className={css.who}>{item.kind === 'commitment' ? <ListChecks aria-hidden="true" /> : <Avatar name={item.name} />}</span>}
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
    case 'commitment':
      return <Answerable answerable={item.commitment.answerable} />;
    case 'standing-again':
      return item.mandate.spokeLast && m.tasks.lastTalk(formatDayShort(item.mandate.spokeLast, day));
    case 'long-silent':
      return [m.contacts.stages[item.contact.stage], placeOf(item.contact.municipality), item.contact.lastTalk && m.tasks.lastTalk(formatDayShort(item.contact.lastTalk, day))].filter(Boolean).join(' · ');
  }
}

/** A board's name comes with the calendar, which is not here yet: the commitment itself says it. */
function Answerable({ answerable }: { readonly answerable: CommitmentRow['answerable'] }): ReactNode {
  const members = useLive((live) => live.members);
  return answerable && 'member' in answerable ? members.find(({ id }) => id === answerable.member)?.name : null;
}

function whereDone(item: OtherItem): string {
  switch (item.kind) {
    case 'check-in':
      return `/patenschaften/${item.mentorship.id}/rueckmeldung`;
    case 'help-wanted':
    case 'quiet-mentor':
      return `/patenschaften/${item.mentorship.id}`;
    case 'commitment':
      return `/auftraege/${item.commitment.id}`;
    case 'standing-again':
      return `/mandate/${item.mandate.id}`;
    case 'long-silent':
      return `/kontakte/${item.contact.id}`;
  }
}
