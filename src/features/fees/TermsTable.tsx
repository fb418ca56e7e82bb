import type { ReactNode } from 'react';
import type { FeeReduction } from '#domain/fee.ts';
import type { BodyTerms, FeeTerms } from '#domain/feeTerms.ts';
import { spacedIban } from '#domain/ibanText.ts';
import { placeTitle } from '#domain/places.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { formatEuro, formatShare } from '#messages/money.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Table } from '#ui/Table.tsx';
import css from './Fees.module.css';

type Texts = (typeof feeTerms)['de'];

/** One version of the terms as a table, and what else belongs to it. */
export function TermsTable({ terms: { bodies, reductions, rhythm, account, note }, label }: { readonly terms: FeeTerms; readonly label: string }): ReactNode {
  const m = useTexts(feeTerms);
  return (
    <>
      <Table
        label={label}
        className={css.three}
        columns={[m.table.body, m.table.basis, m.table.rate]}
        rows={bodies.map((one) => ({
          key: `${one.body} ${one.place ?? ''}`,
          head: <>{m.bodies[one.body]}<span className={css.where}>{one.place === null ? m.everywhere : placeTitle(one.place)}</span></>,
          cells: [
            basisLines(m, one).map((line) => <span key={line} className={css.line}>{line}</span>),
            <strong key="rate">{one.rate.by === 'share' ? m.share(formatShare(one.rate.basisPoints)) : m.fixed(formatEuro(one.rate.monthly))}</strong>,
          ],
        }))}
      />
      <dl className={css.facts}>
        <Fact name={m.facts.rhythm}>{m.rhythms[rhythm]}</Fact>
        <Fact name={m.facts.reductions}>{reductions.length === 0 ? m.facts.none : reductions.map((one) => <span key={one.id} className={css.line}>{reductionWords(m, one)}</span>)}</Fact>
        {account ? <Fact name={m.facts.account}><span className={css.line}>{account.holder}</span><span className={css.iban}>{spacedIban(account.iban)}</span>{account.purpose ? <span className={css.line}>{account.purpose}</span> : null}</Fact> : null}
        {note ? <Fact name={m.facts.note}>{note}</Fact> : null}
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return <div className={css.fact}><dt>{name}</dt><dd>{children}</dd></div>;
}

function basisLines(m: Texts, { basis: { allowance, attendance, meetings, supplement } }: BodyTerms): readonly string[] {
  const lines = [
    ...(allowance > 0 ? [m.allowance(formatEuro(allowance))] : []),
    ...(attendance > 0 ? [m.attendance(formatEuro(attendance), meetings)] : []),
    ...(supplement > 0 ? [m.supplement(formatEuro(supplement))] : []),
  ];
  return lines.length > 0 ? lines : [m.noBasis];
}

function reductionWords(m: Texts, { label, takes }: FeeReduction): string {
  return takes.off === 'share' ? m.takes.share(label, formatShare(takes.basisPoints)) : m.takes[takes.off](label, formatEuro(takes.amount));
}
