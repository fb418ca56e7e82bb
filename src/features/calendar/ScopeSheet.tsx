import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { LocalDate } from '#base/localDate.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { fullDayWords } from './dayWords.ts';
import css from './Event.module.css';

type ScopeSheetProps = { readonly title: string; readonly at: LocalDate; readonly help?: string | undefined; readonly onOne: () => void; readonly onAll: () => void; readonly onClose: () => void };

/** "Nur dieser Termin" or "die ganze Reihe": asked each time, since a wrong guess would move twelve evenings. */
export function ScopeSheet({ title, at, help, onOne, onAll, onClose }: ScopeSheetProps): ReactNode {
  const m = useTexts(calendar);
  const common = useMessages().common;
  return (
    <Dialog open title={title} onClose={onClose}>
      <div className={css.sheet}>
        <Button wide onClick={onOne}>{m.scope.one(fullDayWords(m, at, today()))}</Button>
        <Button wide onClick={onAll}>{m.scope.all}</Button>
        {help ? <p className={css.soft}>{help}</p> : null}
        <Button kind="plain" wide onClick={onClose}>{common.cancel}</Button>
      </div>
    </Dialog>
  );
}
