import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { TaskId } from '#base/ids.ts';
import { withoutOwnCheckIns } from '#domain/dueItems.ts';
import { formatDayOfYear } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { Switch } from '#ui/Switch.tsx';
import { onlyTasks, whoseChoices } from './due.ts';
import { DueSectionView } from './DueSectionView.tsx';
import { useDay } from './useDay.ts';
import { useDue, useSelf } from './useDue.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useTaskAct } from './useTaskAct.ts';
import { groupOf, useWhose } from './useWhose.ts';
import css from './Today.module.css';

/** Reading drafts waits for the device anyway; its code does too. */
const UnfinishedDrafts = lazy(async () => ({ default: (await import('./UnfinishedDrafts.tsx')).UnfinishedDrafts }));
const NothingDue = lazy(async () => ({ default: (await import('./NothingDue.tsx')).NothingDue }));
const ListMenu = lazy(async () => ({ default: (await import('./ListMenu.tsx')).ListMenu }));
const SelectionBar = lazy(async () => ({ default: (await import('./SelectionBar.tsx')).SelectionBar }));

type TodayProps = { /** What is more urgent than what is due. */ readonly notice?: ReactNode; /** One's own check-ins stand in the notice, so not on the list as well. */ readonly checkInsAbove?: boolean; /** What comes after all of it. */ readonly after?: ReactNode };

/** `/`: what is due, the longest waiting first. */
export function TodayScreen({ notice, after, checkInsAbove = false }: TodayProps): ReactNode {
  const m = useMessages().tasks;
  const day = useDay();
  const self = useSelf();
  const tasks = useLive((live) => live.tasks);
  const contacts = useLive((live) => live.rows.size);
  const opening = useLive((live) => live.status.opening);
  const [whose, choose] = useWhose();
  const group = groupOf(whose);
  const [menu, setMenu] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<TaskId> | null>(null);
  const { act, problem } = useTaskAct(useKeptFocus(tasks));
  const all = useDue(whose === 'mine' ? null : whose, day);
  const listed = useMemo(() => (checkInsAbove && group ? withoutOwnCheckIns(all, self) : all), [all, checkInsAbove, group, self]);
  const sections = picked ? onlyTasks(listed) : listed;
  const toggle = (id: TaskId) => setPicked(new Set(picked?.has(id) ? [...picked].filter((other) => other !== id) : [...(picked ?? []), id]));
  const view = { day, whose, picking: picked && { picked, toggle }, act, alone: sections.length === 1 };
  return (
    <Page title={m.title} save={picked ? <Suspense><SelectionBar picked={picked} sections={sections} day={day} onPick={setPicked} act={act} /></Suspense> : undefined}>
      {notice}
      <div className={css.head}>
        <p className={css.day}>{formatDayOfYear(day)}</p>
        <div className={css.tools}>
          {tasks.some((task) => task.responsible !== self) ? <Switch label={m.whose} options={whoseChoices} words={m} value={group} onChange={choose} /> : null}
          {contacts > 0 ? <button type="button" className={css.more} aria-label={m.more} aria-expanded={menu} onClick={() => setMenu(!menu)}><Ellipsis aria-hidden="true" /></button> : null}
        </div>
      </div>
      {menu ? <Suspense><ListMenu whose={whose} onWhose={choose} onSelect={onlyTasks(listed).length > 0 ? () => { setMenu(false); setPicked(new Set()); } : null} day={day} /></Suspense> : null}
      {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
      <Suspense><UnfinishedDrafts /></Suspense>
      {sections.map((section) => <DueSectionView key={section.name} section={section} {...view} />)}
      {sections.length > 0 ? null : opening && contacts === 0 ? <Skeleton rows={5} /> : <Suspense><NothingDue apart={all.length > 0} contacts={contacts} others={tasks.length} onAll={() => choose('all')} /></Suspense>}
      {after}
    </Page>
  );
}
