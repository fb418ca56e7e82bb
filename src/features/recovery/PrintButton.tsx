import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { MadeSheet } from '#app/recoveryApi.ts';
import { recovery } from '#messages/later/recovery.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';

type PrintButtonProps = { readonly verb: string; readonly primary?: boolean; /** Asked first, where an older sheet ends by it. */ readonly asks?: { readonly title: string; readonly text: string }; readonly onMade: (sheet: MadeSheet) => void };

/** Makes a sheet at the hub and hands it on to be shown. */
export function PrintButton({ verb, primary, asks, onMade }: PrintButtonProps): ReactNode {
  const m = useMessages();
  const t = useTexts(recovery).sheet;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  const make = async (): Promise<void> => {
    setBusy(true);
    const made = await engine().makeSheet();
    setBusy(false);
    setRefused(made.ok ? null : made);
    if (made.ok) onMade(made.value);
  };
  return (
    <>
      {refused ? <Banner tone="late" live="alert">{refused.refusal === 'hub-unreachable' ? t.needsHub : refusalWords(m, refused)}</Banner> : null}
      <Button kind={primary ? 'primary' : 'quiet'} wide busy={busy} onClick={asks ? () => setAsking(true) : () => void make()}>{busy ? t.making : verb}</Button>
      {asks ? <ConfirmDialog open={asking} title={asks.title} confirm={verb} onConfirm={() => void make()} onClose={() => setAsking(false)}>{asks.text}</ConfirmDialog> : null}
    </>
  );
}
