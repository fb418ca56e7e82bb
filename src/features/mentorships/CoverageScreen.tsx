import { Printer, TableProperties } from 'lucide-react';
import { useDeferredValue, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { CouncilGroup, Unaccompanied } from '#domain/coverage.ts';
import { formatDay } from '#messages/dates.ts';
import { coverage as texts } from '#messages/later/coverage.ts';
import { mentorships } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { CoverageMembers } from './CoverageMembers.tsx';
import { CoverageSummary } from './CoverageSummary.tsx';
import { useCoverage, type ShownCoverage } from './useCoverage.ts';
import css from './Coverage.module.css';

/** `/patenschaften/abdeckung`: for each council group who mentors and who does not yet; on paper for the group chairs' conference. */
export function CoverageScreen(): ReactNode {
  const m = useTexts(texts);
  const shown = useCoverage();
  const none = useLive((live) => live.mandates.length === 0 && live.mentorships.length === 0);
  const opening = useLive((live) => live.status.opening);
  if (!shown || (none && opening)) return <Page title={m.title} back="/patenschaften"><Skeleton rows={6} /></Page>;
  if (none) {
    const add = <LinkButton kind="primary" href="/mandate/neu">{m.addMandate}</LinkButton>;
    return <Page title={m.title} back="/patenschaften"><EmptyState icon={<TableProperties aria-hidden="true" />} title={m.emptyTitle} action={add}>{m.empty}</EmptyState></Page>;
  }
  return (
    <Page title={m.title} back="/patenschaften" wide actions={<Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>{m.print}</Button>}>
      <Paper shown={shown} />
    </Page>
  );
}

/** What stands there at once; the other council groups follow while one reads. */
const FIRST = 1;

function Paper({ shown }: { readonly shown: ShownCoverage }): ReactNode {
  const m = useTexts(texts);
  const space = useLive((live) => (live.session.at === 'unlocked' ? live.session.spaceName : ''));
  const { found, places } = shown;
  const whole = useDeferredValue(true, false);
  return (
    <div className={css.paper} data-prints="titled">
      <p className={css.stand}>{m.printed(space, formatDay(today()))}</p>
      <CoverageSummary shown={shown} />
      <div className={css.groups}>
        {found.groups.slice(0, whole ? Infinity : FIRST).map((group) => <Group key={`${group.body} ${group.place} ${group.locality} ${group.group}`} group={group} place={group.place === null ? m.noPlace : places.placeTitle(group.place)} />)}
      </div>
      {whole && found.others.length > 0 ? <section className={css.group}><h2>{m.others}</h2><CoverageMembers members={found.others} /></section> : null}
      {whole && found.elsewhere.count > 0 ? <section className={css.group}><h2>{m.elsewhere}</h2><Names alone={found.elsewhere} /></section> : null}
    </div>
  );
}

function Group({ group, place }: { readonly group: CouncilGroup; readonly place: string }): ReactNode {
  const m = useTexts(texts);
  const { bodies } = useTexts(mentorships);
  const council = `${bodies[group.body]} ${[group.locality, place].filter(Boolean).join(', ')}`;
  return (
    <section className={css.group} aria-label={`${council}, ${m.group(group.group)}`}>
      <h2>{council}<span className={css.fraction}>{m.group(group.group)}</span></h2>
      <CoverageMembers members={group.members} />
      {group.alone.count > 0 ? <><h3>{m.alone}</h3><Names alone={group.alone} /></> : null}
    </section>
  );
}

function Names({ alone: { first, count } }: { readonly alone: Unaccompanied }): ReactNode {
  const m = useTexts(texts);
  const names = first.map(({ name }) => name);
  return <p className={css.names}>{[...names, ...(count > names.length ? [m.more(count - names.length)] : [])].join(', ')}</p>;
}
