import { useId, useState, type ReactNode } from 'react';
import type { LocalDate } from '#base/localDate.ts';
import type { TaskId } from '#base/ids.ts';
import { formatNumber } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { CardList } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import type { DueSection, Whose } from './dueSections.ts';
import { TaskRowView } from './TaskRowView.tsx';
import type { Act } from './useTaskAct.ts';
import css from './Today.module.css';

type DueSectionProps = { readonly section: DueSection; readonly day: LocalDate; readonly whose: Whose; readonly act: Act; readonly alone: boolean };

/** One heading with its tasks. What is due later stays folded until it is asked for, unless there is nothing else. */
export function DueSectionView({ section, ...rest }: DueSectionProps): ReactNode {
  const m = useMessages().tasks;
  const id = useId();
  const title = m.sections[section.group];
  const count = formatNumber(section.tasks.length);
  if (section.group !== 'later') return <Section title={title} count={count}><Tasks section={section} label={title} {...rest} /></Section>;
  return (
    <details className={css.later} open={rest.alone}>
      <summary><span id={id}>{title}</span><span>{count}</span></summary>
      <Tasks section={section} label={title} {...rest} />
    </details>
  );
}

/** A long list is told in portions: nobody does more than a screenful today. */
const PORTION = 50;

function Tasks({ section: { tasks }, label, day, whose, act }: Omit<DueSectionProps, 'alone'> & { readonly label: string }): ReactNode {
  const m = useMessages().tasks;
  const [portions, setPortions] = useState(1);
  const [open, setOpen] = useState<TaskId | null>(null);
  const left = tasks.length - portions * PORTION;
  return (
    <>
      <CardList label={label}>
        {tasks.slice(0, portions * PORTION).map((task) => (
          <TaskRowView key={task.id} task={task} day={day} named={whose === 'all'} open={open === task.id} onToggle={() => setOpen(open === task.id ? null : task.id)} act={act} />
        ))}
      </CardList>
      {left > 0 ? <Button kind="plain" onClick={() => setPortions(portions + 1)}>{m.showMore(Math.min(left, PORTION))}</Button> : null}
    </>
  );
}
