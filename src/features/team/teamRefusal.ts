import type { Catalogue } from '#messages/catalogue.ts';
import { refusalWords } from '#messages/refusalWords.ts';

/** Changing the team needs the hub: without it the sentence says that nothing was changed. */
export function teamRefusal(m: Catalogue, refused: { readonly refusal: string; readonly detail?: string }): string {
  return refused.refusal === 'hub-unreachable' ? m.team.needsHub : refusalWords(m, refused);
}
