import type { Catalogue } from '#messages/catalogue.ts';
import { refusalWords } from '#messages/refusalWords.ts';

/** The sentence for a refusal: those of agreements come with their texts. */
export function refusedWords(all: Catalogue, own: Readonly<Record<string, string>>, refusal: string): string {
  return own[refusal] ?? refusalWords(all, { refusal });
}
