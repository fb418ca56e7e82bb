import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { MentorshipId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { showToast } from '#ui/toasts.ts';
import css from './Mentorships.module.css';

/** Asks once, then erases all notes of a mentorship that is over; needs the hub. */
export function ForgetNotes({ open, id, onClose }: { readonly open: boolean; readonly id: MentorshipId; readonly onClose: () => void }): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const [problem, setProblem] = useState<string | null>(null);
  const forget = async (): Promise<void> => {
    const done = await engine().forgetNotes(id).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setProblem(done.ok ? null : done.refusal === 'hub-unreachable' ? m.coMentor.needsHub : refusalWords(words, { refusal: done.refusal }));
    if (done.ok) showToast(m.detail.forgotten);
  };
  return (
    <>
      {problem ? <div className={css.gap}><Banner tone="late" live="alert">{problem}</Banner></div> : null}
      <ConfirmDialog open={open} danger title={m.detail.forget} confirm={m.detail.forget} onConfirm={() => void forget()} onClose={onClose}>{m.detail.forgetText}</ConfirmDialog>
    </>
  );
}
