import { useState, type ReactNode } from 'react';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { today as texts } from '#messages/later/today.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import css from './Panels.module.css';

type NewDateProps = { readonly from: LocalDate; readonly day: LocalDate; readonly onPick: (due: LocalDate) => void };

/** The button decides, not the field: a date typed by hand is complete several times on the way. */
export function NewDate({ from, day, onPick }: NewDateProps): ReactNode {
  const { refused } = useMessages();
  const m = useTexts(texts);
  const [typed, setTyped] = useState<string>(from);
  const [error, setError] = useState<string | null>(null);
  const pick = () => {
    const due = parseLocalDate(typed);
    if (due === null) return setError(refused['date-unreadable']);
    return due < day ? setError(refused['date-in-past']) : onPick(due);
  };
  return (
    <div className={css.newDate}>
      <Field kind="date" label={m.newDate} value={typed} min={day} error={error} onChange={(text) => { setTyped(text); setError(null); }} />
      <Button onClick={pick}>{m.postpone}</Button>
    </div>
  );
}
