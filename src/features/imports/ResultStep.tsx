import type { ReactNode } from 'react';
import { refusalWords } from '#messages/refusalWords.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { linesLeftOut, refusedLines, type ReportLine } from './lines.ts';
import { ReportLines } from './LongList.tsx';
import { seatsToWrite, type ImportState } from './useImport.ts';
import css from './imports.module.css';

type ResultStepProps = { readonly state: Extract<ImportState, { at: 'done' }>; readonly onResume: () => void; readonly onAgain: () => void };

/** What was written, what was not and why, and how to go on. */
export function ResultStep({ state, onResume, onAgain }: ResultStepProps): ReactNode {
  const m = useMessages();
  const words = m.imports.result;
  const left = linesLeftOut(m, state.planned, state.picked, state.refused);
  const whole = state.rest.contacts.length + state.rest.seats.length === 0;
  const seats = seatsToWrite(state.planned.plan, state.picked).length - state.rest.seats.length;
  return (
    <>
      <Banner tone={whole ? 'here' : 'due'} live={state.failed ? 'alert' : 'status'} title={whole && state.before === state.total ? words.whole(state.before) : words.part(state.before, state.total)}>
        {seats > 0 ? <p>{words.seats(seats)}</p> : null}
        {whole ? null : state.failed ? <><p>{refusalWords(m, { refusal: state.failed })}</p><p>{words.failed}</p></> : <p>{words.stopped}</p>}
      </Banner>
      <ReportLines title={m.imports.report.refused} lines={refusedLines(m, [...state.planned.plan.refused, ...state.refused])} />
      <div className={css.actions}>
        {left.length > 0 ? <Button wide onClick={() => void download(m, left)}>{words.download}</Button> : null}
        {whole ? <LinkButton kind="primary" wide href="/kontakte">{words.contacts}</LinkButton> : <Button kind="primary" wide onClick={onResume}>{words.resume}</Button>}
        <Button wide onClick={onAgain}>{words.again}</Button>
      </div>
    </>
  );
}

/** The browser saves the list; it never leaves the device. */
async function download(m: Catalogue, lines: readonly ReportLine[]): Promise<void> {
  const { csvText } = await import('#domain/imports/csvText.ts');
  const text = csvText(m.imports.result.columns, lines.map(({ line, name, reason }) => [line, name, reason]));
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = m.imports.result.downloadName;
  link.click();
  URL.revokeObjectURL(url);
}
