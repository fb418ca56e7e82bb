import { parseDate } from '@internationalized/date';
import type { ReactNode } from 'react';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { classes } from './classes.ts';
import { FieldFrame, useWiring, type Framing } from './FieldFrame.tsx';
import { useControlWords } from './words.tsx';
import css from './DateField.module.css';
import field from './Field.module.css';
import suggestions from './Suggestions.module.css';

const offers = { today: 0, yesterday: -1, tomorrow: 1, inAWeek: 7, inAMonth: 30 } as const;
export type DateOffer = keyof typeof offers;

type DateFieldProps = Framing & {
  readonly value: LocalDate | null;
  /** Null: the day was cleared or is not complete yet. */
  readonly onChange: (day: LocalDate | null) => void;
  readonly today: LocalDate;
  /** The words offered before the calendar. */
  readonly words?: readonly DateOffer[];
  readonly min?: LocalDate;
  readonly max?: LocalDate;
};

/** A day: words first, the native date input beside them carries the label. */
export function DateField({ value, onChange, today, words = ['today', 'tomorrow', 'inAWeek'], min, max, ...framing }: DateFieldProps): ReactNode {
  const spoken = useControlWords();
  const wiring = useWiring(framing);
  return (
    <FieldFrame framing={framing} wiring={wiring}>
      <div className={css.row} role="group" aria-label={spoken.suggestions}>
        {words.map((word) => {
          const day = shiftDay(today, offers[word]);
          return <button key={word} type="button" className={classes(suggestions.word, css.word)} aria-pressed={day === value} onClick={() => onChange(day)}>{spoken[word]}</button>;
        })}
        <input {...wiring.control} type="date" className={classes(field.input, css.day)} value={value ?? ''} min={min} max={max} onChange={(event) => onChange(parseLocalDate(event.target.value))} />
      </div>
    </FieldFrame>
  );
}

/** A day has no hours, so no change of clocks can lose one. */
function shiftDay(day: LocalDate, days: number): LocalDate {
  return parseDate(day).add({ days }).toString() as LocalDate;
}
