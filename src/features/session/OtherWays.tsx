import { useState, type ReactNode } from 'react';
import { Fingerprint } from 'lucide-react';
import type { OwnPasskey, UnlockWays } from '#app/lockApi.ts';
import { unlockByPasskey } from '#app/passkey.ts';
import { refuse } from '#base/result.ts';
import { locks } from '#messages/later/locks.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import css from './Session.module.css';

type Typed = 'pin' | 'passphrase';

/** The passkey first, in one tap; then the PIN; the passphrase one tap away. */
export function OtherWays({ ways }: { readonly ways: UnlockWays }): ReactNode {
  const m = useTexts(locks).locked;
  const [form, setForm] = useState<Typed | null>(ways.pin ? 'pin' : null);
  const other = form === 'passphrase' ? (ways.pin ? 'pin' : null) : 'passphrase';
  return (
    <>
      {ways.passkey ? <PasskeyButton passkey={ways.passkey} /> : null}
      {form ? <UnlockForm key={form} kind={form} second={ways.passkey !== null && form === 'pin'} /> : null}
      {other ? <Button wide kind={form ? 'plain' : 'quiet'} onClick={() => setForm(other)}>{m.instead[other]}</Button> : null}
    </>
  );
}

function PasskeyButton({ passkey }: { readonly passkey: OwnPasskey }): ReactNode {
  const m = useTexts(locks);
  const { refusals, session } = useMessages();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const unlock = async () => {
    setBusy(true);
    const result = await unlockByPasskey(passkey).catch(() => refuse('unknown'));
    setBusy(false);
    if (!result.ok) setRefused({ ...refusals, ...m.refusals }[result.refusal]);
  };
  return (
    <div className={css.choice}>
      <Button kind="primary" wide autoFocus busy={busy} icon={<Fingerprint aria-hidden="true" />} onClick={() => void unlock()}>{busy ? session.locked.unlocking : m.locked.passkey}</Button>
      <p>{m.locked.passkeyHelp}</p>
      {refused ? <Banner tone="late" live="alert">{refused}</Banner> : null}
    </div>
  );
}
