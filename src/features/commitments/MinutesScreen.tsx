import { Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import { commitmentGroup, inMinutesOrder, isListed, type CommitmentGroup } from '#domain/commitment.ts';
import { formatDay, formatNumber } from '#messages/dates.ts';
import { commitments as texts } from '#messages/later/commitments.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Paper, PaperPart } from '#ui/Paper.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { useWords } from './useWords.ts';
import css from './Minutes.module.css';

const order: readonly CommitmentGroup[] = ['done', 'open', 'late'];

/** `/auftraege/druck`: ready for the minutes of a meeting: done, open, late. */
export function MinutesScreen(): ReactNode {
  const m = useTexts(texts);
  const all = useLive((live) => live.commitments);
  const space = useLive((live) => (live.session.at === 'unlocked' ? live.session.spaceName : ''));
  const [notes, setNotes] = useState(false);
  const day = today();
  const groups = Map.groupBy(inMinutesOrder(all.filter(isListed)), (row) => commitmentGroup(row, day));
  const count = (name: CommitmentGroup) => formatNumber(groups.get(name)?.length ?? 0);
  return (
    <Page title={m.minutes.title} back="/auftraege" wide>
      <div className={css.acts}>
        <Tick label={m.minutes.withNotes} help={m.minutes.withNotesHelp} checked={notes} onChange={setNotes} />
        <Button kind="primary" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>{m.minutes.print}</Button>
      </div>
      <Paper label={m.minutes.title}>
        <header>
          <p className={css.name}>{m.minutes.title}</p>
          <p className={css.from}>{[space, m.minutes.stand(formatDay(day))].filter(Boolean).join(' · ')}</p>
          <p className={css.from}>{m.minutes.sum(count('done'), count('open'), count('late'))}</p>
        </header>
        {order.map((name) => <Group key={name} name={name} rows={groups.get(name) ?? []} notes={notes} />)}
      </Paper>
    </Page>
  );
}

function Group({ name, rows, notes }: { readonly name: CommitmentGroup; readonly rows: readonly CommitmentRow[]; readonly notes: boolean }): ReactNode {
  const m = useTexts(texts);
  const words = useWords();
  const { columns } = m.minutes;
  return (
    <PaperPart title={m.groups[name]}>
      {rows.length === 0 ? <p>{m.minutes.none}</p> : (
        <table className={css.table}>
          <thead><tr><th scope="col" className={css.point}>{columns.point}</th><th scope="col">{columns.title}</th><th scope="col" className={css.who}>{columns.answerable}</th><th scope="col" className={css.due}>{columns.due}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td data-label={columns.point}>{row.point === null ? null : formatNumber(row.point)}</td>
                <td><strong>{row.title}</strong>{notes && row.notes ? <span className={css.text}>{row.notes}</span> : null}</td>
                <td data-label={columns.answerable}>{words.who(row.answerable)}</td>
                <td data-label={columns.due}>{row.state.is === 'done' ? words.state(row.state) : row.due ? formatDay(row.due) : m.noDue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PaperPart>
  );
}
