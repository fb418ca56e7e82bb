import { useState, type ReactNode } from 'react';
import type { AppRefusal } from '#app/api.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { recovery } from '#messages/later/recovery.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { SessionFrame } from './SessionFrame.tsx';
import css from './Session.module.css';

/** Refused so, the same try may succeed later; all else is the end of that invite. */
const again: readonly AppRefusal[] = ['wrong-passphrase', 'must-wait', 'hub-unreachable', 'other-version', 'hub-refused', 'not-saved', 'storage-full'];

/** A joining stopped in the middle (battery, closed tab): the passphrase chosen for it goes on where it stopped. */
export function FinishJoiningScreen(): ReactNode {
  const m = useMessages();
  const t = useTexts(recovery).unfinished;
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: AppRefusal } | null>(null);
  const wait = useLive((live) => live.lockWait);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await engine().finishJoining(passphrase);
    setBusy(false);
    setRefused(done.ok ? null : done);
  };
  const isOver = refused !== null && !again.includes(refused.refusal);
  const startAnew = (): void => void engine().eraseDevice();
  return (
    <SessionFrame title={t.title} text={t.text}>
      <Form onSubmit={() => void submit()}>
        <Field kind="password" label={m.session.passphrase} help={t.passphraseHelp} value={passphrase} onChange={setPassphrase} autoFocus autoComplete="current-password" />
        {refused ? <Banner tone="late" live="alert">{refusalWords(m, refused)}</Banner> : null}
        {isOver ? null : <Button kind="primary" type="submit" wide busy={busy || wait > 0}>{busy ? t.working : t.submit}</Button>}
      </Form>
      <div className={css.choice}>
        <Button wide kind={isOver ? 'primary' : 'quiet'} onClick={isOver ? startAnew : () => setAsking(true)}>{t.anew}</Button>
        <p>{t.anewHelp}</p>
      </div>
      <ConfirmDialog open={asking} title={t.anewTitle} confirm={t.anew} danger onConfirm={startAnew} onClose={() => setAsking(false)}>{t.anewText}</ConfirmDialog>
    </SessionFrame>
  );
}
