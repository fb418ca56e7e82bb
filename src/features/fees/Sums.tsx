import type { ReactNode } from 'react';
import type { FeeOverview, FeePart, FeeSums } from '#domain/feeOverview.ts';
import { fees } from '#messages/later/fees.ts';
import { formatEuro } from '#messages/money.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Table } from '#ui/Table.tsx';
import css from './Overview.module.css';

/** What is promised a month, and apart from it what is not sure; then the same by council body. */
export function Sums({ overview: { lines, total, reduced } }: { readonly overview: FeeOverview }): ReactNode {
  const m = useTexts(fees);
  const { signed, agreed, uncertain, promised } = total;
  return (
    <>
      <section className={css.sum} aria-label={m.promised}>
        <p className={css.stand}>{m.promised}</p>
        <p className={css.big}>{formatEuro(promised)}</p>
        <p>{m.promisedOf(formatEuro(signed.monthly), formatEuro(agreed.monthly))}</p>
        <p className={css.uncertain}>{uncertain.monthly > 0 ? m.uncertain(formatEuro(uncertain.monthly)) : m.noneUncertain} {uncertain.unknown > 0 ? m.unknown(uncertain.unknown) : ''}</p>
        {reduced > 0 ? <p>{m.reducedCount(reduced)}</p> : null}
      </section>
      {lines.length > 0 ? (
        <Table
          label={m.byBody}
          className={css.five}
          columns={[m.table.body, m.table.signed, m.table.agreed, m.table.promised, m.table.uncertain]}
          rows={[
            ...lines.map((line) => ({ key: line.body ?? '', head: line.body === null ? m.noBody : m.bodies[line.body], cells: cellsOf(line) })),
            ...(lines.length > 1 ? [{ key: 'total', head: m.table.total, cells: cellsOf(total), total: true }] : []),
          ]}
        />
      ) : null}
    </>
  );
}

function cellsOf({ signed, agreed, uncertain, promised }: FeeSums): readonly ReactNode[] {
  return [words(signed), words(agreed), <strong key="promised">{formatEuro(promised)}</strong>, words(uncertain)];
}

/** How many, and what they make a month. */
function words({ count, monthly }: FeePart): string {
  return count === 0 ? '–' : `${formatEuro(monthly)} (${count})`;
}
