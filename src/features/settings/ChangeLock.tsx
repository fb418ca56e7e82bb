import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { UnlockSecret, UnlockWays } from '#app/lockApi.ts';
import { locks } from '#messages/later/locks.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { NewLock } from './NewLock.tsx';
import { ProveLock } from './ProveLock.tsx';

type ChangeLockProps = { readonly kind: UnlockSecret['kind']; readonly ways: UnlockWays; readonly onClose: () => void };

/** Two steps: show that it is you, then set the new way. Until the last button nothing is changed, and nothing is made that would be left over. */
export function ChangeLock({ kind, ways, onClose }: ChangeLockProps): ReactNode {
  const m = useTexts(locks);
  const [proof, setProof] = useState<UnlockSecret | null>(null);
  useForgotten(proof);
  const done = () => {
    showToast(m.done[kind]);
    onClose();
  };
  const title = kind === 'passphrase' || (kind === 'pin' && ways.pin) ? m.change[kind] : m.setUp[kind];
  return (
    <Dialog open title={title} onClose={onClose}>
      {proof ? <NewLock kind={kind} verb={title} proof={proof} onDone={done} /> : <ProveLock ways={ways} onProven={setProof} />}
    </Dialog>
  );
}

/** A passkey's answer is overwritten once the dialog has gone. */
function useForgotten(proof: UnlockSecret | null): void {
  const last = useRef(proof);
  useEffect(() => { last.current = proof; }, [proof]);
  useEffect(() => () => {
    if (last.current?.kind === 'passkey') last.current.output.fill(0);
  }, []);
}
