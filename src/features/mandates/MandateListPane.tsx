import { Landmark } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { MandateId } from '#base/ids.ts';
import { councilName } from '#messages/councilWords.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList } from '#ui/Rows.tsx';
import { EmptyState, Section, Stack } from '#ui/Section.tsx';
import { ForecastCard } from './ForecastCard.tsx';
import { changeListView, useListView } from './listView.ts';
import { byCouncil, chooseMandates, filterCount, noFilter } from './mandateList.ts';
import { ListTools } from './ListTools.tsx';
import { MandateRowView } from './MandateRowView.tsx';
import css from './Mandates.module.css';

/** All mandates by council, with search and filter; above them what they come to. */
export function MandateListPane({ current }: { readonly current: MandateId | null }): ReactNode {
  const m = useTexts(mandates);
  const some = useLive((live) => live.mandates.length > 0);
  const opening = useLive((live) => live.status.opening);
  return (
    <Page title={m.title}>
      {some ? (
        <>
          <ListTools />
          <Found current={current} />
        </>
      ) : opening ? <Skeleton rows={6} /> : <NobodyYet />}
    </Page>
  );
}

function Found({ current }: { readonly current: MandateId | null }): ReactNode {
  const m = useTexts(mandates);
  const rows = useLive((live) => live.mandates);
  const query = useListView((view) => view.query);
  const filter = useListView((view) => view.filter);
  const day = today();
  const found = useMemo(() => chooseMandates(rows, query, filter, day, (body) => m.bodies[body]), [rows, query, filter, day, m]);
  const councils = useMemo(() => byCouncil(found, day), [found, day]);
  return (
    <>
      <p className={css.count} role="status">{m.list.count(found.length)}</p>
      {query === '' && filterCount(filter) === 0 ? <ForecastCard /> : null}
      {found.length === 0 ? <NoMatch /> : null}
      {councils.map(({ council, rows: ofCouncil }) => (
        <Section key={council.key} title={councilName(m, council)} count={ofCouncil.length}>
          <CardList label={councilName(m, council)}>
            {ofCouncil.map((row) => <MandateRowView key={row.id} row={row} today={day} current={row.id === current} />)}
          </CardList>
        </Section>
      ))}
    </>
  );
}

function NobodyYet(): ReactNode {
  const m = useTexts(mandates).list;
  const action = (
    <Stack>
      <LinkButton kind="primary" href="/mandate/neu">{m.create}</LinkButton>
      <LinkButton href="/import">{m.import}</LinkButton>
    </Stack>
  );
  return <EmptyState icon={<Landmark aria-hidden="true" />} title={m.emptyTitle} action={action}>{m.empty}</EmptyState>;
}

function NoMatch(): ReactNode {
  const m = useTexts(mandates);
  const filtered = useListView((view) => filterCount(view.filter) > 0);
  const action = filtered ? <Button onClick={() => changeListView({ filter: noFilter })}>{m.filter.reset}</Button> : null;
  return <EmptyState title={m.list.noMatchTitle} action={action}>{m.list.noMatch}</EmptyState>;
}
