import { useId, type ReactNode } from 'react';
import { Notes, Optional, type Framing } from './FieldFrame.tsx';
import css from './Ticks.module.css';
import field from './Field.module.css';

type TickProps = { readonly label: ReactNode; readonly help?: ReactNode; readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly error?: string | null };

/** One checkbox whose whole line is the target. */
export function Tick({ label, help, checked, onChange, error }: TickProps): ReactNode {
  const id = useId();
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return (
    <label className={css.tick}>
      <input className={css.box} type="checkbox" checked={checked} aria-describedby={described} aria-invalid={error ? true : undefined} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {help ? <span id={`${id}-help`} className={css.help}>{help}</span> : null}
        {error ? <span id={`${id}-error`} className={field.error}>{error}</span> : null}
      </span>
    </label>
  );
}

type TicksProps = Framing & {
  readonly items: readonly { readonly value: string; readonly label: string; readonly help?: string }[];
  readonly checked: readonly string[];
  readonly onChange: (checked: readonly string[]) => void;
};

/** Several of a list; the answer keeps the list's order. */
export function Ticks({ items, checked, onChange, ...framing }: TicksProps): ReactNode {
  const id = useId();
  const described = [framing.error && `${id}-error`, framing.help && `${id}-help`].filter(Boolean).join(' ');
  const toggle = (value: string, on: boolean) => {
    const unknown = checked.filter((one) => !items.some((item) => item.value === one));
    onChange([...items.map((item) => item.value).filter((one) => (one === value ? on : checked.includes(one))), ...unknown]);
  };
  return (
    <fieldset className={field.field} aria-describedby={described || undefined}>
      <legend className={field.label}>{framing.label}<Optional show={framing.optional} /></legend>
      <div className={css.list}>
        {items.map((item) => (
          <Tick key={item.value} label={item.label} help={item.help} checked={checked.includes(item.value)} onChange={(on) => toggle(item.value, on)} />
        ))}
      </div>
      <Notes framing={framing} helpId={`${id}-help`} errorId={`${id}-error`} />
    </fieldset>
  );
}
