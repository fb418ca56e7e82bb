import { useState, type ReactNode } from 'react';
import type { OwnWords } from '#app/farewellApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { farewell } from '#messages/later/farewell.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import css from './Session.module.css';

/** What somebody had typed and not saved, to be copied before it goes; whom it was about is not among it. */
export function OwnWordsList({ all }: { readonly all: readonly OwnWords[] }): ReactNode {
  const m = useTexts(farewell).words;
  const [answer, setAnswer] = useState<'copied' | 'failed' | null>(null);
  const copy = (): void => {
    const copied = navigator.clipboard?.writeText(all.map(textOf).join('\n\n')) ?? Promise.reject(new Error('no clipboard'));
    copied.then(() => setAnswer('copied'), () => setAnswer('failed'));
  };
  const label = ({ kind, at }: OwnWords): string => {
    const what = m.kinds[kind] ?? m.other;
    return at === null ? what : m.begun(what, formatWhen(at));
  };
  return (
    <section className={css.told}>
      <h2>{m.title}</h2>
      <p>{m.help}</p>
      {all.map((one, index) => <Field key={index} kind="area" label={label(one)} value={textOf(one)} onChange={() => undefined} readOnly />)}
      <p className={css.soft}>{m.others}</p>
      <Button kind="primary" wide onClick={copy}>{m.copy}</Button>
      <p role="status">{answer === null ? '' : answer === 'copied' ? m.copied : m.copyFailed}</p>
    </section>
  );
}

function textOf({ words }: OwnWords): string {
  return words.join('\n');
}
