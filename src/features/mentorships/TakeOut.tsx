import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { MemberId, MentorshipId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { showToast } from '#ui/toasts.ts';
import css from './Mentorships.module.css';

type TakeOutProps = { readonly open: boolean; readonly id: MentorshipId; readonly reader: { readonly id: MemberId; readonly name: string }; readonly onClose: () => void };

/** Asks once, saying what it does and what it can not do, then the second mentor reads no more; needs the hub. */
export function TakeOut({ open, id, reader, onClose }: TakeOutProps): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const [problem, setProblem] = useState<string | null>(null);
  const takeOut = async (): Promise<void> => {
    const done = await engine().removeCoMentor(id, reader.id).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setProblem(done.ok ? null : done.refusal === 'hub-unreachable' ? m.coMentor.needsHub : refusalWords(words, { refusal: done.refusal }));
    if (done.ok) showToast(m.coMentor.takenOut(reader.name));
  };
  return (
    <>
      {problem ? <div className={css.gap}><Banner tone="late" live="alert">{problem}</Banner></div> : null}
      <ConfirmDialog open={open} danger title={m.coMentor.takeOut(reader.name)} confirm={m.coMentor.takeOut(reader.name)} onConfirm={() => void takeOut()} onClose={onClose}>{m.coMentor.takeOutText(reader.name)}</ConfirmDialog>
    </>
  );
}
