import { useId, type ReactNode } from 'react';
import { eventForm } from '#messages/later/eventForm.ts';
import { useTexts } from '#messages/useTexts.ts';
import type { EventErrors } from './eventErrors.ts';
import type { EventForm } from './eventForm.ts';
import css from './EventForm.module.css';

type AudienceFieldProps = {
  readonly form: Pick<EventForm, 'open'>;
  readonly change: (part: { readonly open: boolean }) => void;
  readonly errors: Pick<EventErrors, 'open'>;
  /** Where it is about more than one event. */
  readonly words?: { readonly legend: string; readonly open: string; readonly internal: string };
};

/** Who sees it: chosen, never assumed, with what each choice means. */
export function AudienceField({ form: { open }, change, errors, words }: AudienceFieldProps): ReactNode {
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
      <legend id={`${id}-legend`} className={css.legend}>{words?.legend ?? m.visible}</legend>
      <div className={css.audiences}>
        {choice(true, m.open, words?.open ?? m.openHelp)}
        {choice(false, m.internal, words?.internal ?? m.internalHelp)}
      </div>
      {errors.open ? <p id={`${id}-error`} className={css.error}>{errors.open}</p> : null}
    </fieldset>
  );
}
