import type { ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { UnlockWays } from '#app/lockApi.ts';
import { forgetPasskey } from '#app/passkey.ts';
import { locks } from '#messages/later/locks.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { showToast } from '#ui/toasts.ts';

/** Asks once. It needs no proof: nothing opens more easily by it. */
export function RemoveLock({ kind, ways, onClose }: { readonly kind: 'pin' | 'passkey'; readonly ways: UnlockWays; readonly onClose: () => void }): ReactNode {
  const m = useTexts(locks);
  const messages = useMessages();
  const remove = async () => {
    const removed = await engine().removeLock(kind);
    if (removed.ok && kind === 'passkey' && ways.passkey) await forgetPasskey(ways.passkey);
    showToast(removed.ok ? m.done.removed : refusalWords(messages, removed));
    onClose();
  };
  return <ConfirmDialog open title={m.remove[kind]} confirm={m.remove[kind]} danger onConfirm={() => void remove()} onClose={onClose}>{m.removeText[kind]}</ConfirmDialog>;
}
