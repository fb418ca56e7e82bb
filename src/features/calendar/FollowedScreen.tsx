import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Fact, Facts } from '#ui/Facts.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { PlaceFacts, whenWords } from './EventFacts.tsx';
import { MarkSign } from './MarkSign.tsx';
import { useMarks } from './useMarks.ts';
import { useOccurrences } from './useOccurrences.ts';
import css from './Event.module.css';

/** `/termine/gefolgt?id=…&am=<day>`: an event of a followed calendar. It has no record here, so it is found by its day; nothing of it can be changed. */
export function FollowedScreen(): ReactNode {
  const m = useTexts(calendar);
  const asked = new URLSearchParams(useSearch());
  const at = parseLocalDate(asked.get('am') ?? '') ?? today();
  const { of } = useMarks();
  const { all, ready } = useOccurrences('event', at, at);
  const event = all.find((one) => one.event === asked.get('id'));
  if (!event) return <Page title={m.detail.one} back={`/termine?tag=${at}`}>{ready ? <EmptyState title={m.detail.missing}>{m.detail.missingHelp}</EmptyState> : <Skeleton rows={4} />}</Page>;
  const { hue, shape, name } = of(event);
  return (
    <Page title={event.title} back={`/termine?tag=${event.firstDay}`}>
      <Banner>{m.detail.followed}</Banner>
      <div className={css.facts}>
        <Facts strong>
          <Fact label={m.detail.when}>{whenWords(m, event)}{event.cancelled ? <span className={css.clash}>{m.cancelled}</span> : null}</Fact>
          <Fact label={m.detail.calendar}><span className={css.named}><MarkSign hue={hue} shape={shape} large />{name}</span></Fact>
          <PlaceFacts place={event.place} online={event.online} text={event.text} />
        </Facts>
      </div>
    </Page>
  );
}
