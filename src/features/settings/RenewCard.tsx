import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { renewal } from '#messages/later/renewal.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { useRenewal } from './useRenewal.ts';

/** The same where everybody looks every day. */
export function RenewCard(): ReactNode {
  const m = useTexts(renewal);
  const waits = useLive((live) => live.status.connection === 'renewing');
  const { busy, error, renew } = useRenewal();
  return (
    <Banner tone={waits ? 'due' : 'late'} live="status" title={m.title} action={waits ? null : <Button busy={busy} onClick={renew}>{m.act}</Button>}>
      <p>{waits ? m.waits : m.help}</p>
      {error ? <p role="alert">{error}</p> : null}
    </Banner>
  );
}
