import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { Occurrence } from '#app/calendarApi.ts';
import { ruleOf } from '#domain/repeatChoice.ts';
import { calendar } from '#messages/later/calendar.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useTexts } from '#messages/useTexts.ts';
import { fullDayWords } from './dayWords.ts';
import { timeOf, type EventForm, type EventStart } from './eventForm.ts';
import { MarkSign } from './MarkSign.tsx';
import { timeWords } from './timeWords.ts';
import { useClashes } from './useClashes.ts';
import { useMarks } from './useMarks.ts';
import css from './EventForm.module.css';

/** What else there is then, across boards and followed calendars; it holds nothing up. */
export function ClashHints({ form, start }: { readonly form: EventForm; readonly start: EventStart }): ReactNode {
  const m = useTexts(eventForm);
  const words = useTexts(calendar);
  const { of } = useMarks();
  const rule = form.beginDay && !start.only ? ruleOf(form.repeat, form.beginDay) : null;
  const clashes = useClashes(timeOf(form, start.zone), rule, start.id);
  return (
    <div role="status">
      {clashes.length === 0 ? null : (
        <section className={css.clashes} aria-label={m.clashes}>
          <ul role="list">
            {clashes.map((clash) => {
              const { hue, shape, name } = of(clash);
              return (
                <li key={`${clash.event} ${clash.at}`}>
                  <MarkSign hue={hue} shape={shape} large />
                  <span>
                    <strong>{m.clashWords(m.clash[howItMeets(form, clash)], clash.title)}</strong>
                    <span className={css.soft}>{[name, fullDayWords(words, clash.firstDay, today()), timeWords(words, { ...clash, lastDay: clash.firstDay })].join(' · ')}</span>
                  </span>
                </li>
              );
            })}
          </ul>
          <p className={css.soft}>{m.clashesHelp}</p>
        </section>
      )}
    </div>
  );
}

/** By the clock, since a series meets what lies on other days at the same hours. */
export function howItMeets(form: Pick<EventForm, 'allDay' | 'beginClock' | 'endClock'>, clash: Pick<Occurrence, 'allDay' | 'beginClock' | 'endClock'>): 'day' | 'time' | 'evening' {
  if (form.allDay || clash.allDay) return 'day';
  return clash.beginClock < form.endClock && form.beginClock < clash.endClock ? 'time' : 'evening';
}
