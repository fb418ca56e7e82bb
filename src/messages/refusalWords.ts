import type { Catalogue } from './catalogue.ts';
import { currentCatalogue, wholeCatalogue } from './language.ts';

/** The sentence for a refusal of the app or the domain, with its detail in brackets. A word of another version gets the general sentence. */
export function refusalWords(messages: Catalogue, refused: { readonly refusal: string; readonly detail?: string }): string {
  const sentences: Readonly<Record<string, string>> = { ...messages.refusals, ...messages.refused };
  const sentence = sentences[refused.refusal] ?? messages.refusals.unknown;
  return refused.detail ? `${sentence} (${refused.detail})` : sentence;
}

/** The same where only the first view's texts may be there yet: the domain's come with the first refusal. */
export async function lateRefusalWords(refused: { readonly refusal: string; readonly detail?: string }): Promise<string> {
  // Without a network, on a phone that has not got them, the general sentence stands in.
  await wholeCatalogue().catch(() => undefined);
  return refusalWords(currentCatalogue(), refused);
}
