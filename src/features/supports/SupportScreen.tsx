import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import { today } from '#app/clock.ts';
import type { CommitteeRow } from '#app/calendarApi.ts';
import { useLive } from '#app/live.ts';
import type { SupportDetail } from '#app/planningApi.ts';
import { useActing, type Act } from '#app/useActing.ts';
import type { CommitteeId } from '#base/ids.ts';
import type { RecordedAsk } from '#domain/support.ts';
import { isListed } from '#domain/commitment.ts';
import { formatDayShort } from '#messages/dates.ts';
import { supports as texts } from '#messages/later/supports.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { AnswerPart } from './AnswerPart.tsx';
import { AskForm } from './AskForm.tsx';
import { ContestedParts } from './ContestedParts.tsx';
import { NextPart } from './NextPart.tsx';
import { useSupport } from './useSupport.ts';
import css from './Supports.module.css';

/** `/gremien/:id`: one board: what it was asked, what it answered, what comes next. */
export function SupportScreen(): ReactNode {
  const m = useTexts(texts);
  const [, params] = useRoute('/gremien/:id');
  const id = params?.id as CommitteeId;
  const found = useSupport(id);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  if (found === 'loading') return <Page title={m.title} back="/gremien"><Skeleton rows={5} /></Page>;
  if (found === null) return <Page title={m.title} back="/gremien"><EmptyState title={m.missing}>{m.missingHelp}</EmptyState></Page>;
  const part = { support: found.support, act, busy };
  return (
    <Page title={found.committee.name} back="/gremien">
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      {found.committee.standing === 'removed' ? <Removed committee={found.committee} act={act} busy={busy} /> : null}
      <ContestedParts {...part} />
      <Asks {...part} />
      <AnswerPart {...part} />
      <NextPart {...part} />
      <Commitments id={id} />
    </Page>
  );
}

export type PartProps = { readonly support: SupportDetail; readonly act: Act; readonly busy: boolean };

/** What it was asked stays to be read, and it can be taken up again. */
function Removed({ committee: { id, heads, name }, act, busy }: Pick<PartProps, 'act' | 'busy'> & { readonly committee: CommitteeRow }): ReactNode {
  const m = useTexts(texts);
  const restore = () => void act({ do: 'editCommittee', id, edits: [{ field: 'standing', value: 'kept', seen: heads.standing }] }, m.restored(name));
  return <Banner tone="due" action={<Button busy={busy} onClick={restore}>{m.restore}</Button>}>{m.isRemoved}</Banner>;
}

/** The latest first. */
function Asks(part: PartProps): ReactNode {
  const m = useTexts(texts);
  const members = useLive((live) => live.members);
  const [asking, setAsking] = useState(false);
  const asks = part.support.asks.toReversed();
  return (
    <Section title={m.asks} count={asks.length || undefined}>
      {asks.length === 0 ? <p className={css.soft}>{m.noAsks}</p> : (
        <CardList label={m.asks}>
          {asks.map((ask) => <Row key={ask.edit} title={ask.what} end={<TakeBack ask={ask} {...part} />} detail={[m.asked(formatDayShort(ask.on, today()), members.find(({ id }) => id === ask.by)?.name || m.somebody), ask.whom && m.askedWhom(ask.whom)].filter(Boolean).join(' ')} />)}
        </CardList>
      )}
      <div className={css.acts}>
        {asking ? <AskForm {...part} onDone={() => setAsking(false)} /> : <Button kind={asks.length === 0 ? 'primary' : 'quiet'} icon={<Plus aria-hidden="true" />} onClick={() => setAsking(true)}>{m.ask}</Button>}
      </div>
    </Section>
  );
}

function TakeBack({ ask, support, act }: PartProps & { readonly ask: RecordedAsk }): ReactNode {
  const m = useTexts(texts);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="plain" aria-label={m.takeBackOf(ask.what)} onClick={() => setAsking(true)}>{m.takeBack}</Button>
      <ConfirmDialog open={asking} title={m.takeBackTitle} confirm={m.takeBack} danger onConfirm={() => void act({ do: 'takeBackAsk', committee: support.committee, ask: ask.edit }, m.saved.takenBack)} onClose={() => setAsking(false)}>{m.takeBackText}</ConfirmDialog>
    </>
  );
}

function Commitments({ id }: { readonly id: CommitteeId }): ReactNode {
  const m = useTexts(texts);
  const all = useLive((live) => live.commitments);
  const own = all.filter((row) => isListed(row) && row.answerable !== null && 'committee' in row.answerable && row.answerable.committee === id);
  if (own.length === 0) return null;
  return <Section title={m.commitments} count={own.length}><CardList label={m.commitments}>{own.map((row) => <Row key={row.id} href={`/auftraege/${row.id}`} title={row.title} />)}</CardList></Section>;
}
