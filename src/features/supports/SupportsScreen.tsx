import { Landmark } from 'lucide-react';
import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { formatDayShort } from '#messages/dates.ts';
import { supports as texts } from '#messages/later/supports.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { useSupports, type Asked } from './useSupport.ts';
import css from './Supports.module.css';

const MANAGE = '/termine/gremien';
const tones: Readonly<Record<'unasked' | 'open' | 'yes' | 'partly' | 'no', Tone>> = { unasked: 'neutral', open: 'due', yes: 'safe', partly: 'safe', no: 'neutral' };

/** `/gremien`: whom we ask for support, and how it stands with each. */
export function SupportsScreen(): ReactNode {
  const m = useTexts(texts);
  const asked = useSupports();
  if (asked === null) return <Page title={m.title} back="/mehr"><Skeleton rows={6} /></Page>;
  if (asked.length === 0) {
    return (
      <Page title={m.title} back="/mehr">
        <EmptyState icon={<Landmark aria-hidden="true" />} title={m.empty} action={<LinkButton kind="primary" href={MANAGE}>{m.manage}</LinkButton>}>{m.emptyText}</EmptyState>
      </Page>
    );
  }
  const [kept, removed] = [asked.filter(({ committee }) => committee.standing === 'kept'), asked.filter(({ committee }) => committee.standing === 'removed')];
  return (
    <Page title={m.title} back="/mehr">
      <p className={classes(css.soft, css.intro)}>{m.intro}</p>
      {kept.length === 0 ? null : <CardList label={m.title}>{kept.map((one) => <SupportLine key={one.committee.id} asked={one} />)}</CardList>}
      <div className={css.acts}><LinkButton href={MANAGE}>{m.manage}</LinkButton></div>
      {removed.length === 0 ? null : <Section title={m.removed} count={removed.length}><CardList label={m.removed}>{removed.map((one) => <SupportLine key={one.committee.id} asked={one} />)}</CardList></Section>}
    </Page>
  );
}

function SupportLine({ asked: { committee, support } }: { readonly asked: Asked }): ReactNode {
  const m = useTexts(texts);
  const members = useLive((live) => live.members);
  const last = support?.asks.at(-1);
  const state = !support || (!last && support.answer.is === 'open') ? 'unasked' : support.answer.is;
  const next = support?.next;
  const parts = [
    last && m.lastAsk(formatDayShort(last.on, today()), members.find(({ id }) => id === last.by)?.name || m.somebody),
    next && [next.what, next.due && m.due(formatDayShort(next.due, today()))].filter(Boolean).join(', '),
  ].filter(Boolean);
  return <Row href={`/gremien/${committee.id}`} title={committee.name} detail={<>{parts.map((part) => <span key={part} className={css.line}>{part}</span>)}<span className={css.chip}><Chip tone={tones[state]}>{m.states[state]}</Chip></span></>} />;
}
