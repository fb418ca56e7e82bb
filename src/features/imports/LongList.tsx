import { useState, type ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import type { ReportLine } from './lines.ts';
import css from './imports.module.css';

const STEP = 50;

/** Shows fifty at a time: a report of thousands must not freeze the screen. */
export function useSome<T>(all: readonly T[]): { readonly some: readonly T[]; readonly more: ReactNode } {
  const m = useMessages();
  const [shown, setShown] = useState(STEP);
  const left = all.length - shown;
  return {
    some: all.slice(0, shown),
    more: left > 0 ? <div className={css.more}><Button onClick={() => setShown(shown + STEP)}>{m.imports.report.more(left)}</Button></div> : null,
  };
}

/** A section of the report; nothing where there is nothing to report. */
export function ReportLines({ title, lines }: { readonly title: string; readonly lines: readonly ReportLine[] }): ReactNode {
  const m = useMessages();
  const { some, more } = useSome(lines);
  if (lines.length === 0) return null;
  return (
    <Section title={title} count={lines.length}>
      <CardList label={title}>
        {some.map((line, index) => <Row key={index} title={line.name === '' ? line.reason : line.name} detail={m.imports.report.line(line.line, line.name === '' ? '' : line.reason)} />)}
      </CardList>
      {more}
    </Section>
  );
}
