import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { addDays } from '#domain/calendar.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { CardList } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { fullDayWords } from './dayWords.ts';
import { EventRow } from './EventRow.tsx';
import { useMarks } from './useMarks.ts';
import { useOccurrences } from './useOccurrences.ts';

const DAYS = 14;
const SHOWN = 3;

/** The next events, for "Heute"; nothing where there are none. */
export function UpcomingCard(): ReactNode {
  const m = useTexts(calendar);
  const day = today();
  const { of } = useMarks();
  const { all } = useOccurrences('upcoming', day, addDays(day, DAYS));
  const next = all.filter((one) => !one.cancelled).slice(0, SHOWN);
  if (next.length === 0) return null;
  return (
    <Section title={m.upcoming.title}>
      <CardList label={m.upcoming.title}>
        {next.map((event) => <EventRow key={`${event.event} ${event.at}`} event={event} of={of} day={event.firstDay === day ? m.today : fullDayWords(m, event.firstDay, day)} />)}
      </CardList>
      <LinkButton kind="plain" href="/termine">{m.upcoming.all}</LinkButton>
    </Section>
  );
}
