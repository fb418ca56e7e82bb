import { useSyncExternalStore } from 'react';
import type { Catalogue } from './catalogue.ts';
import { german } from './german.ts';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** Not a secret: which language this device shows. */
const KEPT_AS = 'anlauf.language';
let current: { readonly language: Language; readonly catalogue: Catalogue } = { language: 'de', catalogue: german };
const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return current.language;
}

export function currentCatalogue(): Catalogue {
  return current.catalogue;
}

/** The language kept on this device, German where none is; main.tsx awaits it before the first paint. */
export async function startLanguage(): Promise<void> {
  const kept = languages.find((language) => language === localStorage.getItem(KEPT_AS));
  await show(kept ?? 'de');
}

/** Switches every text at once and keeps the choice on this device. English arrives in its own chunk. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  await show(language);
}

/** Re-renders a component when the language changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

async function show(language: Language): Promise<void> {
  const catalogue = language === 'de' ? german : (await import('./english.ts')).english;
  current = { language, catalogue };
  if (typeof document !== 'undefined') document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
