import { NotebookPen, PenLine, Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { AgreementDetail } from '#app/feeApi.ts';
import type { Acting } from '#app/useActing.ts';
import type { AgreementId } from '#base/ids.ts';
import { checklistPoints, type AgreementStage, type ChecklistPoint } from '#domain/agreement.ts';
import { placeTitle } from '#domain/places.ts';
import { formatDay } from '#messages/dates.ts';
import { agreements } from '#messages/later/agreements.ts';
import { formatEuro } from '#messages/money.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Fact, Facts } from '#ui/Facts.tsx';
import { Page } from '#ui/Page.tsx';
import { Section } from '#ui/Section.tsx';
import { Calculation } from './Calculation.tsx';
import { Checklist } from './Checklist.tsx';
import { Contested } from './Contested.tsx';
import { NotHere } from './NotHere.tsx';
import { SignedVersions } from './SignedVersions.tsx';
import { useAct } from './useAct.ts';
import { useAgreement } from './useAgreement.ts';
import { WhoReads } from './WhoReads.tsx';
import css from './Agreements.module.css';

/** `/vereinbarungen/:id`: where it stands, what was spoken about, how the sum comes about, and the one thing to do next. */
export function AgreementScreen(): ReactNode {
  const { id } = useParams<{ id: AgreementId }>();
  const loaded = useAgreement(id);
  return loaded.at === 'here' ? <Open key={id} detail={loaded.detail} /> : <NotHere back="/kontakte" loaded={loaded} />;
}

function Open({ detail }: { readonly detail: AgreementDetail }): ReactNode {
  const [m, words] = [useTexts(agreements), useMessages()];
  const acting = useAct();
  const { agreement, contact, contactName, desk, held, stage } = detail;
  const { ticks, tick } = useTicks(detail, acting);
  const chips = (
    <span className={css.chips}>
      <Chip>{m.stages[stage]}</Chip>
      <Chip tone={detail.receipt === 'hub' ? 'safe' : 'here'}>{words.common.receipt[detail.receipt]}</Chip>
    </span>
  );
  return (
    <Page title={contactName || m.unknown} tab={m.one} back={`/kontakte/${contact}`} chip={chips}>
      <Headline detail={detail} />
      {acting.problem ? <Banner tone="late" live="alert">{acting.problem}</Banner> : null}
      <Contested detail={detail} acting={acting} />
      <Next detail={detail} acting={acting} />
      <SignedVersions detail={detail} acting={acting} />
      <Checklist ticks={ticks} contact={contact} onTick={tick} />
      <Calculation agreed={agreement} />
      <Rest detail={detail} />
      <div className={css.now}><WhoReads desk={desk} held={held} /></div>
    </Page>
  );
}

/** A tick stands at once; it is the agreement's own again as soon as that has it. */
function useTicks({ id, desk, heads, agreement }: AgreementDetail, { act }: Acting) {
  const [ticked, setTicked] = useState<Partial<Record<ChecklistPoint, { readonly value: boolean; readonly over: string }>>>({});
  const waiting = (point: ChecklistPoint) => (ticked[point]?.over === heads[point].join() ? ticked[point] : undefined);
  const ticks = Object.fromEntries(checklistPoints.map((point) => [point, waiting(point)?.value ?? agreement[point]])) as Record<ChecklistPoint, boolean>;
  const tick = async (field: ChecklistPoint, value: boolean): Promise<void> => {
    // Said again before the first was heard, it would stand beside that.
    if (waiting(field)) return;
    setTicked((before) => ({ ...before, [field]: { value, over: heads[field].join() } }));
    if (!(await act({ do: 'editAgreement', id, desk, edits: [{ field, value, seen: heads[field] }] }))) setTicked((before) => ({ ...before, [field]: undefined }));
  };
  return { ticks, tick: (point: ChecklistPoint, on: boolean) => void tick(point, on) };
}

function Headline({ detail: { agreement, monthly } }: { readonly detail: AgreementDetail }): ReactNode {
  const m = useTexts(agreements);
  const { body, place, rhythm, start } = agreement;
  const where = [body ? m.bodies[body] : '', place ? placeTitle(place) : ''].filter(Boolean).join(' ');
  return (
    <div>
      <p className={css.big}>{monthly === null ? m.detail.noSum : m.detail.sum(formatEuro(monthly))}</p>
      <p className={css.soft}>{[where, m.rhythms[rhythm], start ? m.detail.start(formatDay(start)) : ''].filter(Boolean).join(' · ')}</p>
    </div>
  );
}

/** What comes next in the conversation; signing stands first once there is a sum. */
function Next({ detail, acting }: { readonly detail: AgreementDetail; readonly acting: Acting }): ReactNode {
  const m = useTexts(agreements);
  const { id, desk, stage, monthly, signedCount, heads, agreement } = detail;
  const to = (next: AgreementStage): void => void acting.act({ do: 'editAgreement', id, desk, edits: [{ field: 'stage', value: next, seen: heads.stage }] }, m.detail.stageSaved(m.stages[next]));
  const isDone = stage === 'signed';
  const offers: readonly (readonly [AgreementStage, string])[] = [
    ['explained', m.detail.explained], ['reached', m.detail.reached],
    ...(agreement.reductions.length + agreement.corrections.length > 0 ? [['reduced', m.detail.reduced] as const] : []), ['open', m.detail.leaveOpen],
  ];
  const shown = isDone || signedCount > 0 ? [] : offers.filter(([one]) => one !== stage && (monthly !== null || (one !== 'reached' && one !== 'reduced')) && (one !== 'explained' || stage === 'approached' || stage === 'open') && (one !== 'reached' || stage !== 'reduced'));
  return (
    <div className={css.now}>
      {!isDone && signedCount > 0 ? <Banner tone="due">{m.detail.draftAfter}</Banner> : null}
      {monthly !== null && !isDone ? <LinkButton kind="primary" wide href={`/vereinbarungen/${id}/unterschreiben`} icon={<PenLine aria-hidden="true" />}>{m.detail.sign}</LinkButton> : null}
      {isDone ? <LinkButton kind="primary" wide href={`/vereinbarungen/${id}/druck`} icon={<Printer aria-hidden="true" />}>{m.detail.print}</LinkButton> : null}
      <div className={css.buttons}>
        <LinkButton href={`/vereinbarungen/${id}/bearbeiten`} kind={monthly === null ? 'primary' : 'quiet'} icon={<NotebookPen aria-hidden="true" />}>{m.detail.next}</LinkButton>
        {!isDone && monthly !== null ? <LinkButton href={`/vereinbarungen/${id}/druck`}>{m.detail.print}</LinkButton> : null}
        {shown.map(([one, label]) => <Button key={one} busy={acting.busy} onClick={() => to(one)}>{label}</Button>)}
      </div>
    </div>
  );
}

function Rest({ detail: { agreement: { questions, notes } } }: { readonly detail: AgreementDetail }): ReactNode {
  const m = useTexts(agreements).detail;
  if (questions === '' && notes === '') return null;
  return (
    <Section title={m.questions}>
      <Facts>
        {questions === '' ? null : <Fact label={m.questions}>{questions}</Fact>}
        {notes === '' ? null : <Fact label={<>{m.notes} <Chip>{m.neverPrinted}</Chip></>}>{notes}</Fact>}
      </Facts>
    </Section>
  );
}
