import type { ReactNode } from 'react';
import type { DeviceId } from '#base/ids.ts';
import { useLoss } from '#app/useLoss.ts';
import { recovery } from '#messages/later/recovery.ts';
import { lossWords } from '#messages/lossWords.ts';
import { useTexts } from '#messages/useTexts.ts';

/** What nobody could read any more once these devices are removed, and how their member comes back. `whole`: never, so that is not said. */
export function LossText({ devices, whole }: { readonly devices: readonly DeviceId[]; readonly whole?: boolean }): ReactNode {
  const t = useTexts(recovery).loss;
  const loss = useLoss(devices, 'removed');
  if (!loss) return null;
  const said = lossWords(t, loss).filter((sentence) => sentence !== t.stays && !(whole && Object.values(t.back).includes(sentence)));
  return said.map((sentence) => <p key={sentence}>{sentence}</p>);
}
