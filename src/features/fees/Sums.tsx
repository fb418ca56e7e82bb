import type { ReactNode } from 'react';
import type { FeeOverview, FeePart, FeeSums } from '#domain/feeOverview.ts';
import { fees } from '#messages/later/fees.ts';
import { formatEuro } from '#messages/money.ts';
import { useTexts } from '#messages/useTexts.ts';
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
        <div className={css.tableBox} role="table" aria-label={m.byBody}>
          <div className={css.head} role="rowgroup">
            <div className={css.row} role="row">{(['body', 'signed', 'agreed', 'promised', 'uncertain'] as const).map((column) => <span key={column} role="columnheader">{m.table[column]}</span>)}</div>
          </div>
          <div role="rowgroup">
            {lines.map((line) => <SumsRow key={line.body ?? ''} name={line.body === null ? m.noBody : m.bodies[line.body]} sums={line} />)}
            {lines.length > 1 ? <SumsRow name={m.table.total} sums={total} last /> : null}
          </div>
        </div>
      ) : null}
    </>
  );
}

function SumsRow({ name, sums: { signed, agreed, uncertain, promised }, last = false }: { readonly name: string; readonly sums: FeeSums; readonly last?: boolean }): ReactNode {
  const { table } = useTexts(fees);
  return (
    <div className={last ? `${css.row} ${css.last}` : css.row} role="row">
      <span className={css.what} role="rowheader">{name}</span>
      <Cell label={table.signed}>{words(signed)}</Cell>
      <Cell label={table.agreed}>{words(agreed)}</Cell>
      <Cell label={table.promised}><strong>{formatEuro(promised)}</strong></Cell>
      <Cell label={table.uncertain}>{words(uncertain)}</Cell>
    </div>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return <span className={css.cell} role="cell" data-label={label}><span>{children}</span></span>;
}

/** How many, and what they make a month. */
function words({ count, monthly }: FeePart): string {
  return count === 0 ? '–' : `${formatEuro(monthly)} (${count})`;
}
