import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { Notes, Optional, type Framing } from './FieldFrame.tsx';
import css from './Choice.module.css';
import field from './Field.module.css';

type ChoiceProps<T extends string> = Framing & {
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
};

/** Up to six options as buttons that are native radios: arrow keys and screen readers know them. */
export function Choice<T extends string>({ options, value, onChange, ...framing }: ChoiceProps<T>): ReactNode {
  const id = useId();
  const described = [framing.error && `${id}-error`, framing.help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <fieldset className={field.field} role="radiogroup" aria-labelledby={`${id}-legend`} aria-describedby={described || undefined} aria-invalid={framing.error ? true : undefined}>
      <legend id={`${id}-legend`} className={field.label}>{framing.label}<Optional show={framing.optional} /></legend>
      <div className={classes(css.group, framing.error && css.invalid)}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input className={css.radio} type="radio" name={id} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
      <Notes framing={framing} helpId={`${id}-help`} errorId={`${id}-error`} />
    </fieldset>
  );
}
