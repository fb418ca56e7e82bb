import { NotebookPen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { today } from '#app/clock.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { useActing, type Acting } from '#app/useActing.ts';
import type { MentorshipId } from '#base/ids.ts';
import { dueOf } from '#domain/accompanying.ts';
import { isOver } from '#domain/mentorship.ts';
import { dueWords, formatDay } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { showToast } from '#ui/toasts.ts';
import { Agreed } from './Agreed.tsx';
import { Changing } from './Changing.tsx';
import { CheckIns } from './CheckIns.tsx';
import { Contested } from './Contested.tsx';
import { LinkMentor } from './LinkMentor.tsx';
import { takesCheckIns, wantsHelp } from './mentorshipList.ts';
import { NotHere } from './NotHere.tsx';
import { Sides } from './Sides.tsx';
import { useMentorship } from './useMentorship.ts';
import { Foreign } from './WhoReads.tsx';
import css from './Mentorships.module.css';

/** `/patenschaften/:id`: what was agreed, how it goes, and the one thing to do next. */
export function MentorshipScreen(): ReactNode {
  const m = useTexts(texts);
  const { id } = useParams<{ id: MentorshipId }>();
  const loaded = useMentorship(id);
  return loaded.at === 'here' ? <Open key={id} detail={loaded.detail} /> : <NotHere title={m.one} back="/patenschaften" loaded={loaded} />;
}

function Open({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const acting = useActing(lateRefusalWords, showToast);
  const chips = (
    <span className={css.chips}>
      <Chip>{m.states[detail.state]}</Chip>
      <Chip tone={detail.receipt === 'hub' ? 'safe' : 'here'}>{words.common.receipt[detail.receipt]}</Chip>
    </span>
  );
  return (
    <Page title={detail.menteeName || m.unknown} tab={m.one} back="/patenschaften" chip={chips}>
      <p className={css.pair}>{detail.where === 'not-ours' ? m.pair(detail.mentorName || m.unknown, detail.menteeName || m.unknown) : m.detail.youMentor}</p>
      {acting.problem ? <Banner tone="late" live="alert">{acting.problem}</Banner> : null}
      <Now detail={detail} acting={acting} />
      <Contested detail={detail} />
      {detail.mentorMember === null && !isOver(detail) ? <LinkMentor mentor={detail.mentor} name={detail.mentorName} why={m.link.text} acting={acting} /> : null}
      <Sides detail={detail} />
      <Agreed detail={detail} acting={acting} />
      <CheckIns detail={detail} />
      <Changing detail={detail} acting={acting} />
    </Page>
  );
}

/** How it stands today, and the one primary button: record, or say that both have agreed. */
function Now({ detail, acting }: { readonly detail: MentorshipDetail; readonly acting: Acting }): ReactNode {
  const m = useTexts(texts);
  const agree = (): void => void acting.act({ do: 'agreeMentorship', id: detail.id, on: today() }, m.detail.agreed);
  const ours = detail.where !== 'not-ours';
  return (
    <div className={css.now}>
      {wantsHelp(detail) && detail.lastCheckIn ? <Banner tone="late" title={m.detail.help(detail.menteeName || m.unknown)}>{m.detail.helpText(formatDay(detail.lastCheckIn))}</Banner> : null}
      {detail.lacksConsent ? <Banner tone="late" title={m.detail.lacksConsent}>{m.detail.lacksConsentText}</Banner> : null}
      {detail.state === 'requested' ? <Banner tone="due" title={m.detail.requestedTitle}>{m.detail.requested}</Banner> : null}
      {detail.where === 'foreign' ? <Foreign /> : null}
      <Due detail={detail} />
      {detail.state === 'requested' ? <Button kind="primary" wide busy={acting.busy} onClick={agree}>{m.detail.agree}</Button> : null}
      {ours && takesCheckIns(detail) ? <LinkButton kind="primary" wide href={`/patenschaften/${detail.id}/rueckmeldung`} icon={<NotebookPen aria-hidden="true" />}>{m.record}</LinkButton> : null}
    </div>
  );
}

function Due({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  const m = useTexts(texts).detail;
  const day = today();
  const due = dueOf(detail, day);
  if (due !== null) return <p className={css.due}>{due <= day ? <Chip tone="due">{m.overdue(dueWords(due, day))}</Chip> : m.nextOn(dueWords(due, day))}</p>;
  if (detail.state !== 'paused') return null;
  return <p className={css.due}>{detail.pausedUntil ? m.restsUntil(formatDay(detail.pausedUntil)) : m.rests}</p>;
}
