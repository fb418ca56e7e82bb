import type { ReactNode } from 'react';
import type { AgreementRow } from '#app/feeApi.ts';
import { sumOf } from '#domain/feeOverview.ts';
import { placeTitle } from '#domain/places.ts';
import { fees } from '#messages/later/fees.ts';
import { formatEuro } from '#messages/money.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { useMemberName } from './useFees.ts';
import css from './Fees.module.css';

/** Agreements by name: with whom, for what, how much, and what is to be looked at. */
export function AgreementRows({ rows, label }: { readonly rows: readonly AgreementRow[]; readonly label: string }): ReactNode {
  const m = useTexts(fees);
  return <CardList label={label}>{rows.toSorted((a, b) => a.contactName.localeCompare(b.contactName, 'de')).map((row) => <AgreementLine key={row.id} row={row} someone={m.someone} />)}</CardList>;
}

function AgreementLine({ row, someone }: { readonly row: AgreementRow; readonly someone: string }): ReactNode {
  const m = useTexts(fees);
  const nameOf = useMemberName(someone);
  const sum = sumOf(row);
  const council = row.body === null ? '' : [m.bodies[row.body], row.place && placeTitle(row.place)].filter(Boolean).join(' ');
  const detail = [sum === null ? m.noSum : m.sum(formatEuro(sum)), council, row.own ? m.byYou : m.by(nameOf(row.desk))].filter(Boolean).join(' · ');
  const marks = <span className={css.chips}>{row.toChoose ? <Chip tone="late">{m.toChoose}</Chip> : row.contested ? <Chip tone="due">{m.contested}</Chip> : null}{row.reduced && (row.signedCount > 0 || row.stage !== 'reduced') ? <Chip>{m.reduced}</Chip> : null}<Chip tone={row.signedCount > 0 ? 'safe' : 'neutral'}>{row.signedCount > 0 ? m.stages.signed : m.stages[row.stage]}</Chip></span>;
  return <Row href={`/vereinbarungen/${row.id}`} title={row.contactName || someone} detail={detail} below={marks} />;
}
