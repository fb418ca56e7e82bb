import type { ReactNode } from 'react';
import css from './Switch.module.css';

type SwitchProps<T extends string> = {
  readonly label: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  /** Null: none is pressed. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
};

/** Two or three ways to look at the same, one of them pressed. */
export function Switch<T extends string>({ label, options, words, value, onChange }: SwitchProps<T>): ReactNode {
  return (
    <div className={css.switch} role="group" aria-label={label}>
      {options.map((one) => <button key={one} type="button" aria-pressed={one === value} onClick={() => onChange(one)}>{words[one]}</button>)}
    </div>
  );
}
