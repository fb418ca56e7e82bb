import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MandateRow } from '#app/recruitingApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { isPresent } from '#domain/mandate.ts';
import { formatDayShort } from '#messages/dates.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Row } from '#ui/Rows.tsx';
import { isLeftAlone, isUndecided } from './mandateList.ts';
import { talkHref } from './talkHref.ts';
import css from './Mandates.module.css';

type RowProps = { readonly row: MandateRow; readonly today: LocalDate; readonly current: boolean };

/** One mandate: whose it is and whether they stand again, when somebody last spoke with them and who does next; undecided, the talk is one tap away. */
export function MandateRowView({ row, today, current }: RowProps): ReactNode {
  const m = useTexts(mandates);
  const present = isPresent(row, today);
  const about = [row.group, row.since ? m.sinceYear(row.since.slice(0, 4)) : ''].filter(Boolean).join(' · ');
  const state = !present ? <Chip>{m.detail.endedChip}</Chip> : row.contested.standingAgain ? <Chip tone="due">{m.list.contested}</Chip> : <Chip>{m.standing[row.standingAgain]}</Chip>;
  const detail = (
    <>
      <span className={css.chipLine}>{state}{isLeftAlone(row, today) ? <Chip tone="due">{m.list.nobody}</Chip> : null}</span>
      {about ? <span className={css.line}>{about}</span> : null}
      {present ? <Spoken row={row} today={today} /> : <span className={css.line}>{m.list.ended(formatDayShort(row.endedOn ?? today, today))}</span>}
    </>
  );
  const talk = present && isUndecided(row) ? <LinkButton href={talkHref(row.contact)} label={m.talkAgainWith(row.contactName)}>{m.talkAgain}</LinkButton> : null;
  return <Row href={`/mandate/${row.id}`} title={row.contactName} detail={detail} below={talk} current={current} />;
}

function Spoken({ row, today }: Omit<RowProps, 'current'>): ReactNode {
  const m = useTexts(mandates).list;
  const members = useLive((live) => live.members);
  const next = members.find((member) => member.id === row.speaksNext);
  return (
    <>
      <span className={css.line}>{row.spokeLast ? m.spoke(formatDayShort(row.spokeLast, today)) : m.neverSpoke}</span>
      {next && isUndecided(row) ? <span className={css.line}>{next.self ? m.nextSelf : m.next(next.name)}</span> : null}
    </>
  );
}
