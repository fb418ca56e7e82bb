import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { parseQuarter, quarterOf, shiftQuarter, type Quarter } from '#domain/quarter.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Page } from '#ui/Page.tsx';
import { QuarterPaper } from './QuarterPaper.tsx';
import css from './Quarter.module.css';

const papers = ['a4', 'a3'] as const;
const which = ['open', 'all'] as const;

/** `/termine/druck?quartal=2026-4`: every board's events of a quarter, on one sheet where they fit. */
export function QuarterScreen(): ReactNode {
  const m = useTexts(calendar);
  const search = useSearch();
  const [, navigate] = useLocation();
  const unlocked = useLive((live) => live.session.at === 'unlocked');
  const quarter = parseQuarter(new URLSearchParams(search).get('quartal') ?? '') ?? quarterOf(today());
  const [paper, setPaper] = useState<(typeof papers)[number]>('a4');
  const [only, setOnly] = useState<(typeof which)[number]>('open');
  const go = (to: Quarter) => navigate(`/termine/druck?quartal=${to}`, { replace: true });
  const [year = '', number = ''] = quarter.split('-');
  return (
    <Page title={m.print.open} back="/termine" wide>
      <div className={css.tools}>
        <div className={css.turn} role="group" aria-label={m.moveDays}>
          <Button kind="plain" aria-label={m.print.before} onClick={() => go(shiftQuarter(quarter, -1))}><ChevronLeft aria-hidden="true" /></Button>
          <h2>{m.print.quarter(number, year)}</h2>
          <Button kind="plain" aria-label={m.print.after} onClick={() => go(shiftQuarter(quarter, 1))}><ChevronRight aria-hidden="true" /></Button>
        </div>
        <Choice label={m.print.paper} options={papers.map((value) => ({ value, label: m.print.papers[value] }))} value={paper} onChange={setPaper} />
        {unlocked ? <Choice label={m.print.which} options={which.map((value) => ({ value, label: m.print.only[value] }))} value={only} onChange={setOnly} /> : null}
        <Button kind="primary" wide icon={<Printer aria-hidden="true" />} onClick={() => print()}>{m.print.print}</Button>
      </div>
      <QuarterPaper quarter={quarter} paper={paper} internal={unlocked && only === 'all'} />
    </Page>
  );
}
