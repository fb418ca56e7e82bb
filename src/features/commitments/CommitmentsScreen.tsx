import { ListChecks, Plus, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import { useActing } from '#app/useActing.ts';
import { commitmentGroup, commitmentGroups, inMinutesOrder, isListed, pointId, resolutionPoints } from '#domain/commitment.ts';
import { formatDayShort, formatNumber } from '#messages/dates.ts';
import { commitments as texts } from '#messages/later/commitments.ts';
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
import { useTemplate } from './useTemplate.ts';
import { useWords } from './useWords.ts';
import css from './Commitments.module.css';

/** `/auftraege`: what was resolved and who answers for it, the late ones first. */
export function CommitmentsScreen(): ReactNode {
  const m = useTexts(texts);
  const all = useLive((live) => live.commitments);
  const opening = useLive((live) => live.status.opening);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const begin = useTemplate(act);
  const listed = all.filter(isListed);
  const wanting = resolutionPoints.some((point) => !listed.some(({ id }) => id === pointId(point)));
  if (opening && all.length === 0) return <Page title={m.title} back="/mehr"><Skeleton rows={6} /></Page>;
  if (listed.length === 0) {
    const acts = <div className={css.first}><Button kind="primary" busy={busy} onClick={() => void begin()}>{m.template}</Button><LinkButton href="/auftraege/neu">{m.create}</LinkButton></div>;
    return (
      <Page title={m.title} back="/mehr">
        {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
        <EmptyState icon={<ListChecks aria-hidden="true" />} title={m.empty} action={acts}>{m.emptyText}</EmptyState>
        <TakenOff rows={all.filter((row) => !isListed(row))} />
      </Page>
    );
  }
  return (
    <Page title={m.title} back="/mehr">
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <p className={css.soft}>{m.intro}</p>
      <Groups rows={listed} />
      <div className={css.acts}>
        <LinkButton kind="primary" icon={<Plus aria-hidden="true" />} href="/auftraege/neu">{m.create}</LinkButton>
        <LinkButton icon={<Printer aria-hidden="true" />} href="/auftraege/druck">{m.print}</LinkButton>
        {wanting ? <Button busy={busy} onClick={() => void begin()}>{m.templateMore}</Button> : null}
      </div>
      <TakenOff rows={all.filter((row) => !isListed(row))} />
    </Page>
  );
}

function Groups({ rows }: { readonly rows: readonly CommitmentRow[] }): ReactNode {
  const m = useTexts(texts);
  const day = today();
  const groups = Map.groupBy(inMinutesOrder(rows), (row) => commitmentGroup(row, day));
  return commitmentGroups.map((name) => {
    const some = groups.get(name) ?? [];
    return some.length === 0 ? null : (
      <Section key={name} title={m.groups[name]} count={formatNumber(some.length)}>
        <CardList label={m.groups[name]}>{some.map((row) => <CommitmentLine key={row.id} row={row} late={name === 'late'} />)}</CardList>
      </Section>
    );
  });
}

/** Where they are found again. */
function TakenOff({ rows }: { readonly rows: readonly CommitmentRow[] }): ReactNode {
  const m = useTexts(texts);
  if (rows.length === 0) return null;
  const title = m.taken(formatNumber(rows.length));
  return (
    <details className={css.taken}>
      <summary>{title}</summary>
      <CardList label={title}>{inMinutesOrder(rows).map((row) => <Row key={row.id} href={`/auftraege/${row.id}`} title={row.title} />)}</CardList>
    </details>
  );
}

function CommitmentLine({ row, late }: { readonly row: CommitmentRow; readonly late: boolean }): ReactNode {
  const m = useTexts(texts);
  const words = useWords();
  const detail = [row.point === null ? '' : m.point(formatNumber(row.point)), words.who(row.answerable), row.state.is === 'done' ? words.state(row.state) : ''].filter(Boolean).join(' · ');
  const due = row.due !== null && row.state.is === 'open' ? <Chip tone={late ? 'late' : 'neutral'}>{m.due(formatDayShort(row.due, today()))}</Chip> : null;
  return <Row href={`/auftraege/${row.id}`} title={row.title} detail={<>{detail}{due ? <span className={css.chip}>{due}</span> : null}</>} />;
}
