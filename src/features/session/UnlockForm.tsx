import { useRef, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { refuse } from '#base/result.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';

type UnlockFormProps = {
  readonly kind: 'passphrase' | 'pin';
  /** Beside a passkey it is the second way: it neither takes the focus nor the red. */
  readonly second?: boolean;
};

/** Something typed that unlocks. A wrong passphrase stays typed, as usually one letter is off; a wrong PIN goes. After several wrong tries the wait is counted down in place. */
export function UnlockForm({ kind, second = false }: UnlockFormProps): ReactNode {
  const m = useMessages();
  const wait = useLive((live) => live.lockWait);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const unlock = async () => {
    setBusy(true);
    // It throws where the secret was right and what it opened is broken.
    const result = await engine().unlockBy(kind === 'pin' ? { kind, pin: typed } : { kind, passphrase: typed }).catch(() => refuse('unknown'));
    setBusy(false);
    if (result.ok) return;
    setError(refusalWords(m, result));
    if (kind === 'pin') setTyped('');
    field.current?.focus();
  };
  const type = (text: string) => {
    setTyped(text);
    setError(null);
  };
  const { locked, passphrase, pin } = m.session;
  const framing = { value: typed, onChange: type, error: wait > 0 ? locked.wait(wait) : error, autoFocus: !second, enterKeyHint: 'go', ref: field } as const;
  return (
    <Form onSubmit={() => void unlock()}>
      {kind === 'pin'
        ? <Field {...framing} kind="password" label={pin} inputMode="numeric" autoComplete="off" />
        : <Field {...framing} kind="password" label={passphrase} autoComplete="current-password" />}
      <Button kind={second ? 'quiet' : 'primary'} type="submit" wide busy={busy}>{busy ? locked.unlocking : locked.unlock}</Button>
    </Form>
  );
}
