import { useEffect, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { dueSteps } from '#domain/support.ts';
import { formatDayShort } from '#messages/dates.ts';
import { supports as texts } from '#messages/later/supports.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { useSupports } from './useSupport.ts';
import css from './Supports.module.css';

/** What is to be done with boards, for "Heute"; nothing where nothing is due. */
export function DueStepsCard(): ReactNode {
  const m = useTexts(texts);
  const day = today();
  const asked = useSupports();
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const team = useLive((live) => live.team);
  const unknown = team === null && asked?.some(({ support }) => support?.next?.responsible === null);
  useEffect(() => {
    if (unknown) void engine().refreshTeam().catch(() => undefined);
  }, [unknown]);
  if (asked === null || self === null) return null;
  const steps = dueSteps(asked.flatMap(({ support }) => support ?? []), { self, leads: team?.lead ?? false }, day);
  if (steps.length === 0) return null;
  const names = new Map(asked.map(({ committee }) => [committee.id, committee.name]));
  return (
    <Section title={m.dueSteps} count={steps.length}>
      <CardList label={m.dueSteps}>
        {steps.map(({ committee, what, due }) => (
          <Row key={committee} href={`/gremien/${committee}`} title={what} detail={<><span className={css.line}>{[names.get(committee), m.due(formatDayShort(due, day))].join(' · ')}</span>{due < day ? <span className={css.chip}><Chip tone="late">{m.overdue}</Chip></span> : null}</>} />
        ))}
      </CardList>
    </Section>
  );
}
