import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';

/** Locks at once. A demonstration has no passphrase, so there is nothing to lock. */
export function LockButton(): ReactNode {
  const m = useMessages().shell;
  const session = useLive((live) => live.session);
  if (session.at !== 'unlocked' || session.demo) return null;
  return <Button kind="plain" icon={<Lock aria-hidden="true" />} onClick={() => void engine().lock()}>{m.lockNow}</Button>;
}
