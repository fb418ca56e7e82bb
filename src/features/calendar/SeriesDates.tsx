import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addMonths } from '#domain/calendar.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { fullDayWords } from './dayWords.ts';
import { eventHref } from './eventHref.ts';
import { timeWords } from './timeWords.ts';
import { useOccurrences } from './useOccurrences.ts';

const SHOWN = 6;
const MONTHS = 12;

/** The next ones of a series, to go to one of them. */
export function SeriesDates({ event, at }: { readonly event: EventId; readonly at: LocalDate }): ReactNode {
  const m = useTexts(calendar);
  const from = today();
  const { all } = useOccurrences('series', from, addMonths(from, MONTHS));
  const next = all.filter((one) => one.event === event).slice(0, SHOWN);
  if (next.length === 0) return null;
  return (
    <Section title={m.detail.next}>
      <CardList label={m.detail.next}>
        {next.map((one) => <Row key={one.at} href={eventHref(one)} current={one.at === at} title={fullDayWords(m, one.firstDay, from)} detail={[timeWords(m, one), one.cancelled ? m.cancelled : '', one.firstDay === one.at ? '' : m.detail.alone].filter(Boolean).join(' · ')} />)}
      </CardList>
    </Section>
  );
}
