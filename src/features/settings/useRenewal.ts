import { useState } from 'react';
import { engine } from '#app/engine.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';

/** Has the device become a new one. That the hub is out of reach is no failure: it goes on by itself then. */
export function useRenewal(): { readonly busy: boolean; readonly error: string | null; renew(): void } {
  const m = useMessages();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const renew = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const done = await engine().becomeNewDevice();
    setBusy(false);
    if (!done.ok && done.refusal !== 'hub-unreachable') setError(refusalWords(m, done));
  };
  return { busy, error, renew: () => void renew() };
}
