import { NotebookPen } from 'lucide-react';
import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import { formatDayShort } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { nextToRecord, ownMentorships } from './mentorshipList.ts';
import { DueChip } from './MentorshipRowView.tsx';
import css from './Mentorships.module.css';

/** A mentor's first screen: my mentees, what is due, one big button. */
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
        <CardList label={m.card.title}>{own.map((row) => <OwnRow key={row.id} row={row} />)}</CardList>
        {next ? (
          <div className={css.big}>
            <LinkButton kind="primary" wide href={`/patenschaften/${next.id}/rueckmeldung?heute`} icon={<NotebookPen aria-hidden="true" />}>{m.record}</LinkButton>
            {own.length > 1 ? <p className={css.soft}>{m.card.for(next.menteeName || m.unknown)}</p> : null}
          </div>
        ) : null}
      </Section>
    </div>
  );
}

function OwnRow({ row }: { readonly row: MentorshipRow }): ReactNode {
  const m = useTexts(texts);
  const rests = row.pausedUntil ? m.card.quietUntil(formatDayShort(row.pausedUntil, today())) : m.card.rests;
  return <Row href={`/patenschaften/${row.id}`} title={row.menteeName || m.unknown} detail={<>{row.state === 'paused' ? rests : row.state === 'requested' ? m.states.requested : null}<DueChip row={row} /></>} />;
}
