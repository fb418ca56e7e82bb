import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { Share } from '#domain/coverage.ts';
import { coverage as texts } from '#messages/later/coverage.ts';
import { useTexts } from '#messages/useTexts.ts';
import type { ShownCoverage } from './useCoverage.ts';
import css from './Coverage.module.css';

/** The figures as sentences, and what is uncertain about them. */
export function CoverageSummary({ shown }: { readonly shown: ShownCoverage }): ReactNode {
  const m = useTexts(texts);
  const { councillors, candidates, mentees } = shown.found;
  return (
    <>
      <section className={css.short} aria-label={m.short}>
        <h2>{m.short}</h2>
        <ul>
          <li className={css.first}>{m.councillors(councillors.mentors + councillors.quiet, councillors.all)}</li>
          {councillors.none > 0 ? <li>{m.notYet(councillors.none)}</li> : null}
          {councillors.asked > 0 ? <li>{m.asked(councillors.asked)}</li> : null}
          {councillors.quiet > 0 ? <li>{m.quiet(councillors.quiet)}</li> : null}
          <li>{m.firstTime(candidates.accompanied, candidates.all)}</li>
          {mentees.all > 0 ? <li>{m.mentees(mentees.first, mentees.all)}</li> : null}
          <Young label={m.youngMentees} share={mentees} />
          <Young label={m.youngCandidates} share={candidates} />
        </ul>
      </section>
      <Uncertain shown={shown} />
    </>
  );
}

/** Nothing is said of those who gave no year, and nothing where nobody did. */
function Young({ label, share: { all, young, noYear } }: { readonly label: string; readonly share: Share }): ReactNode {
  const m = useTexts(texts);
  return all > noYear ? <li>{label}: {m.young(young, all - noYear)}</li> : null;
}

function Uncertain({ shown: { found, contested, noGroup } }: { readonly shown: ShownCoverage }): ReactNode {
  const m = useTexts(texts);
  const opening = useLive((live) => live.status.opening);
  const apart = useLive((live) => live.status.connection === 'offline');
  const { noYear } = found.candidates;
  const said = [opening && m.arriving, apart && m.notSynced, contested > 0 && m.contested(contested), noGroup > 0 && m.noGroup(noGroup), noYear > 0 && m.noYear(noYear), m.everyone].filter((line) => line !== false);
  return (
    <section className={css.uncertain} aria-label={m.uncertain}>
      <h2>{m.uncertain}</h2>
      <ul>{said.map((line) => <li key={line}>{line}</li>)}</ul>
    </section>
  );
}
