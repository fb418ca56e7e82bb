import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { LeftOut } from '#domain/icsRead.ts';
import type { EventPlan, PlannedEvent } from '#domain/icsImport.ts';
import { placed } from '#domain/placing.ts';
import type { EventTime } from '#domain/eventTime.ts';
import { calendar } from '#messages/later/calendar.ts';
import { eventImport } from '#messages/later/eventImport.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { fullDayWords } from './dayWords.ts';
import { timeWords } from './timeWords.ts';
import css from './Import.module.css';

const STEP = 30;

/** What will be written, thirty at a time: a file of thousands must not freeze the screen. */
export function PlannedLines({ planned }: { readonly planned: readonly PlannedEvent[] }): ReactNode {
  const m = useTexts(eventImport);
  const [shown, setShown] = useState(STEP);
  if (planned.length === 0) return null;
  const left = planned.length - shown;
  return (
    <Section title={m.planned} count={planned.length}>
      <CardList label={m.planned}>{planned.slice(0, shown).map((one) => <PlannedRow key={one.event.id} planned={one} />)}</CardList>
      {left > 0 ? <div className={css.more}><Button onClick={() => setShown(shown + STEP)}>{m.more(left)}</Button></div> : null}
    </Section>
  );
}

function PlannedRow({ planned: { is, event } }: { readonly planned: PlannedEvent }): ReactNode {
  const m = useTexts(eventImport);
  const isCancelled = is === 'cancelled' || event.cancelled;
  return (
    <Row
      title={event.title}
      detail={[whenWords(useTexts(calendar), event.time), event.repeats ? m.series : '', event.place].filter(Boolean).join(' · ')}
      end={isCancelled ? <Chip tone="late">{m.is.cancelled}</Chip> : <Chip tone={is === 'new' ? 'here' : 'due'}>{m.is[is]}</Chip>}
    />
  );
}

/** With weekday and year: a file may be of any. */
function whenWords(words: typeof calendar.de, time: EventTime): string {
  const { firstDay, lastDay, ...clocks } = placed(time);
  const [first, last] = [firstDay, lastDay].map((day) => fullDayWords(words, day, today()));
  const hours = timeWords(words, { ...clocks, allDay: time.allDay, firstDay, lastDay: firstDay });
  return firstDay === lastDay ? `${first} · ${hours}` : [words.days(first ?? '', last ?? ''), time.allDay ? '' : hours].filter(Boolean).join(' · ');
}

/** Some of the titles tell a person which they are; thousands would tell nobody anything. */
const TITLES = 5;
type LeftOutLinesProps = { readonly leftOut: readonly LeftOut[]; readonly untouched: EventPlan['untouched'] };

/** What will not be written, with why; what is here already and the same is none of it. */
export function LeftOutLines({ leftOut, untouched }: LeftOutLinesProps): ReactNode {
  const m = useTexts(eventImport);
  const { unchanged: _, ...others } = untouched;
  const kept = (Object.keys(others) as (keyof typeof others)[]).map((why) => ({ why, count: others[why].length, titles: others[why].slice(0, TITLES).map(({ title }) => title) }));
  const lines = [...leftOut, ...kept].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <Section title={m.leftOut}>
      <CardList label={m.leftOut}>
        {lines.map(({ why, count, titles }) => {
          const some = titles.slice(0, TITLES);
          return <Row key={why} title={m.why[why]} detail={m.whyCount(count, some.length === 0 ? '' : m.andMore(some.join(', '), count - some.length))} />;
        })}
      </CardList>
    </Section>
  );
}
