import { lazy, Suspense, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { formatDayOfYear } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Page } from '#ui/Page.tsx';
import { usePreference } from '#ui/preference.ts';
import { Skeleton } from '#ui/Progress.tsx';
import { dueSections, tasksOf, whoseChoices, type Whose } from './dueSections.ts';
import { DueSectionView } from './DueSectionView.tsx';
import { NothingDue } from './NothingDue.tsx';
import { useDay } from './useDay.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useTaskAct } from './useTaskAct.ts';
import css from './Today.module.css';

/** Reading drafts waits for the device anyway; its code does too. */
const UnfinishedDrafts = lazy(async () => ({ default: (await import('./UnfinishedDrafts.tsx')).UnfinishedDrafts }));

/** `/`: what is due, the longest waiting first. */
export function TodayScreen({ notice }: { /** What is more urgent than what is due. */ readonly notice?: ReactNode }): ReactNode {
  const m = useMessages().tasks;
  const day = useDay();
  const tasks = useLive((live) => live.tasks);
  const rows = useLive((live) => live.rows);
  const opening = useLive((live) => live.status.opening);
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const [whose, setWhose] = usePreference<Whose>('whose', whoseChoices);
  const { act, problem } = useTaskAct(useKeptFocus(tasks));
  const shown = tasksOf(tasks, whose, self);
  const sections = dueSections(shown, day);
  return (
    <Page title={m.title}>
      {notice}
      <div className={css.head}>
        <p className={css.day}>{formatDayOfYear(day)}</p>
        {tasks.some((task) => task.responsible !== self) ? <WhoseSwitch whose={whose} onChange={setWhose} /> : null}
      </div>
      {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
      <Suspense><UnfinishedDrafts /></Suspense>
      {sections.map((section) => <DueSectionView key={section.group} section={section} day={day} whose={whose} act={act} alone={sections.length === 1} />)}
      {shown.length > 0 ? null : opening && rows.size === 0 ? <Skeleton rows={5} /> : <NothingDue contacts={rows.size} others={tasks.length} onAll={() => setWhose('all')} />}
    </Page>
  );
}

function WhoseSwitch({ whose, onChange }: { readonly whose: Whose; readonly onChange: (whose: Whose) => void }): ReactNode {
  const m = useMessages().tasks;
  return (
    <div className={css.switch} role="group" aria-label={m.whose}>
      {whoseChoices.map((choice) => <button key={choice} type="button" aria-pressed={choice === whose} onClick={() => onChange(choice)}>{m[choice]}</button>)}
    </div>
  );
}
