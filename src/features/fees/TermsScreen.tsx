import { Coins, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { termsHistory, type TermsEpisode } from '#domain/feeHistory.ts';
import { formatDay } from '#messages/dates.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { LinkButton } from '#ui/Button.tsx';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { TermsTable } from './TermsTable.tsx';
import { useKeepsFees, useTerms } from './useTerms.ts';
import css from './Fees.module.css';

const BACK = '/vereinbarungen';
const FORM = '/vereinbarungen/saetze/neu';
const tones: Readonly<Record<TermsEpisode['state'], Tone>> = { now: 'safe', coming: 'due', past: 'neutral', replaced: 'neutral' };

/** `/vereinbarungen/saetze`: the association's terms for everybody, with every version there was; another one is made by Leitung and Kasse. */
export function TermsScreen(): ReactNode {
  const m = useTexts(feeTerms);
  const keeps = useKeepsFees();
  const { terms, failed } = useTerms();
  if (failed) return <Page title={m.title} back={BACK}><Banner tone="late" live="alert">{m.failed}</Banner></Page>;
  if (terms === null || keeps === null) return <Page title={m.title} back={BACK}><Skeleton rows={6} /></Page>;
  if (terms.length === 0) {
    return (
      <Page title={m.title} back={BACK}>
        <EmptyState icon={<Coins aria-hidden="true" />} title={m.emptyTitle} action={keeps ? <LinkButton kind="primary" href={FORM}>{m.set}</LinkButton> : undefined}>{m.empty}</EmptyState>
        {keeps ? null : <p className={css.soft}>{m.readOnly}</p>}
      </Page>
    );
  }
  const history = termsHistory(terms, today());
  const shown = history.filter(({ state }) => state === 'now' || state === 'coming').toReversed();
  const earlier = history.filter(({ state }) => state === 'past' || state === 'replaced');
  return (
    <Page title={m.title} back={BACK}>
      <p className={css.soft}>{m.intro}</p>
      {shown.some(({ state }) => state === 'now') ? null : <p className={css.soft}>{m.noneYet}</p>}
      {shown.map((episode) => <Version key={episode.terms.id} episode={episode} />)}
      {keeps ? <div className={css.gap}><LinkButton kind="primary" wide icon={<Plus aria-hidden="true" />} href={FORM}>{m.setNext}</LinkButton></div> : <p className={css.soft}>{m.readOnly}</p>}
      {earlier.length > 0 ? <Section title={m.history} count={history.length}><p className={css.soft}>{m.historyWhy}</p>{earlier.map((episode) => <Earlier key={episode.terms.id} episode={episode} />)}</Section> : null}
    </Page>
  );
}

function Version({ episode }: { readonly episode: TermsEpisode }): ReactNode {
  const m = useTexts(feeTerms);
  const title = useSpan(episode);
  return (
    <section className={css.version} aria-label={title}>
      <h2 className={css.head}><span>{title}</span><Chip tone={tones[episode.state]}>{m.chips[episode.state]}</Chip></h2>
      <TermsTable terms={episode.terms} label={title} />
    </section>
  );
}

/** Closed until somebody wants to know. */
function Earlier({ episode }: { readonly episode: TermsEpisode }): ReactNode {
  const title = useSpan(episode);
  return (
    <details className={css.earlier}>
      <summary>{title}</summary>
      <TermsTable terms={episode.terms} label={title} />
    </details>
  );
}

function useSpan({ terms, state, until }: TermsEpisode): string {
  return useTexts(feeTerms).state[state](formatDay(terms.from), until && formatDay(until));
}
