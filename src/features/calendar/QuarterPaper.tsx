import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { Occurrence } from '#app/calendarApi.ts';
import { useLive } from '#app/live.ts';
import type { LocalDate } from '#base/localDate.ts';
import { daysOf, monthsOf, type Quarter } from '#domain/quarter.ts';
import { lastOfMonth, weekdayIndex } from '#domain/monthGrid.ts';
import { formatDay } from '#messages/dates.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Paper } from '#ui/Paper.tsx';
import { classes } from '#ui/classes.ts';
import { monthWords, shortDayWords } from './dayWords.ts';
import { MarkSign } from './MarkSign.tsx';
import { timeWords } from './timeWords.ts';
import { useMarks, type Marks } from './useMarks.ts';
import { useOccurrences } from './useOccurrences.ts';
import css from './Quarter.module.css';

type PaperProps = { readonly quarter: Quarter; readonly paper: 'a4' | 'a3'; /** With what only the team may see. */ readonly internal: boolean };

/** The sheet: three months beside each other, each event once in the month it begins in, and what the signs mean. Where one is too small, the head and what the signs mean are on each. */
export function QuarterPaper({ quarter, paper, internal }: PaperProps): ReactNode {
  const m = useTexts(calendar);
  const space = useLive((live) => (live.session.at === 'unlocked' ? live.session.spaceName : ''));
  const { from, to } = daysOf(quarter);
  const { all } = useOccurrences('paper', from, to);
  const { of } = useMarks();
  const events = all.filter((one) => one.open || one.follow !== null || internal);
  const signs = new Map(events.map((one) => { const mark = of(one); return [mark.key, mark]; }));
  const [year = '', number = ''] = quarter.split('-');
  return (
    <Paper label={m.print.title} className={classes(css.paper, css[paper])}>
      <header className={css.head}>
        <h2 className={css.title}>{m.print.title}</h2>
        <p>{[m.print.quarter(number, year), space, m.print.asOf(formatDay(today()))].filter(Boolean).join(' · ')}</p>
        <p className={css.names} aria-hidden="true">{monthsOf(quarter).map((month) => <span key={month}>{monthWords(m, month)}</span>)}</p>
      </header>
      <div className={css.months}>
        {monthsOf(quarter).map((month, index) => <Month key={month} month={month} events={events.filter((one) => beginsIn(one, month, index === 0))} of={of} />)}
      </div>
      <footer className={css.foot}>
        {signs.size === 0 ? null : <ul role="list" className={css.signs} aria-label={m.print.legend}>{[...signs.values()].map(({ key, name, hue, shape }) => <li key={key}><MarkSign hue={hue} shape={shape} large />{name}</li>)}</ul>}
        {events.some((one) => !one.open && one.follow === null) ? <p><strong>{m.print.confidential}</strong></p> : null}
      </footer>
    </Paper>
  );
}

/** What goes on from before the quarter stands in its first month. */
function beginsIn({ firstDay }: Occurrence, month: LocalDate, first: boolean): boolean {
  return firstDay <= lastOfMonth(month) && (first || firstDay >= month);
}

function Month({ month, events, of }: { readonly month: LocalDate; readonly events: readonly Occurrence[]; readonly of: Marks['of'] }): ReactNode {
  const m = useTexts(calendar);
  const title = monthWords(m, month);
  return (
    <section className={css.month} aria-label={title}>
      <h3>{title}</h3>
      {events.length === 0 ? <p className={css.soft}>{m.print.nothing}</p> : (
        <ul role="list">
          {events.map((one) => {
            const { hue, shape, name } = of(one);
            return (
              <li key={`${one.event} ${one.at}`} className={css.event}>
                <span className={css.day}>{m.weekdaysShort[weekdayIndex(one.firstDay)]} {shortDayWords(m, one.firstDay)}</span>
                <MarkSign hue={hue} shape={shape} large />
                <span>
                  <strong className={classes(one.cancelled && css.cancelled)}>{one.title}</strong>
                  {one.cancelled ? ` (${m.cancelled})` : ''}
                  <span className={css.soft}>{[timeWords(m, one), name, one.place, one.open || one.follow !== null ? '' : m.internal].filter(Boolean).join(' · ')}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
