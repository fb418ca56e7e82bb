import { useLanguage, type Language } from './language.ts';

/** One noun's texts in every language. */
export type Texts<T> = Readonly<Record<Language, T>>;

/**
 * The texts of a screen that comes after the first view: they travel with it instead of with the catalogue, which every
 * start has to load. `const m = useTexts(recovery)`, from `later/<noun>.ts`.
 */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage()];
}
