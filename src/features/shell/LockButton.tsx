import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { lockApp } from '#app/lockApp.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';

/** Locks at once. A demonstration has no passphrase, so there is nothing to lock. `bare`: the sign alone, in a header without room for the word. */
export function LockButton({ bare = false }: { readonly bare?: boolean }): ReactNode {
  const m = useMessages().shell;
  const session = useLive((live) => live.session);
  if (session.at !== 'unlocked' || session.demo) return null;
  return <Button kind="plain" aria-label={bare ? m.lockNow : undefined} icon={<Lock aria-hidden="true" />} onClick={() => void lockApp()}>{bare ? null : m.lockNow}</Button>;
}
