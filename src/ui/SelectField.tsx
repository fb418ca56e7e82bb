import type { ReactNode } from 'react';
import { FieldFrame, useWiring, type Framing } from './FieldFrame.tsx';
import css from './Field.module.css';

type SelectFieldProps<T extends string> = Framing & {
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
};

/** A native select, for more than six options that need no search. */
export function SelectField<T extends string>({ options, value, onChange, ...framing }: SelectFieldProps<T>): ReactNode {
  const wiring = useWiring(framing);
  const choose = (picked: string) => {
    const option = options.find((one) => one.value === picked);
    if (option) onChange(option.value);
  };
  return (
    <FieldFrame framing={framing} wiring={wiring}>
      <select {...wiring.control} className={css.input} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </FieldFrame>
  );
}
