import type { ReactNode } from 'react';
import { useLoss } from '#app/useLoss.ts';
import { recovery } from '#messages/later/recovery.ts';
import { lossWords } from '#messages/lossWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Stack } from '#ui/Section.tsx';

/** What erasing this device would cost: unsent entries, and whatever nobody else could ever open again. */
export function ErasingText({ waiting }: { readonly waiting: number }): ReactNode {
  const m = useMessages().session.locked;
  const t = useTexts(recovery).loss;
  const loss = useLoss(null, 'erased');
  if (!loss) return m.eraseText(waiting);
  return (
    <Stack>
      {waiting > 0 ? <p>{m.eraseText(waiting)}</p> : null}
      {lossWords(t, loss).map((sentence) => <p key={sentence}>{sentence}</p>)}
    </Stack>
  );
}
