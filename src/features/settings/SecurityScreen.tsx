import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useLive } from '#app/live.ts';
import { security } from '#messages/later/security.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Page } from '#ui/Page.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { appVersion } from './version.ts';
import css from './settings.module.css';

/** What is protected against whom, what is not, and how to check it. Readable without a key. */
export function SecurityScreen(): ReactNode {
  const m = useTexts(security);
  const unlocked = useLive((live) => live.session.at === 'unlocked');
  return (
    <Page title={m.title} back={() => history.back()}>
      <Stack>
        <p>{m.intro}</p>
        {unlocked ? <p><Link href="/team/wer-sieht-was">{m.see}</Link></p> : null}
      </Stack>
      <Section title={m.protected}><Cases label={m.protected} cases={m.cases} /></Section>
      <Section title={m.not}><Cases label={m.not} cases={m.limits} /></Section>
      <Section title={m.check}>
        <Stack>
          <p>{m.checkText}</p>
          <ol className={css.steps}>
            <li>{m.checkSource}</li>
            <li><code className={css.code}>npm install</code></li>
            <li><code className={css.code}>npm run --silent hashes -- {location.origin}</code></li>
          </ol>
          <p>{m.checkLimit}</p>
          <p>{m.version(appVersion)} {m.more}</p>
        </Stack>
      </Section>
    </Page>
  );
}

type CaseText = { readonly who: string; readonly what: string };

/** A list of questions to run through; each answer opens where it stands. */
function Cases({ label, cases }: { readonly label: string; readonly cases: readonly CaseText[] }): ReactNode {
  return <CardList label={label}>{cases.map((one) => <Case key={one.who} {...one} />)}</CardList>;
}

function Case({ who, what }: CaseText): ReactNode {
  const [open, setOpen] = useState(false);
  return <Row title={who} onPress={() => setOpen(!open)} expanded={open} end={<ChevronDown className={css.opens} data-open={open} aria-hidden="true" />} panel={open ? <p>{what}</p> : null} />;
}
