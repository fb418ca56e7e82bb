import { Circle, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { TaskRow } from '#app/api.ts';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { ContactId, TaskId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import { rhythms } from '#domain/rhythm.ts';
import { dueWords } from '#messages/dates.ts';
import { today as texts } from '#messages/later/today.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Choice } from '#ui/Choice.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { STEP } from './stepAddress.ts';
import css from './ContactDetail.module.css';

type NextStepsProps = { readonly id: ContactId; readonly tasks: readonly TaskRow[]; readonly act: (command: Command, said?: string) => Promise<boolean> };

/** What is to do for this person, earliest first; the circle says it is done, the row how often it comes round. */
export function NextSteps({ id, tasks, act }: NextStepsProps): ReactNode {
  const { contacts: { detail: m }, tasks: words } = useMessages();
  const members = useLive((live) => live.members);
  const day = today();
  const [opened, setOpened] = useState<TaskId | null>(null);
  const open = tasks.filter((task) => task.state === 'open').toSorted((a, b) => (a.due < b.due ? -1 : 1));
  return (
    <Section title={m.nextSteps} count={open.length}>
      {open.length === 0 ? <p className={css.quiet}>{m.noNextStep}</p> : (
        <CardList label={m.nextSteps}>
          {open.map((task) => (
            <Row
              key={task.id}
              title={task.what}
              detail={[members.find((member) => member.id === task.responsible)?.name, task.repeats && words.rhythms[task.repeats]].filter(Boolean).join(' · ')}
              expanded={opened === task.id}
              onPress={() => setOpened(opened === task.id ? null : task.id)}
              panel={opened === task.id ? <StepRhythm task={task} act={act} /> : undefined}
              end={(
                <>
                  <Chip tone={task.due < day ? 'late' : task.due === day ? 'due' : 'neutral'}>{dueWords(task.due, day)}</Chip>
                  <button type="button" className={css.done} aria-label={m.markDone(task.what)} onClick={() => void act({ do: 'completeTask', id: task.id }, m.done)}><Circle aria-hidden="true" /></button>
                </>
              )}
            />
          ))}
        </CardList>
      )}
      <div className={css.gap}><LinkButton href={`/kontakte/${id}/bearbeiten#${STEP}`} icon={<Plus aria-hidden="true" />}>{m.addNextStep}</LinkButton></div>
    </Section>
  );
}

function StepRhythm({ task, act }: { readonly task: TaskRow; readonly act: NextStepsProps['act'] }): ReactNode {
  const m = useTexts(texts);
  const words = useMessages().tasks;
  const options = (['once', ...rhythms] as const).map((value) => ({ value, label: words.rhythms[value] }));
  return <Choice label={words.fields.repeats} options={options} value={task.repeats ?? 'once'} onChange={(rhythm) => void act({ do: 'repeatTask', id: task.id, repeats: rhythm === 'once' ? null : rhythm }, m.repeated(task.what, words.rhythms[rhythm]))} />;
}
