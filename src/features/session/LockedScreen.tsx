import { useRef, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { SessionFrame } from './SessionFrame.tsx';
import css from './Session.module.css';

/** Nothing readable but the guide. A wrong passphrase stays typed: usually one letter is off. */
export function LockedScreen({ demo }: { readonly demo: boolean }): ReactNode {
  const m = useMessages().session.locked;
  const waiting = useLive((live) => live.status.waiting);
  return (
    <SessionFrame title={m.title} text={waiting > 0 ? m.delivering : undefined}>
      {demo ? <RemoveDemo /> : <UnlockForm />}
      <div className={css.choice}>
        <LinkButton href="/leitfaden" wide>{m.guide}</LinkButton>
        <p>{m.guideHelp}</p>
      </div>
      {demo ? null : <Forgotten waiting={waiting} />}
    </SessionFrame>
  );
}

function UnlockForm(): ReactNode {
  const m = useMessages();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const unlock = async () => {
    setBusy(true);
    const result = await engine().unlock(passphrase);
    setBusy(false);
    if (result.ok) return;
    setError(refusalWords(m, result));
    field.current?.focus();
  };
  const type = (text: string) => {
    setPassphrase(text);
    setError(null);
  };
  return (
    <Form onSubmit={() => void unlock()}>
      <Field ref={field} kind="password" label={m.session.passphrase} value={passphrase} onChange={type} error={error} autoFocus autoComplete="current-password" enterKeyHint="go" />
      <Button kind="primary" type="submit" wide busy={busy}>{busy ? m.session.locked.unlocking : m.session.locked.unlock}</Button>
    </Form>
  );
}

/** A demonstration opens without a passphrase; where even that fails, it can only be removed. */
function RemoveDemo(): ReactNode {
  const m = useMessages().shell.demo;
  return <Button kind="primary" wide onClick={() => void engine().eraseDevice()}>{m.remove}</Button>;
}

function Forgotten({ waiting }: { readonly waiting: number }): ReactNode {
  const m = useMessages().session.locked;
  const [asking, setAsking] = useState(false);
  return (
    <details className={css.details}>
      <summary>{m.forgotten}</summary>
      <div>
        <p>{m.forgottenHelp}</p>
        <Button kind="danger" onClick={() => setAsking(true)}>{m.erase}</Button>
      </div>
      <ConfirmDialog open={asking} title={m.eraseTitle} confirm={m.erase} danger onConfirm={() => void engine().eraseDevice()} onClose={() => setAsking(false)}>
        {m.eraseText(waiting)}
      </ConfirmDialog>
    </details>
  );
}
