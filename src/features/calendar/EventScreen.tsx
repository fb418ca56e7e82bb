import type { ReactNode } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import type { EventDetail } from '#app/calendarApi.ts';
import { useLive } from '#app/live.ts';
import { useActing } from '#app/useActing.ts';
import type { EventId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { firstDay } from '#domain/eventTime.ts';
import { calendar } from '#messages/later/calendar.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { Unopened } from '#ui/Unopened.tsx';
import { ContestedCards } from './ContestedCards.tsx';
import { EventActs } from './EventActs.tsx';
import { EventFacts } from './EventFacts.tsx';
import { restore } from './occurrenceActs.ts';
import { RemovedApart } from './RemovedApart.tsx';
import { SeriesDates } from './SeriesDates.tsx';
import { unlockingHref } from './unlockingHref.ts';
import { useEvent } from './useEvent.ts';
import { useMarks } from './useMarks.ts';
import { useOccurrences } from './useOccurrences.ts';
import css from './Event.module.css';

/** `/termine/:id` (`?am=<day>`: which of a series): all that is known of an event. Locked, open ones can be read. */
export function EventScreen(): ReactNode {
  const m = useTexts(calendar).detail;
  const id = useParams()['id'] as EventId;
  const [path] = useLocation();
  const search = useSearch();
  const at = parseLocalDate(new URLSearchParams(search).get('am') ?? '');
  const unlocked = useLive((live) => live.session.at === 'unlocked');
  const loaded = useEvent(id);
  if (loaded.at === 'here') return <OpenEvent detail={loaded.detail} at={at ?? firstDay(loaded.detail.event.time)} writes={unlocked} />;
  if (loaded.at === 'missing' && !unlocked) return <Page title={m.one} back="/termine"><Hidden unlock={unlockingHref(path, search)} /></Page>;
  return <Unopened title={m.one} back="/termine" loaded={loaded} words={m} />;
}

/** Locked, nobody here can tell whether there is no such event or it is internal. */
function Hidden({ unlock }: { readonly unlock: string }): ReactNode {
  const m = useTexts(calendar).locked;
  return <EmptyState title={m.hidden} action={<LinkButton kind="primary" href={unlock}>{m.unlock}</LinkButton>}>{m.hiddenHelp}</EmptyState>;
}

type OpenEventProps = { readonly detail: EventDetail; /** The day the series has it on. */ readonly at: LocalDate; readonly writes: boolean };

function OpenEvent({ detail, at, writes }: OpenEventProps): ReactNode {
  const m = useTexts(calendar);
  const common = useMessages().common;
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const { of } = useMarks();
  const { event, alone } = detail;
  const change = alone.find((one) => one.at === at)?.change;
  const day = typeof change === 'object' && change?.time ? firstDay(change.time) : at;
  const { all } = useOccurrences('event', addDays(day, -1), addDays(day, 1));
  const shown = all.find((one) => one.event === event.id && one.at === at) ?? null;
  const others = shown && !shown.allDay && !shown.cancelled ? all.filter((one) => one !== shown && !one.allDay && !one.cancelled && one.begins < shown.ends && shown.begins < one.ends) : [];
  const removed = event.removed !== null || change === null;
  const cancelled = shown?.cancelled ?? event.standing === 'cancelled';
  return (
    <Page
      title={shown?.title ?? event.title}
      back={`/termine?tag=${day}`}
      chip={<Chip tone={detail.receipt === 'hub' ? 'safe' : 'here'}>{common.receipt[detail.receipt]}</Chip>}
    >
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <p className={css.chips}>
        {removed ? <Chip tone="late">{m.standing.removed}</Chip> : cancelled ? <Chip tone="late">{m.cancelled}</Chip> : null}
        <Chip>{event.open ? m.open : m.internal}</Chip>
        {event.repeats === null ? null : <Chip>{m.series}</Chip>}
      </p>
      {writes ? <RemovedApart detail={detail} act={act} busy={busy} /> : null}
      {writes ? <ContestedCards detail={detail} act={act} busy={busy} /> : null}
      <EventFacts detail={detail} shown={shown} at={at} mark={of({ committee: event.committee, follow: null })} others={others} />
      {writes && removed && detail.removedApart === null ? <div className={css.acts}><Button busy={busy} onClick={() => void act(...restore(m, detail, at))}>{m.detail.restore}</Button></div> : null}
      {writes && !removed ? <EventActs detail={detail} at={at} cancelled={cancelled} act={act} /> : null}
      {event.repeats === null ? null : <SeriesDates event={event.id} at={at} />}
    </Page>
  );
}
