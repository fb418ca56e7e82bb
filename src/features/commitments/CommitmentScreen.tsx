import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation, useRoute } from 'wouter';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import { useActing, type Act } from '#app/useActing.ts';
import { commitmentGroup, isListed } from '#domain/commitment.ts';
import { formatDay, formatNumber } from '#messages/dates.ts';
import { commitments } from '#messages/later/commitments.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Fact, Facts } from '#ui/Facts.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { ContestedCards } from './ContestedCards.tsx';
import { useWords } from './useWords.ts';
import css from './Commitments.module.css';

const tones: Readonly<Record<ReturnType<typeof commitmentGroup>, Tone>> = { late: 'late', open: 'neutral', done: 'safe' };

/** `/auftraege/:id`: one commitment, finished by one tap. */
export function CommitmentScreen(): ReactNode {
  const m = useTexts(commitments);
  const [, params] = useRoute('/auftraege/:id');
  const row = useLive((live) => live.commitments.find((one) => one.id === params?.id));
  const opening = useLive((live) => live.status.opening);
  if (row) return isListed(row) ? <OpenCommitment row={row} /> : <TakenOff row={row} />;
  return <Page title={m.one} back="/auftraege">{opening ? <Skeleton rows={4} /> : <EmptyState title={m.missing}>{m.missingHelp}</EmptyState>}</Page>;
}

function OpenCommitment({ row }: { readonly row: CommitmentRow }): ReactNode {
  const m = useTexts(commitments);
  const common = useMessages().common;
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const group = commitmentGroup(row, today());
  const done = row.state.is === 'done';
  const finish = () => void act({ do: done ? 'reopenCommitment' : 'completeCommitment', id: row.id }, done ? m.done.reopened : m.done.completed);
  return (
    <Page title={row.title} tab={m.one} back="/auftraege" chip={<Chip tone={row.receipt === 'hub' ? 'safe' : 'here'}>{common.receipt[row.receipt]}</Chip>}>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <p className={css.state}><Chip tone={tones[group]}>{m.groups[group]}</Chip>{row.point === null ? null : <span className={css.soft}>{m.point(formatNumber(row.point))}</span>}</p>
      <ContestedCards row={row} act={act} busy={busy} />
      <Known row={row} />
      <div className={css.acts}>
        <Button kind={done ? 'quiet' : 'primary'} busy={busy} onClick={finish}>{done ? m.reopen : m.complete}</Button>
        <LinkButton href={`/auftraege/${row.id}/bearbeiten`} icon={<Pencil aria-hidden="true" />}>{m.edit}</LinkButton>
        <Remove row={row} act={act} />
      </div>
    </Page>
  );
}

function TakenOff({ row }: { readonly row: CommitmentRow }): ReactNode {
  const m = useTexts(commitments);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const putBack = () => void act({ do: 'editCommitment', id: row.id, edits: [{ field: 'kept', value: true, seen: row.heads.kept }] }, m.done.putBack);
  return (
    <Page title={row.title} tab={m.one} back="/auftraege">
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <Banner>{m.takenOff}</Banner>
      <Known row={row} />
      <div className={css.acts}><Button kind="primary" busy={busy} onClick={putBack}>{m.putBack}</Button></div>
    </Page>
  );
}

function Known({ row }: { readonly row: CommitmentRow }): ReactNode {
  const m = useTexts(commitments);
  const words = useWords();
  const facts = [
    { label: m.facts.answerable, text: words.who(row.answerable) },
    { label: m.facts.due, text: row.due ? formatDay(row.due) : m.noDue },
    ...(row.state.is === 'done' ? [{ label: m.facts.state, text: words.state(row.state) }] : []),
    { label: m.facts.text, text: row.text },
    { label: m.facts.notes, text: row.notes },
  ];
  return (
    <Facts>
      {facts.filter(({ text }) => text !== '').map(({ label, text }) => <Fact key={label} label={label}>{text}</Fact>)}
    </Facts>
  );
}

function Remove({ row, act }: { readonly row: CommitmentRow; readonly act: Act }): ReactNode {
  const m = useTexts(commitments);
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const remove = async () => {
    if (await act({ do: 'editCommitment', id: row.id, edits: [{ field: 'kept', value: false, seen: row.heads.kept }] }, m.done.removed)) navigate('/auftraege');
  };
  return (
    <>
      <Button kind="plain" onClick={() => setAsking(true)}>{m.remove}</Button>
      <ConfirmDialog open={asking} title={m.removeTitle} confirm={m.remove} danger onConfirm={() => void remove()} onClose={() => setAsking(false)}>{m.removeText}</ConfirmDialog>
    </>
  );
}
