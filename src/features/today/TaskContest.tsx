import type { ReactNode } from 'react';
import type { TaskRow } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Choice } from '#domain/contact.ts';
import type { Rhythm } from '#domain/rhythm.ts';
import type { TaskField } from '#domain/task.ts';
import { formatDay, formatWhen } from '#messages/dates.ts';
import { today as texts } from '#messages/later/today.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { settleTask } from './settleTask.ts';
import type { Act } from './useTaskAct.ts';
import css from './Panels.module.css';

/** The values two people gave apart from each other, until someone says which holds. */
export function TaskContest({ task, act }: { readonly task: TaskRow; readonly act: Act }): ReactNode {
  const m = useTexts(texts);
  const { fields } = useMessages().tasks;
  return (
    <div className={css.contest}>
      <Chip tone="due">{m.contested}</Chip>
      <span className={css.quiet}>{m.contestedWhy}</span>
      {(Object.entries(task.choices) as [TaskField, readonly Choice[]][]).map(([field, choices]) => (
        <div key={field} className={css.contestField} role="group" aria-label={fields[field]}>
          <strong>{fields[field]}</strong>
          {choices.map((choice) => <ChoiceLine key={choice.edit} field={field} choice={choice} onPick={() => void act(settleTask(task, field, choice, choices), m.settled)} />)}
        </div>
      ))}
    </div>
  );
}

type Words = { readonly states: { readonly open: string; readonly done: string }; readonly rhythms: Readonly<Record<Rhythm | 'once', string>>; readonly nameOf: (id: unknown) => string };
const valueWords: Readonly<Record<TaskField, (value: unknown, words: Words) => string>> = {
  what: String,
  due: (value) => formatDay(value as LocalDate),
  doneOn: (value) => formatDay(value as LocalDate),
  responsible: (value, { nameOf }) => nameOf(value),
  state: (value, { states }) => states[value === 'done' ? 'done' : 'open'],
  repeats: (value, { rhythms }) => rhythms[(value as Rhythm | null) ?? 'once'],
};

function ChoiceLine({ field, choice, onPick }: { readonly field: TaskField; readonly choice: Choice; readonly onPick: () => void }): ReactNode {
  const m = useTexts(texts);
  const { common, tasks } = useMessages();
  const members = useLive((live) => live.members);
  const nameOf = (id: unknown) => members.find((member) => member.id === (id as MemberId))?.name ?? common.somebody;
  const value = valueWords[field](choice.value, { states: tasks.states, rhythms: tasks.rhythms, nameOf });
  return (
    <div className={css.choice}>
      <span>{value}<span className={css.quiet}>{m.from(nameOf(choice.who), formatWhen(choice.when))}</span></span>
      <Button aria-label={m.pickValue(value)} onClick={onPick}>{m.pick}</Button>
    </div>
  );
}
