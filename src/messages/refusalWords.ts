import type { Catalogue } from './catalogue.ts';

/** The sentence for a refusal of the app or the domain, with its detail in brackets. A word of another version gets the general sentence. */
export function refusalWords(messages: Catalogue, refused: { readonly refusal: string; readonly detail?: string }): string {
  const sentences: Readonly<Record<string, string>> = { ...messages.refusals, ...messages.contacts.refusals };
  const sentence = sentences[refused.refusal] ?? messages.refusals.unknown;
  return refused.detail ? `${sentence} (${refused.detail})` : sentence;
}
