import { HeartHandshake, Plus, TableProperties } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import { fold } from '#domain/search.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { filters, shownMentorships, type Filter } from './mentorshipList.ts';
import { MentorshipRowView } from './MentorshipRowView.tsx';
import css from './Mentorships.module.css';

/** `/patenschaften`: who accompanies whom, one's own first. */
export function MentorshipsScreen(): ReactNode {
  const m = useTexts(texts);
  const rows = useLive((live) => live.mentorships);
  const opening = useLive((live) => live.status.opening);
  return (
    <Page title={m.title} actions={rows.length > 0 ? <LinkButton kind="primary" href="/patenschaften/neu" icon={<Plus aria-hidden="true" />}>{m.create}</LinkButton> : undefined}>
      {rows.length > 0 ? <Some /> : opening ? <Skeleton rows={4} /> : (
        <EmptyState icon={<HeartHandshake aria-hidden="true" />} title={m.list.emptyTitle} action={<LinkButton kind="primary" href="/patenschaften/neu">{m.create}</LinkButton>}>{m.list.empty}</EmptyState>
      )}
      <div className={css.apart}>
        <CardList><Row href="/patenschaften/abdeckung" title={m.list.coverage} detail={m.list.coverageHelp} lead={<TableProperties aria-hidden="true" />} /></CardList>
      </div>
    </Page>
  );
}

function Some(): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const rows = useLive((live) => live.mentorships);
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const placeOf = usePlaceName();
  const [filter, setFilter] = useState<Filter>('open');
  const [typed, setTyped] = useState('');
  const haystack = useCallback((row: MentorshipRow) => fold(`${row.mentorName} ${row.menteeName} ${placeOf(row.menteePlace)}`), [placeOf]);
  const { mine, others } = shownMentorships(rows, { filter, typed, self, today: today(), haystack });
  const none = mine.length + others.length === 0;
  return (
    <>
      <div className={css.tools}>
        <Field kind="search" label={words.common.search} placeholder={m.list.searchHint} value={typed} onChange={setTyped} />
        <SelectField label={m.list.show} value={filter} onChange={setFilter} options={filters.map((value) => ({ value, label: m.list.filters[value] }))} />
      </div>
      {none ? <div className={css.apart} role="status"><EmptyState title={m.list.noMatchTitle}>{m.list.noMatch}</EmptyState></div> : null}
      {mine.length > 0 ? <Section title={m.list.mine} count={mine.length}><List label={m.list.mine} rows={mine} mine /></Section> : null}
      {others.length > 0 ? <Section title={mine.length > 0 ? m.list.others : m.title} count={others.length}><List label={m.title} rows={others} /></Section> : null}
    </>
  );
}

/** Three hundred rows at once hold up the phone, and nobody reads them. */
const PORTION = 20;

function List({ label, rows, mine = false }: { readonly label: string; readonly rows: readonly MentorshipRow[]; readonly mine?: boolean }): ReactNode {
  const { tasks } = useMessages();
  const [portions, setPortions] = useState(1);
  const left = rows.length - portions * PORTION;
  return (
    <>
      <CardList label={label}>{rows.slice(0, portions * PORTION).map((row) => <MentorshipRowView key={row.id} row={row} mine={mine} />)}</CardList>
      {left > 0 ? <Button kind="plain" onClick={() => setPortions(portions + 1)}>{tasks.showMore(Math.min(left, PORTION))}</Button> : null}
    </>
  );
}
