import { useState } from 'react';
import { useLocation } from 'wouter';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import type { ContactId, MentorshipId, NoteId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';

type Wish = { readonly to: ContactId | null; readonly agreed: boolean; readonly notes: readonly string[] };
type Errors = { readonly to?: string; readonly agreed?: string; readonly form?: string };

/** Ends this one and begins another with whoever was picked; a retry makes the same one. */
export function useHandingOver(detail: MentorshipDetail, newOne: MentorshipId): { readonly busy: boolean; readonly errors: Errors; readonly save: (wish: Wish) => Promise<void> } {
  const [m, words] = [useTexts(texts), useMessages()];
  const members = useLive((live) => live.members);
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const save = async ({ to, agreed, notes }: Wish): Promise<void> => {
    if (to === null) return setErrors({ to: m.handOver.whoMissing });
    if (!agreed) return setErrors({ agreed: m.handOver.agreedMissing(detail.menteeName || m.unknown) });
    const member = members.find(({ contact, gone }) => contact === to && !gone)?.id ?? null;
    setBusy(true);
    const done = await engine().handOver({ id: detail.id, newId: newOne, to, member, notes: member ? (notes as readonly NoteId[]) : [] }).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setBusy(false);
    if (!done.ok) return setErrors({ form: refusalWords(words, { refusal: done.refusal }) });
    showToast(m.handOver.done);
    navigate(`/patenschaften/${newOne}`, { replace: true });
    scrollTo(0, 0);
  };
  return { busy, errors, save };
}
