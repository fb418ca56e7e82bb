import { ExternalLink, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { EventDetail, Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { firstDay } from '#domain/eventTime.ts';
import { calendar } from '#messages/later/calendar.ts';
import { committees } from '#messages/later/committees.ts';
import { repeats } from '#messages/later/repeats.ts';
import { repeatWords } from '#messages/repeatWords.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Fact, Facts } from '#ui/Facts.tsx';
import { fullDayWords } from './dayWords.ts';
import { eventTimeWords } from './eventTimeWords.ts';
import { MarkSign } from './MarkSign.tsx';
import { SafeLink } from './SafeLink.tsx';
import { timeWords } from './timeWords.ts';
import type { Mark } from './useMarks.ts';
import css from './Event.module.css';

type EventFactsProps = { readonly detail: EventDetail; /** As it is in the calendar; null where it is not in it any more. */ readonly shown: Occurrence | null; readonly at: LocalDate; readonly mark: Mark; readonly others: readonly Occurrence[] };

/** When, whose, where, how often, and who sees it. */
export function EventFacts({ detail: { event }, shown, at, mark, others }: EventFactsProps): ReactNode {
  const m = useTexts(calendar);
  const texts = { repeats: useTexts(repeats), calendar: m };
  const boards = useTexts(committees);
  const place = shown?.place ?? event.place;
  return (
    <div className={css.facts}>
      <Facts strong>
        <Fact label={m.detail.when}>
          {shown ? whenWords(m, shown) : eventTimeWords(m, event.time, today())}
          {others.length > 0 ? <span className={css.clash}>{m.sameTimeWith(others.map((one) => one.title).join(', '))}</span> : null}
        </Fact>
        {event.repeats === null ? null : <Fact label={m.detail.repeats}>{repeatWords(texts, event.repeats, firstDay(event.time))}{shown && shown.firstDay !== at ? <span className={css.soft}>{m.detail.alone}</span> : null}</Fact>}
        <Fact label={m.detail.committee}><span className={css.named}><MarkSign hue={mark.hue} shape={mark.shape} large />{mark.name}</span>{mark.link === '' ? null : <SafeLink href={mark.link} icon={<ExternalLink aria-hidden="true" />}>{boards.toLink}</SafeLink>}</Fact>
        <PlaceFacts place={place} online={event.online} text={event.text} />
        <Fact label={m.detail.visible}>{event.open ? m.detail.visibleOpen : m.detail.visibleInternal}</Fact>
      </Facts>
    </div>
  );
}

/** Where it is and what it is about; nothing is asked of anybody before a link is pressed. */
export function PlaceFacts({ place, online, text }: { readonly place: string; readonly online: string; readonly text: string }): ReactNode {
  const m = useTexts(calendar).detail;
  return (
    <>
      {place === '' ? null : (
        <Fact label={m.place}>
          {place}
          <SafeLink href={mapHref(place)} icon={<MapPin aria-hidden="true" />}>{m.map}</SafeLink>
          <span className={css.soft}>{m.mapHelp}</span>
        </Fact>
      )}
      {online === '' ? null : <Fact label={m.online}><SafeLink href={online} icon={<ExternalLink aria-hidden="true" />}>{online}</SafeLink></Fact>}
      {text === '' ? null : <Fact label={m.text}><span className={css.text}>{text}</span></Fact>}
    </>
  );
}

/** "Mittwoch, 25. November, 18:00–20:00 Uhr" */
export function whenWords(m: typeof calendar.de, shown: Occurrence): string {
  return shown.firstDay === shown.lastDay ? `${fullDayWords(m, shown.firstDay, today())}, ${timeWords(m, shown)}` : timeWords(m, shown);
}

/** A search at OpenStreetMap: a link, so nothing is asked of them before it is pressed. */
export function mapHref(place: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`;
}
