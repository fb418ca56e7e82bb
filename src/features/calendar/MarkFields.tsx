import { useId, type ReactNode } from 'react';
import { hues, markShapes, type Hue, type MarkShape } from '#domain/committee.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { MarkSign } from './MarkSign.tsx';
import css from './Committees.module.css';

type MarkFieldsProps = { readonly hue: Hue; readonly shape: MarkShape; readonly onChange: (mark: { readonly hue?: Hue; readonly shape?: MarkShape }) => void };

/** Colour and shape, each shown with the other as it is chosen, and in words. */
export function MarkFields({ hue, shape, onChange }: MarkFieldsProps): ReactNode {
  const m = useTexts(texts);
  return (
    <>
      <Signs label={m.hue} options={hues.map((value) => ({ value, label: m.hues[value], hue: value, shape }))} value={hue} onChange={(value) => onChange({ hue: value })} />
      <Signs label={m.shape} options={markShapes.map((value) => ({ value, label: m.shapes[value], hue, shape: value }))} value={shape} onChange={(value) => onChange({ shape: value })} />
    </>
  );
}

type SignsProps<T extends string> = { readonly label: string; readonly options: readonly { readonly value: T; readonly label: string; readonly hue: Hue; readonly shape: MarkShape }[]; readonly value: T; readonly onChange: (value: T) => void };

function Signs<T extends string>({ label, options, value, onChange }: SignsProps<T>): ReactNode {
  const id = useId();
  return (
    <fieldset role="radiogroup" aria-labelledby={id}>
      <legend id={id} className={css.legend}>{label}</legend>
      <div className={css.signs}>
        {options.map((option) => (
          <label key={option.value} className={css.sign}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => onChange(option.value)} />
            <MarkSign hue={option.hue} shape={option.shape} large />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
