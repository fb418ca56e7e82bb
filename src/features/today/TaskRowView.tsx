import { Circle } from 'lucide-react';
import { lazy, Suspense, useId, type ReactNode } from 'react';
import type { TaskRow } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { LocalDate } from '#base/localDate.ts';
import { nextRound } from '#domain/rhythm.ts';
import { dueWords, formatDayShort } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Chip } from '#ui/Chip.tsx';
import { ReceiptMark } from '#ui/ReceiptMark.tsx';
import { Avatar, PickBox, PickName, Row } from '#ui/Rows.tsx';
import type { Picking } from './due.ts';
import type { Act } from './useTaskAct.ts';
import css from './Today.module.css';

const TaskActions = lazy(async () => ({ default: (await import('./TaskActions.tsx')).TaskActions }));
const TaskContest = lazy(async () => ({ default: (await import('./TaskContest.tsx')).TaskContest }));

type TaskRowProps = {
  readonly task: TaskRow;
  readonly day: LocalDate;
  /** Says whose task it is: for the list of all, and for what waits for others. */
  readonly named: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly picking: Picking;
  readonly act: Act;
};

/** One thing to do. The circle says it is done; tapping the row shows what else can be said of it. */
export function TaskRowView({ task, day, named, open, onToggle, picking, act }: TaskRowProps): ReactNode {
  const m = useMessages();
  const sentence = m.tasks.sentence(task.contactName, task.what);
  const detail = <TaskDetail task={task} day={day} named={named} />;
  if (picking) return <PickedRow task={task} sentence={sentence} detail={detail} picked={picking.picked.has(task.id)} onPick={() => picking.toggle(task.id)} />;
  const contested = task.contested.length > 0;
  const panel = open || contested ? (
    <Suspense>
      {contested ? <TaskContest task={task} act={act} /> : null}
      {open ? <TaskActions task={task} sentence={sentence} day={day} act={act} /> : null}
    </Suspense>
  ) : undefined;
  return (
    <Row
      title={sentence}
      detail={detail}
      lead={<span className={css.who}><Avatar name={task.contactName} /></span>}
      end={<DoneButton task={task} sentence={sentence} day={day} act={act} />}
      panel={panel}
      expanded={open}
      onPress={onToggle}
    />
  );
}

type PickedRowProps = { readonly task: TaskRow; readonly sentence: string; readonly detail: ReactNode; readonly picked: boolean; readonly onPick: () => void };

function PickedRow({ sentence, detail, picked, onPick }: PickedRowProps): ReactNode {
  const id = useId();
  return (
    <Row
      lead={<PickBox id={id} checked={picked} onChange={onPick} />}
      title={<PickName id={id}>{sentence}</PickName>}
      detail={detail}
    />
  );
}

/** Stage and place; then when, where the heading does not say it: since when it is overdue, on which day it will be due; and how often. */
function TaskDetail({ task, day, named }: Pick<TaskRowProps, 'task' | 'day' | 'named'>): ReactNode {
  const m = useMessages();
  const placeOf = usePlaceName();
  const members = useLive((live) => live.members);
  const who = named ? members.find((member) => member.id === task.responsible) : undefined;
  const words = [m.contacts.stages[task.stage], placeOf(task.municipality), who && (who.self ? m.common.you : who.name), task.repeats && m.tasks.rhythms[task.repeats]].filter(Boolean).join(' · ');
  return (
    <>
      {words}
      <span className={css.when}>
        {task.due === day ? null : <Chip tone={task.due < day ? 'late' : 'neutral'}>{dueWords(task.due, day)}</Chip>}
        <ReceiptMark receipt={task.receipt} word={m.common.receipt[task.receipt]} />
      </span>
    </>
  );
}

function DoneButton({ task, sentence, day, act }: Pick<TaskRowProps, 'task' | 'day' | 'act'> & { readonly sentence: string }): ReactNode {
  const m = useMessages().tasks;
  const done = () => {
    const said = task.repeats ? m.doneAgain(sentence, formatDayShort(nextRound(task.due, task.repeats, day), day)) : m.done(sentence);
    return act({ do: 'completeTask', id: task.id }, said);
  };
  return <button type="button" data-done={task.id} className={css.done} aria-label={m.markDone(sentence)} onClick={() => void done()}><Circle aria-hidden="true" /></button>;
}
