import type { ReactNode } from 'react';
import { exchangeWord, type ReadWords } from '#app/sheetReading.ts';
import { recovery } from '#messages/later/recovery.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Stack } from '#ui/Section.tsx';
import css from './Recovery.module.css';

type WordsFieldProps = { readonly text: string; readonly read: ReadWords; readonly error: string | null; readonly onChange: (text: string) => void };

/** One field for all 24 words, however they are typed; says how many it knows and names each one it does not, with what may have been meant. */
export function WordsField({ text, read, error, onChange }: WordsFieldProps): ReactNode {
  const t = useTexts(recovery).recover;
  // The word that is still being typed is no mistake yet.
  const settled = /[\p{L}\p{M}]$/u.test(text) ? read.words.length - 1 : read.words.length;
  const unknown = read.words.flatMap(({ typed, word, near }, place) => (word === null && place < settled ? [{ typed, near, place }] : []));
  return (
    <Stack>
      <Field kind="area" label={t.words} help={t.wordsHelp} value={text} onChange={onChange} error={error} required exact />
      <p role="status" className={css.count}>{t.count(read.known)}</p>
      {unknown.map(({ typed, near, place }) => (
        <div key={place} className={css.unknown}>
          <p>{t.unknown(place + 1, typed)} {near.length > 0 ? t.meant : ''}</p>
          {near.map((word) => <Button key={word} aria-label={t.take(word, place + 1)} onClick={() => onChange(exchangeWord(text, place, word))}>{word}</Button>)}
        </div>
      ))}
    </Stack>
  );
}
