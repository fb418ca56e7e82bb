import { ChartNoAxesColumn, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { BodyKind } from '#domain/mandate.ts';
import { neededSeats, type CouncilSeats, type Seats } from '#domain/forecast.ts';
import { councilName } from '#messages/councilWords.ts';
import { formatDay } from '#messages/dates.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { changeListView } from './listView.ts';
import { bodyOrder, compareCouncils, noFilter } from './mandateList.ts';
import { SeatMarks } from './SeatMarks.tsx';
import { useForecast } from './useForecast.ts';
import css from './Forecast.module.css';

/** `/mandate/vorschau`: which seats will need somebody new, with what is uncertain shown as uncertain; made to be printed for the board. */
export function ForecastScreen(): ReactNode {
  const m = useTexts(mandates).forecast;
  const space = useLive((live) => (live.session.at === 'unlocked' ? live.session.spaceName : ''));
  const opening = useLive((live) => live.status.opening);
  const { councils, total } = useForecast();
  if (total.held === 0) return <Page title={m.title} back="/mandate">{opening ? <Skeleton rows={4} /> : <NothingYet />}</Page>;
  const bodies = bodyOrder.filter((body) => councils.some((council) => council.body === body));
  return (
    <Page title={m.title} back="/mandate">
      <div className={css.paper} data-prints="alone">
        <p className={css.onPaper}><strong>{m.title}</strong></p>
        <p className={css.soft}>{[space, m.asOf(formatDay(today()))].filter(Boolean).join(' · ')}</p>
        <p>{m.intro}</p>
        <Total seats={total} />
        {bodies.map((body) => <BodySection key={body} body={body} councils={councils.filter((council) => council.body === body)} />)}
        <p className={css.footer}>{m.footer}</p>
      </div>
      <div className={css.act}><Button kind="primary" wide icon={<Printer aria-hidden="true" />} onClick={() => print()}>{m.print}</Button></div>
    </Page>
  );
}

function Total({ seats }: { readonly seats: Seats }): ReactNode {
  const m = useTexts(mandates).forecast;
  const { least, most } = neededSeats(seats);
  return (
    <section className={css.total} aria-label={m.total}>
      <p className={css.soft}>{m.neededLabel}</p>
      <p className={css.figure}>{m.needed(least, most, seats.held)}</p>
      <p>{m.parts(seats.stands, seats.uncertain, seats.stops)}</p>
    </section>
  );
}

function BodySection({ body, councils }: { readonly body: BodyKind; readonly councils: readonly CouncilSeats[] }): ReactNode {
  const m = useTexts(mandates);
  return (
    <Section title={m.bodies[body]} count={councils.reduce((sum, council) => sum + council.held, 0)}>
      <CardList label={m.bodies[body]}>
        {councils.toSorted(compareCouncils).map((council) => <CouncilRow key={council.key} council={council} />)}
      </CardList>
    </Section>
  );
}

/** Leads to the list of just these mandates. */
function CouncilRow({ council }: { readonly council: CouncilSeats }): ReactNode {
  const m = useTexts(mandates);
  const [, navigate] = useLocation();
  const { least, most } = neededSeats(council);
  const open = () => {
    changeListView({ query: council.locality, filter: { ...noFilter, body: council.body, place: council.place } });
    navigate('/mandate');
  };
  return (
    <Row
      title={councilName(m, council)}
      detail={<><span className={css.needed}>{m.forecast.needed(least, most, council.held)}</span><SeatMarks seats={council} /><span className={css.line}>{m.forecast.parts(council.stands, council.uncertain, council.stops)}</span></>}
      onPress={open}
    />
  );
}

function NothingYet(): ReactNode {
  const m = useTexts(mandates);
  return <EmptyState icon={<ChartNoAxesColumn aria-hidden="true" />} title={m.forecast.emptyTitle} action={<LinkButton kind="primary" href="/mandate/neu">{m.list.create}</LinkButton>}>{m.forecast.empty}</EmptyState>;
}
