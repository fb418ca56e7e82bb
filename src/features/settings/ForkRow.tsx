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
import css from './settings.module.css';

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
        detail={m.counts(fork.ours, fork.theirs)}
        end={<Mark tone="late" />}
        panel={
          <div className={css.reasons}>
            <p>{m.help}</p>
            {fork.mayDecide ? <Button onClick={() => setAsks(true)}>{m.take}</Button> : <p>{m.ask}</p>}
            {refused ? <p role="alert">{refusalWords(all, refused)}</p> : null}
          </div>
        }
      />
      <ConfirmDialog open={asks} title={m.question} confirm={m.take} onClose={() => setAsks(false)} onConfirm={() => void settle()}>
        <ul className={css.reasons} role="list">
          <li>{m.answer}</li>
          {fork.leftOut > 0 ? <li>{m.leftOut(fork.leftOut)}</li> : null}
          <li>{m.first}</li>
        </ul>
      </ConfirmDialog>
    </>
  );
}
