import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AgreementRow } from '#app/feeApi.ts';
import { exportFormats, type FeeExport } from '#domain/feeExport.ts';
import { formatWhen } from '#messages/dates.ts';
import { fees } from '#messages/later/fees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { useExporting } from './useExporting.ts';
import { useMemberName } from './useFees.ts';
import css from './Fees.module.css';

/** The list as a file, and who took one out before. */
export function Exports({ rows, exports }: { readonly rows: readonly AgreementRow[]; readonly exports: readonly FeeExport[] }): ReactNode {
  const all = useTexts(fees);
  const m = all.exports;
  const nameOf = useMemberName(all.someone);
  const { run, busy, problem } = useExporting(rows, nameOf);
  return (
    <Section title={m.title}>
      <p className={css.soft}>{m.help}</p>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      {rows.length > 0 ? <div className={css.buttons}>{exportFormats.map((format) => <Button key={format} busy={busy} icon={<Download aria-hidden="true" />} onClick={() => void run(format)}>{m[format]}</Button>)}</div> : null}
      {exports.length === 0 ? <p className={css.soft}>{m.none}</p> : (
        <CardList label={m.title}>{exports.map(({ id, by, at, count, format }) => <Row key={id} title={m.what(count, m.formats[format])} detail={m.record(nameOf(by), formatWhen(at))} />)}</CardList>
      )}
    </Section>
  );
}
