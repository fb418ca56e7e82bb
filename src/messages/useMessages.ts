import type { Catalogue } from './catalogue.ts';
import { currentCatalogue, useLanguage } from './language.ts';

/** All texts in the current language: `const m = useMessages(); m.common.save`. */
export function useMessages(): Catalogue {
  useLanguage();
  return currentCatalogue();
}
