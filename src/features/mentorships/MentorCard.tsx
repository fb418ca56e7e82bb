import { NotebookPen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { formatDayShort } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { isDue, nextToRecord, ownMentorships } from './mentorshipList.ts';
import { DueChip } from './MentorshipRowView.tsx';
import css from './Mentorships.module.css';

/** A mentor's first screen: my mentees, what is due, one big button. What is due stands here alone (D-156), so each is one tap away. */
export function MentorCard(): ReactNode {
  const m = useTexts(texts);
  const rows = useLive((live) => live.mentorships);
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const day = today();
  const own = ownMentorships(rows, self, day);
  if (own.length === 0) return null;
  const next = nextToRecord(own, day);
  return (
    <div className={css.card}>
      <Section title={m.card.title} count={own.length}>
        <CardList label={m.card.title}>{own.map((row) => <OwnRow key={row.id} row={row} day={day} several={own.length > 1} />)}</CardList>
        {next ? (
          <div className={css.big}>
            <LinkButton kind="primary" wide href={recordHref(next)} icon={<NotebookPen aria-hidden="true" />}>{m.record}</LinkButton>
            {own.length > 1 ? <p className={css.soft}>{m.card.for(next.menteeName || m.unknown)}</p> : null}
          </div>
        ) : null}
      </Section>
    </div>
  );
}

type OwnRowProps = { readonly row: MentorshipRow; readonly day: LocalDate; /** The big button is for one of them only. */ readonly several: boolean };

function OwnRow({ row, day, several }: OwnRowProps): ReactNode {
  const m = useTexts(texts);
  const rests = row.pausedUntil ? m.card.quietUntil(formatDayShort(row.pausedUntil, day)) : m.card.rests;
  return (
    <Row
      href={`/patenschaften/${row.id}`}
      title={row.menteeName || m.unknown}
      detail={<>{row.state === 'paused' ? rests : row.state === 'requested' ? m.states.requested : null}<DueChip row={row} /></>}
      end={several && isDue(row, day) ? <RecordLink row={row} /> : null}
    />
  );
}

function RecordLink({ row }: { readonly row: MentorshipRow }): ReactNode {
  const { sentences } = useMessages().tasks;
  const { unknown } = useTexts(texts);
  return <Link href={recordHref(row)} className={css.record} aria-label={sentences['check-in'](row.menteeName || unknown)}><NotebookPen aria-hidden="true" /></Link>;
}

/** `?heute`: back from there is here. */
function recordHref({ id }: MentorshipRow): string {
  return `/patenschaften/${id}/rueckmeldung?heute`;
}
