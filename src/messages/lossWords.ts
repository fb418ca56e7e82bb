import type { recovery } from './de/later/recovery.ts';

type Loss = { readonly everything: boolean; readonly desks: number; readonly mentorships: number; readonly heldNotes: number; readonly lead: boolean; readonly sheet: boolean; readonly back: 'device' | 'sheet' | 'lead' | 'nobody' };

/** What would be lost for good, in sentences, and how there is a way back. */
export function lossWords(texts: (typeof recovery)['loss'], loss: Loss): readonly string[] {
  const lost = [
    ...(loss.everything ? [texts.everything] : []),
    ...(!loss.everything && loss.mentorships > 0 ? [texts.mentorships(loss.mentorships)] : []),
    ...(loss.heldNotes > 0 ? [texts.heldNotes(loss.heldNotes)] : []),
    ...(!loss.everything && loss.desks > 0 ? [texts.desks] : []),
    ...(!loss.everything && loss.lead ? [texts.lead] : []),
    ...(loss.sheet ? [texts.sheet] : []),
  ];
  return [...lost, ...(loss.everything ? [] : [texts.stays]), texts.back[loss.back]];
}
