import { Plus, Shapes } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CommitteeRow } from '#app/calendarApi.ts';
import { useActing } from '#app/useActing.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { MarkSign } from './MarkSign.tsx';
import { TemplateSheet } from './TemplateSheet.tsx';
import { useMarks } from './useMarks.ts';
import css from './Committees.module.css';

/** `/termine/gremien`: the bodies whose events are in the calendar, with their colours and signs. */
export function CommitteesScreen(): ReactNode {
  const m = useTexts(texts);
  const all = useMarks().committees;
  const { act, problem } = useActing(lateRefusalWords, showToast);
  const [template, setTemplate] = useState(false);
  const kept = all?.filter((one) => one.standing === 'kept') ?? null;
  const removed = all?.filter((one) => one.standing === 'removed') ?? [];
  return (
    <Page title={m.title} back="/termine" save={<LinkButton kind="primary" wide icon={<Plus aria-hidden="true" />} href="/termine/gremien/neu">{m.create}</LinkButton>}>
      {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
      <p className={css.intro}>{m.intro}</p>
      {kept === null ? <Skeleton rows={5} /> : kept.length === 0 ? (
        <EmptyState icon={<Shapes aria-hidden="true" />} title={m.emptyTitle} action={<Button onClick={() => setTemplate(true)}>{m.template}</Button>}>{m.empty}</EmptyState>
      ) : (
        <>
          <CardList label={m.title}>
            {kept.map((row) => <Line key={row.id} row={row} />)}
          </CardList>
          <Button kind="plain" onClick={() => setTemplate(true)}>{m.template}</Button>
        </>
      )}
      {removed.length === 0 ? null : <Section title={m.removedOnes} count={removed.length}><CardList label={m.removedOnes}>{removed.map((row) => <Line key={row.id} row={row} />)}</CardList></Section>}
      <p className={css.intro}>{m.open}</p>
      {template ? <TemplateSheet known={all ?? []} act={act} onClose={() => setTemplate(false)} /> : null}
    </Page>
  );
}

function Line({ row: { id, name, hue, shape, level, choices } }: { readonly row: CommitteeRow }): ReactNode {
  const m = useTexts(texts);
  return (
    <Row
      href={`/termine/gremien/${id}`}
      lead={<MarkSign hue={hue} shape={shape} large />}
      title={name}
      detail={[m.levels[level], m.marked(m.hues[hue], m.shapes[shape])].join(' · ')}
      end={Object.keys(choices).length > 0 ? <Chip tone="due">{m.contested}</Chip> : null}
    />
  );
}
