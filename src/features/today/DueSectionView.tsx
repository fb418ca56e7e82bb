import { useDeferredValue, useId, useState, type ReactNode } from 'react';
import type { LocalDate } from '#base/localDate.ts';
import { formatNumber } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { CardList } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { folded, type ListSection, type Picking } from './due.ts';
import { DueRow } from './DueRow.tsx';
import { TaskRowView } from './TaskRowView.tsx';
import type { Act } from './useTaskAct.ts';
import css from './Today.module.css';

type DueSectionProps = {
  readonly section: ListSection;
  readonly day: LocalDate;
  /** `mine`, `all`, or one person. */
  readonly whose: string;
  readonly picking: Picking;
  readonly act: Act;
  readonly alone: boolean;
};

/** One heading with what stands under it. What is due later, or waits for others, stays folded until it is asked for, unless there is nothing else. */
export function DueSectionView({ section, alone, ...rest }: DueSectionProps): ReactNode {
  const m = useMessages().tasks;
  const id = useId();
  const title = m.sections[section.name];
  const count = formatNumber(section.items.length);
  const [unfolded, setUnfolded] = useState(alone);
  const items = <Items section={section} label={title} {...rest} />;
  if (!folded.includes(section.name)) return <Section title={title} count={count}>{items}</Section>;
  return (
    <details className={css.later} open={unfolded || alone} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary><span id={id}>{title}</span><span>{count}</span></summary>
      {unfolded || alone ? items : null}
    </details>
  );
}

/** A long list is told in portions: nobody does more than a screenful today. */
const PORTION = 50;
/** What stands there at once; the rest of the portion follows while one reads. */
const FIRST = 5;

function Items({ section: { name, items }, label, whose, ...rest }: Omit<DueSectionProps, 'alone'> & { readonly label: string }): ReactNode {
  const m = useMessages().tasks;
  const [portions, setPortions] = useState(1);
  const [open, setOpen] = useState<string | null>(null);
  const whole = useDeferredValue(true, false);
  const shown = items.slice(0, whole ? portions * PORTION : FIRST);
  const left = items.length - portions * PORTION;
  const named = whose === 'all' || name === 'waiting';
  return (
    <>
      <CardList label={label}>
        {shown.map((item) => (item.kind === 'task'
          ? <TaskRowView key={item.key} task={item.task} named={named} open={open === item.key} onToggle={() => setOpen(open === item.key ? null : item.key)} {...rest} />
          : <DueRow key={item.key} item={item} named={named} day={rest.day} />))}
      </CardList>
      {left > 0 ? <Button kind="plain" onClick={() => setPortions(portions + 1)}>{m.showMore(Math.min(left, PORTION))}</Button> : null}
    </>
  );
}
