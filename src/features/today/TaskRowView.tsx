import { Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TaskRow } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueWords } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Chip } from '#ui/Chip.tsx';
import { ReceiptMark } from '#ui/ReceiptMark.tsx';
import { Avatar, Row } from '#ui/Rows.tsx';
import { TaskActions } from './TaskActions.tsx';
import { TaskContest } from './TaskContest.tsx';
import type { Act } from './useTaskAct.ts';
import css from './Today.module.css';

type TaskRowProps = {
  readonly task: TaskRow;
  readonly day: LocalDate;
  /** Says whose task it is: for the list of all. */
  readonly named: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly act: Act;
};

/** One thing to do. The circle says it is done; tapping the row shows what else can be said of it. */
export function TaskRowView({ task, day, named, open, onToggle, act }: TaskRowProps): ReactNode {
  const m = useMessages();
  const sentence = m.tasks.sentence(task.contactName, task.what);
  const contested = task.contested.length > 0;
  const panel = open || contested ? (
    <>
      {contested ? <TaskContest task={task} act={act} /> : null}
      {open ? <TaskActions task={task} sentence={sentence} day={day} act={act} /> : null}
    </>
  ) : undefined;
  return (
    <Row
      title={sentence}
      detail={<TaskDetail task={task} day={day} named={named} />}
      lead={<span className={css.who}><Avatar name={task.contactName} /></span>}
      end={<DoneButton task={task} sentence={sentence} act={act} />}
      panel={panel}
      expanded={open}
      onPress={onToggle}
    />
  );
}

/** Stage and place; then when, where the heading does not say it: since when it is overdue, on which day it will be due. */
function TaskDetail({ task, day, named }: Pick<TaskRowProps, 'task' | 'day' | 'named'>): ReactNode {
  const m = useMessages();
  const placeOf = usePlaceName();
  const members = useLive((live) => live.members);
  const who = named ? members.find((member) => member.id === task.responsible) : undefined;
  const words = [m.contacts.stages[task.stage], placeOf(task.municipality), who && (who.self ? m.common.you : who.name)].filter(Boolean).join(' · ');
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

function DoneButton({ task, sentence, act }: Pick<TaskRowProps, 'task' | 'act'> & { readonly sentence: string }): ReactNode {
  const m = useMessages().tasks;
  return <button type="button" data-done={task.id} className={css.done} aria-label={m.markDone(sentence)} onClick={() => void act({ do: 'completeTask', id: task.id }, m.done(sentence))}><Circle aria-hidden="true" /></button>;
}
