import { useSyncExternalStore } from 'react';
import type { Catalogue } from './catalogue.ts';
import { firstGerman } from './firstGerman.ts';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** Not a secret: which language this device shows. */
const KEPT_AS = 'anlauf.language';
let current: { readonly language: Language; readonly catalogue: Catalogue } = { language: 'de', catalogue: firstGerman };
const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return current.language;
}

export function currentCatalogue(): Catalogue {
  return current.catalogue;
}

/** The language kept on this device, German where none is; main.tsx awaits it before the first paint. */
export async function startLanguage(): Promise<void> {
  const kept = languages.find((language) => language === localStorage.getItem(KEPT_AS)) ?? 'de';
  if (kept !== current.language) await show(kept);
}

/** The texts of every screen in the current language: what the first view does not need comes with the screen that does (routes.tsx). */
export async function wholeCatalogue(): Promise<void> {
  const { language } = current;
  const catalogue = await load(language);
  if (current.language === language && current.catalogue !== catalogue) put(language, catalogue);
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
  put(language, await load(language));
}

async function load(language: Language): Promise<Catalogue> {
  return language === 'de' ? (await import('./german.ts')).german : (await import('./english.ts')).english;
}

function put(language: Language, catalogue: Catalogue): void {
  current = { language, catalogue };
  if (typeof document !== 'undefined') document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
