import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import css from './ContactForm.module.css';

type SeveralFieldProps = {
  readonly kind: 'tel' | 'email';
  readonly label: string;
  readonly add: string;
  readonly remove: (value: string) => string;
  readonly values: readonly string[];
  readonly error: string | undefined;
  /** The one the error is about, as typed. */
  readonly typed: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
};

/** Several numbers or addresses, each in a field of its own. */
export function SeveralField({ kind, label, add, remove, values, error, typed, onChange }: SeveralFieldProps): ReactNode {
  const m = useMessages().contacts.form;
  const meant = values.findIndex((value) => value.trim() === typed?.trim());
  const wrong = error ? Math.max(meant, 0) : -1;
  const put = (index: number, value: string) => onChange(values.map((one, at) => (at === index ? value : one)));
  return (
    <div className={css.several}>
      {values.map((value, index) => (
        <div key={index} className={css.one}>
          <Field kind={kind} label={m.numbered(label, index)} value={value} error={index === wrong ? (error ?? null) : null} autoComplete="off" onChange={(next) => put(index, next)} />
          {values.length > 1 ? <Button kind="plain" aria-label={remove(value)} onClick={() => onChange(values.filter((_, at) => at !== index))}><X aria-hidden="true" /></Button> : null}
        </div>
      ))}
      {values.at(-1)?.trim() ? <Button kind="plain" className={css.add} icon={<Plus aria-hidden="true" />} onClick={() => onChange([...values, ''])}>{add}</Button> : null}
    </div>
  );
}
