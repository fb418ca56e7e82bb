import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';

/** Marks the demonstration on every screen; one tap removes it, since nothing in it is anybody's work. */
export function DemoBanner(): ReactNode {
  const m = useMessages().shell.demo;
  const [busy, setBusy] = useState(false);
  const remove = () => {
    setBusy(true);
    void engine().eraseDevice().finally(() => setBusy(false));
  };
  return <Banner slim tone="here" title={m.title} action={<Button kind="plain" busy={busy} onClick={remove}>{m.removeHere}</Button>} />;
}
