import type { ReactNode } from 'react';
import type { MadeSheet } from '#app/recoveryApi.ts';
import { wordsOf } from '#app/sheetReading.ts';
import { localDateAt } from '#base/localDate.ts';
import { formatDay } from '#messages/dates.ts';
import { recovery } from '#messages/later/recovery.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Paper, PaperPart } from '#ui/Paper.tsx';
import { QrCode } from '#ui/QrCode.tsx';
import css from './Paper.module.css';

type SheetPaperProps = { readonly sheet: MadeSheet; readonly name: string; readonly space: string };

/** The sheet as it goes on paper; printing leaves everything else of the app away. */
export function SheetPaper({ sheet, name, space }: SheetPaperProps): ReactNode {
  const t = useTexts(recovery);
  return (
    <Paper label={t.sheet.title} className={css.paper}>
      <header>
        <h2 className={css.title}>{t.sheet.heading}</h2>
        <p className={css.whose}>{t.paper.for(name, space)}</p>
        <p>{t.paper.printed(formatDay(localDateAt(sheet.made)))} · {location.host}</p>
      </header>
      <p className={css.keep}>{t.paper.keep}</p>
      <div className={css.parts}>
        <div className={css.code}><QrCode text={sheet.link} label={t.paper.code} /></div>
        <PaperPart title={t.paper.how} level={3}>
          <ol className={css.steps}>{t.paper.steps(location.origin).map((step) => <li key={step}>{step}</li>)}</ol>
        </PaperPart>
      </div>
      <PaperPart title={t.paper.words} level={3}>
        <ol className={css.words}>{wordsOf(sheet.code).map((word, index) => <li key={index}>{word}</li>)}</ol>
      </PaperPart>
    </Paper>
  );
}
