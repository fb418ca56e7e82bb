import { HandCoins, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { fees as texts } from '#messages/later/fees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { AgreementRows } from './AgreementRows.tsx';
import { TreasurerView } from './TreasurerView.tsx';
import { useFees, useMemberName, type Fees } from './useFees.ts';
import { useKeepsFees } from './useTerms.ts';
import css from './Fees.module.css';

/** `/vereinbarungen`: for Leitung and Kasse what is agreed and promised; for everybody else their own, and of all others whether there is an understanding. */
export function OverviewScreen(): ReactNode {
  const m = useTexts(texts);
  const keeps = useKeepsFees();
  const { fees, failed } = useFees();
  const seats = useLive((live) => live.mandates.length);
  const terms = <LinkButton href="/vereinbarungen/saetze">{m.terms}</LinkButton>;
  if (failed) return <Page title={m.title}><Banner tone="late" live="alert">{m.failed}</Banner></Page>;
  if (fees === null || keeps === null) return <Page title={m.title}><Skeleton rows={6} /></Page>;
  if (fees.told.length + fees.rows.length === 0 && !(keeps && seats > 0)) {
    return (
      <Page title={m.title}>
        <EmptyState icon={<HandCoins aria-hidden="true" />} title={m.emptyTitle} action={<LinkButton kind="primary" href="/kontakte">{m.toContacts}</LinkButton>}>{m.empty}</EmptyState>
        <div className={css.center}>{terms}</div>
      </Page>
    );
  }
  if (!keeps) return <Page title={m.title}><OwnView fees={fees} />{terms}</Page>;
  return (
    <Page title={m.title} wide actions={<Button icon={<Printer aria-hidden="true" />} aria-label={m.print} onClick={() => window.print()} />}>
      <TreasurerView fees={fees} />
      <div className={css.gap}>{terms}</div>
    </Page>
  );
}

function OwnView({ fees: { rows, told } }: { readonly fees: Fees }): ReactNode {
  const m = useTexts(texts);
  const nameOf = useMemberName(m.someone);
  const contacts = useLive((live) => live.rows);
  const own = rows.filter((row) => row.own);
  const others = told.filter(({ id }) => !own.some((row) => row.id === id)).map((one) => ({ ...one, name: contacts.get(one.contact)?.name || m.someone })).toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
  return (
    <>
      <Section title={m.own} count={own.length}>
        {own.length === 0 ? <p className={css.soft}>{m.noOwn}</p> : <AgreementRows label={m.own} rows={own} />}
      </Section>
      {others.length > 0 ? (
        <Section title={m.others} count={others.length}>
          <p className={css.soft}>{m.othersHelp}</p>
          <CardList label={m.others}>
            {others.map((one) => <Row key={one.id} href={`/kontakte/${one.contact}`} title={one.name} detail={m.by(nameOf(one.desk))} end={<Chip tone={one.reached ? 'safe' : 'neutral'}>{one.reached ? m.understanding.yes : m.understanding.open}</Chip>} />)}
          </CardList>
        </Section>
      ) : null}
    </>
  );
}
