import { useId, type ReactNode } from 'react';
import { eventForm } from '#messages/later/eventForm.ts';
import { useTexts } from '#messages/useTexts.ts';
import type { FormPartProps } from './EventFormView.tsx';
import css from './EventForm.module.css';

/** Who sees it: chosen, never assumed, with what each choice means. */
export function AudienceField({ form: { open }, change, errors }: FormPartProps): ReactNode {
  const m = useTexts(eventForm);
  const id = useId();
  const choice = (value: boolean, label: string, help: string) => (
    <label className={css.audience}>
      <input type="radio" name={id} checked={open === value} aria-label={label} aria-describedby={`${id}-${value}`} onChange={() => change({ open: value })} />
      <span>
        {label}
        <span id={`${id}-${value}`} className={css.soft}>{help}</span>
      </span>
    </label>
  );
  return (
    <fieldset role="radiogroup" aria-labelledby={`${id}-legend`} aria-describedby={errors.open ? `${id}-error` : undefined} aria-invalid={errors.open ? true : undefined}>
      <legend id={`${id}-legend`} className={css.legend}>{m.visible}</legend>
      <div className={css.audiences}>
        {choice(true, m.open, m.openHelp)}
        {choice(false, m.internal, m.internalHelp)}
      </div>
      {errors.open ? <p id={`${id}-error`} className={css.error}>{errors.open}</p> : null}
    </fieldset>
  );
}
