import { useState, type ReactNode } from 'react';
import type { AppRefusal } from '#app/api.ts';
import { engine } from '#app/engine.ts';
import type { ForkStatus } from '#app/forkApi.ts';
import { fork as texts } from '#messages/later/fork.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';

/** The team list has two versions: what stands still until Leitung decides, and for Leitung the decision. */
export function ForkRow({ fork }: { readonly fork: ForkStatus }): ReactNode {
  const [m, all] = [useTexts(texts), useMessages()];
  const [asks, setAsks] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: AppRefusal; readonly detail?: string } | null>(null);
  const settle = async (): Promise<void> => {
    setRefused(null);
    const settled = await engine().settleFork();
    if (!settled.ok) setRefused(settled);
  };
  return (
    <>
      <Row
        title={m.title}
        detail={[m.help, m.counts(fork.ours, fork.theirs), fork.mayDecide ? '' : m.ask].filter(Boolean).join(' ')}
        end={<Mark tone="late" />}
        below={fork.mayDecide ? <Button onClick={() => setAsks(true)}>{m.take}</Button> : undefined}
        panel={refused ? <p role="alert">{refusalWords(all, refused)}</p> : undefined}
      />
      <ConfirmDialog open={asks} title={m.question} confirm={m.take} onClose={() => setAsks(false)} onConfirm={() => void settle()}>
        <p>{m.answer}</p>
        {fork.leftOut > 0 ? <p>{m.leftOut(fork.leftOut)}</p> : null}
        <p>{m.first}</p>
      </ConfirmDialog>
    </>
  );
}
