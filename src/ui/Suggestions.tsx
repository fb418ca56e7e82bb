import type { ReactNode } from 'react';
import css from './Suggestions.module.css';

type SuggestionsProps = { readonly label: string; readonly words: readonly string[]; readonly value: string; readonly onChange: (value: string) => void };

/** What is often said in the field above, by one tap; a second tap takes it out again. */
export function Suggestions({ label, words, value, onChange }: SuggestionsProps): ReactNode {
  return (
    <div className={css.words} role="group" aria-label={label}>
      {words.map((word) => <button key={word} type="button" className={css.word} aria-pressed={value === word} onClick={() => onChange(value === word ? '' : word)}>{word}</button>)}
    </div>
  );
}
