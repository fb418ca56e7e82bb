import { useState, type ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import css from './team.module.css';

/** Copies the link; where the browser forbids that, the link stands there to be copied by hand. The answer stays beside the button: there may be no frame for a toast yet. */
export function CopyLink({ link, shown }: { readonly link: string; /** The link already stands above. */ readonly shown: boolean }): ReactNode {
  const m = useMessages().invites.invite;
  const [answer, setAnswer] = useState<'copied' | 'failed' | null>(null);
  const copy = (): void => {
    // Without https there is no clipboard at all.
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'));
    copied.then(() => setAnswer('copied'), () => setAnswer('failed'));
  };
  return (
    <>
      <Button kind="primary" wide onClick={copy}>{m.copy}</Button>
      <p role="status" className={css.answer}>{answer === null ? '' : answer === 'copied' ? m.copied : m.copyFailed}</p>
      {answer === 'failed' && !shown ? <Field label={m.link} value={link} onChange={() => undefined} readOnly /> : null}
    </>
  );
}
