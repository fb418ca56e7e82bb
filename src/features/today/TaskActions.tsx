import { useState, type ReactNode } from 'react';
import type { TaskRow } from '#app/api.ts';
import { usePresentMembers } from '#app/live.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { formatDayShort } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import type { Act } from './useTaskAct.ts';
import css from './Today.module.css';

type TaskActionsProps = { readonly task: TaskRow; readonly sentence: string; readonly day: LocalDate; readonly act: Act };
type Asking = 'nothing' | 'date' | 'member';

/** Another day, another person, or the contact itself: one tap each, two where a day or a name is to be chosen. */
export function TaskActions({ task, sentence, day, act }: TaskActionsProps): ReactNode {
  const m = useMessages().tasks;
  const [asking, setAsking] = useState<Asking>('nothing');
  const ask = (what: Asking) => setAsking(asking === what ? 'nothing' : what);
  const postpone = (due: LocalDate) => void act({ do: 'postponeTask', id: task.id, due }, m.postponed(sentence, formatDayShort(due, day)));
  return (
    <div className={css.actions}>
      <div className={css.buttons}>
        <Button onClick={() => postpone(addDays(day, 1))}>{m.tomorrow}</Button>
        <Button onClick={() => postpone(addDays(day, 7))}>{m.inAWeek}</Button>
        <Button aria-expanded={asking === 'date'} onClick={() => ask('date')}>{m.date}</Button>
        <Button aria-expanded={asking === 'member'} onClick={() => ask('member')}>{m.handOver}</Button>
      </div>
      {asking === 'date' ? <NewDate from={task.due < day ? day : task.due} day={day} onPick={postpone} /> : null}
      {asking === 'member' ? <Members task={task} sentence={sentence} act={act} /> : null}
      <div className={css.buttons}>
        <LinkButton href={`/kontakte/${task.contact}`}>{m.open}</LinkButton>
        <LinkButton href={`/gespraech/neu?kontakt=${task.contact}`}>{m.talk}</LinkButton>
      </div>
    </div>
  );
}

/** The button decides, not the field: a date typed by hand is complete several times on the way. */
function NewDate({ from, day, onPick }: { readonly from: LocalDate; readonly day: LocalDate; readonly onPick: (due: LocalDate) => void }): ReactNode {
  const m = useMessages();
  const [typed, setTyped] = useState<string>(from);
  const [error, setError] = useState<string | null>(null);
  const pick = () => {
    const due = parseLocalDate(typed);
    if (due === null) return setError(m.contacts.refusals['date-unreadable']);
    return due < day ? setError(m.contacts.refusals['date-in-past']) : onPick(due);
  };
  return (
    <div className={css.newDate}>
      <Field kind="date" label={m.tasks.newDate} value={typed} min={day} error={error} onChange={(text) => { setTyped(text); setError(null); }} />
      <Button onClick={pick}>{m.tasks.postpone}</Button>
    </div>
  );
}

function Members({ task, sentence, act }: Omit<TaskActionsProps, 'day'>): ReactNode {
  const m = useMessages().tasks;
  const members = usePresentMembers().filter((member) => member.id !== task.responsible);
  if (members.length === 0) return <span className={css.quiet}>{m.nobodyElse}</span>;
  return (
    <div className={css.buttons} role="group" aria-label={m.handOver}>
      {members.map(({ id, name }) => <Button key={id} onClick={() => void act({ do: 'handOverTask', id: task.id, to: id }, m.handedOver(sentence, name))}>{name}</Button>)}
    </div>
  );
}
