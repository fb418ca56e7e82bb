import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { AppRefusal } from '#app/api.ts';
import { engine } from '#app/engine.ts';
import type { Erasure } from '#app/erasureApi.ts';
import type { ContactId } from '#base/ids.ts';
import { erasure } from '#messages/later/erasure.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';
import { showToast } from '#ui/toasts.ts';
import css from './ContactDetail.module.css';

type Waiting = Extract<Erasure, { at: 'waiting' }>;

/** Stands above a contact whose erasure waits for the hub: until then it can be taken back. */
export function WaitingErasure({ waiting: { id, refusal } }: { readonly waiting: Waiting }): ReactNode {
  const m = useTexts(erasure);
  const sentence = useRefusal();
  return (
    <Banner tone={refusal ? 'late' : 'due'} live="status" title={m.waiting} action={<Button onClick={() => void engine().cancelErasure(id)}>{m.keep}</Button>}>
      {refusal ? sentence(refusal) : m.waitingHelp}
    </Banner>
  );
}

/** "Kontakt löschen": asks once and says what goes. */
export function EraseContact({ id, name }: { readonly id: ContactId; readonly name: string }): ReactNode {
  const m = useTexts(erasure);
  const sentence = useRefusal();
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const erase = async (): Promise<void> => {
    setBusy(true);
    const done = await engine().eraseContact(id);
    setBusy(false);
    setProblem(done.ok ? null : sentence(done.refusal));
    if (!done.ok || done.value === 'waiting') return;
    showToast(m.done);
    go('/kontakte', { replace: true });
  };
  return (
    <div className={css.erase}>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <Button kind="danger" busy={busy} onClick={() => setAsking(true)}>{m.erase}</Button>
      <ConfirmDialog open={asking} danger title={m.title(name)} confirm={m.confirm} onConfirm={() => void erase()} onClose={() => setAsking(false)}>
        <Fields>
          <p>{m.what}</p>
          <p>{m.forGood}</p>
        </Fields>
      </ConfirmDialog>
    </div>
  );
}

function useRefusal(): (refusal: AppRefusal) => string {
  const [all, m] = [useMessages(), useTexts(erasure)];
  return (refusal) => (refusal === 'not-allowed' ? m.onlyLead : refusalWords(all, { refusal }));
}
