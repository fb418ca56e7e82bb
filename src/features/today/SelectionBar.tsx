import { useState, type ReactNode } from 'react';
import type { TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { formatDayShort } from '#messages/dates.ts';
import { today as texts } from '#messages/later/today.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { MemberChoice } from './MemberChoice.tsx';
import { NewDate } from './NewDate.tsx';
import { folded, taskIds, type ListSection } from './due.ts';
import type { TaskCommand } from './settleTask.ts';
import type { Act } from './useTaskAct.ts';
import css from './Panels.module.css';

type SelectionBarProps = {
  readonly picked: ReadonlySet<TaskId>;
  readonly sections: readonly ListSection[];
  readonly day: LocalDate;
  /** Null: selecting is over. */
  readonly onPick: (picked: ReadonlySet<TaskId> | null) => void;
  readonly act: Act;
};

/** Another day or another person for all that are selected: one command, so one undo. */
export function SelectionBar({ picked, sections, day, onPick, act }: SelectionBarProps): ReactNode {
  const m = useTexts(texts);
  const [asking, setAsking] = useState<'nothing' | 'date' | 'member'>('nothing');
  const ask = (what: 'date' | 'member') => setAsking(asking === what ? 'nothing' : what);
  const ids = taskIds(sections).filter((id) => picked.has(id));
  const none = ids.length === 0;
  const run = async (command: TaskCommand, said: string) => {
    if (await act(command, said)) onPick(null);
  };
  const postpone = (due: LocalDate) => void run({ do: 'postponeTasks', ids, due }, m.postponedAll(ids.length, formatDayShort(due, day)));
  return (
    <div className={css.bar}>
      <div className={css.barHead}>
        <span role="status">{m.selected(ids.length)}</span>
        <span className={css.barEnd}>
          <Button kind="plain" onClick={() => onPick(new Set(taskIds(sections.filter(({ name }) => !folded.includes(name)))))}>{m.selectAll}</Button>
          <Button kind="plain" onClick={() => onPick(null)}>{m.cancel}</Button>
        </span>
      </div>
      {asking === 'date' ? <NewDate from={day} day={day} onPick={postpone} /> : null}
      {asking === 'member' ? <MemberChoice menu onPick={({ id, name }) => void run({ do: 'assignTasks', ids, responsible: id }, m.handedOverAll(ids.length, name))} /> : null}
      <div className={css.buttons}>
        <Button disabled={none} onClick={() => postpone(addDays(day, 1))}>{m.tomorrow}</Button>
        <Button disabled={none} onClick={() => postpone(addDays(day, 7))}>{m.inAWeek}</Button>
        <Button disabled={none} aria-expanded={asking === 'date'} onClick={() => ask('date')}>{m.date}</Button>
        <Button disabled={none} aria-expanded={asking === 'member'} onClick={() => ask('member')}>{m.handOver}</Button>
      </div>
    </div>
  );
}
