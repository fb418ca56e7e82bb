import { useState, type ReactNode } from 'react';
import type { TaskRow } from '#app/api.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { rhythms, type Rhythm } from '#domain/rhythm.ts';
import { formatDayShort } from '#messages/dates.ts';
import { today as texts } from '#messages/later/today.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { MemberChoice } from './MemberChoice.tsx';
import { NewDate } from './NewDate.tsx';
import type { Act } from './useTaskAct.ts';
import css from './Panels.module.css';

type TaskActionsProps = { readonly task: TaskRow; readonly sentence: string; readonly day: LocalDate; readonly act: Act };
type Asking = 'nothing' | 'date' | 'member' | 'rhythm';

/** Another day, another person, a rhythm, or the contact itself: one tap each, two where a day or a name is to be chosen. */
export function TaskActions({ task, sentence, day, act }: TaskActionsProps): ReactNode {
  const m = useTexts(texts);
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
        <Button aria-expanded={asking === 'rhythm'} onClick={() => ask('rhythm')}>{m.repeat}</Button>
      </div>
      {asking === 'date' ? <NewDate from={task.due < day ? day : task.due} day={day} onPick={postpone} /> : null}
      {asking === 'member' ? <MemberChoice except={task.responsible} onPick={({ id, name }) => void act({ do: 'handOverTask', id: task.id, to: id }, m.handedOver(sentence, name))} /> : null}
      {asking === 'rhythm' ? <Rhythms task={task} sentence={sentence} act={act} /> : null}
      <div className={css.buttons}>
        <LinkButton href={`/kontakte/${task.contact}`}>{m.open}</LinkButton>
        <LinkButton href={`/gespraech/neu?kontakt=${task.contact}`}>{m.talk}</LinkButton>
      </div>
    </div>
  );
}

function Rhythms({ task, sentence, act }: Omit<TaskActionsProps, 'day'>): ReactNode {
  const m = useTexts(texts);
  const { rhythms: words } = useMessages().tasks;
  const choices: readonly (Rhythm | null)[] = [null, ...rhythms];
  return (
    <div className={css.buttons} role="group" aria-label={m.rhythm}>
      {choices.map((choice) => {
        const word = words[choice ?? 'once'];
        return <Button key={word} aria-pressed={choice === task.repeats} onClick={() => void act({ do: 'repeatTask', id: task.id, repeats: choice }, m.repeated(sentence, word))}>{word}</Button>;
      })}
    </div>
  );
}
