import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { MadeSheet, RecoveryState } from '#app/recoveryApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { recovery } from '#messages/later/recovery.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { showToast } from '#ui/toasts.ts';
import { PrintButton } from './PrintButton.tsx';

/** A sheet that was printed: when, never again what. It ends by a new one or by being made void. */
export function OpenSheet({ open, onMade }: { readonly open: RecoveryState['open']; readonly onMade: (sheet: MadeSheet) => void }): ReactNode {
  const m = useMessages();
  const t = useTexts(recovery).sheet;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  const end = async (): Promise<void> => {
    setBusy(true);
    const done = await engine().withdrawSheets();
    setBusy(false);
    setRefused(done.ok ? null : done);
    if (done.ok) showToast(t.ended);
  };
  return (
    <>
      <CardList label={t.title}>
        {open.map(({ id, made }) => <Row key={id} title={t.printed(formatWhen(made))} detail={t.printedHelp} />)}
      </CardList>
      <p>{t.byDevice}</p>
      {refused ? <Banner tone="late" live="alert">{refused.refusal === 'hub-unreachable' ? t.needsHub : refusalWords(m, refused)}</Banner> : null}
      <PrintButton verb={t.anew} asks={{ title: t.anewTitle, text: t.anewText }} onMade={onMade} />
      <Button kind="danger" wide busy={busy} onClick={() => setAsking(true)}>{t.end}</Button>
      <ConfirmDialog open={asking} title={t.endTitle} confirm={t.end} danger onConfirm={() => void end()} onClose={() => setAsking(false)}>{t.endText}</ConfirmDialog>
    </>
  );
}
