import { useState, type HTMLAttributes, type ReactNode, type Ref } from 'react';
import { Button } from './Button.tsx';
import { FieldFrame, useWiring, type Framing, type Wiring } from './FieldFrame.tsx';
import { useControlWords } from './words.tsx';
import css from './Field.module.css';

type InputRef = Ref<HTMLInputElement & HTMLTextAreaElement>;
export type FieldProps = Framing & {
  readonly kind?: 'text' | 'area' | 'date' | 'time' | 'tel' | 'email' | 'password' | 'search' | 'url';
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly name?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly min?: string;
  readonly max?: string;
  readonly inputMode?: HTMLAttributes<HTMLElement>['inputMode'];
  readonly enterKeyHint?: HTMLAttributes<HTMLElement>['enterKeyHint'];
  /** Nothing is corrected or capitalised on the way: words that must be typed exactly. */
  readonly exact?: boolean;
  readonly ref?: InputRef;
};

const asTyped = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;

/** A labelled text control. What is typed is handed on as it is; checking is the form's. Browsers keep a list of what was typed unless told not to. */
export function Field({ label, help, error, optional, kind = 'text', autoComplete = 'off', exact, onChange, ...rest }: FieldProps): ReactNode {
  const framing: Framing = { label, help, error, optional };
  const wiring = useWiring(framing);
  const common = { ...rest, ...(exact ? asTyped : {}), ...wiring.control, autoComplete, className: css.input, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  return (
    <FieldFrame framing={framing} wiring={wiring}>
      {kind === 'area' ? <textarea rows={4} {...common} />
        : kind === 'password' ? <PasswordInput {...common} />
          : <input type={kind} {...common} />}
    </FieldFrame>
  );
}

type PasswordInputProps = Wiring & { readonly value: string; readonly className: string | undefined; readonly ref?: InputRef; readonly onChange: (event: { target: { value: string } }) => void };

function PasswordInput(props: PasswordInputProps): ReactNode {
  const words = useControlWords();
  const [shown, setShown] = useState(false);
  return (
    <div className={css.withToggle}>
      <input {...asTyped} {...props} type={shown ? 'text' : 'password'} />
      <Button aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? words.hide : words.show}</Button>
    </div>
  );
}
