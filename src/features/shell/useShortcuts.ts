import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import { readPreference } from '#ui/preference.ts';

/** Single keys can be switched off in the settings (WCAG 2.1.4). */
export const shortcutChoices = ['on', 'off'] as const;

/** `n` logs a talk, `/` searches, `?` explains; only with room for a keyboard and never while typing. */
export function useShortcuts(showHelp: () => void): void {
  const [, navigate] = useLocation();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event)) return;
    if (event.key === 'n') navigate('/gespraech/neu');
    else if (event.key === '/') focusSearch(() => navigate('/kontakte'));
    else if (event.key === '?') showHelp();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function isShortcut(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (!matchMedia('(min-width: 56.25rem)').matches || readPreference('shortcuts', shortcutChoices) === 'off') return false;
  const target = event.target instanceof Element ? event.target : null;
  return !target?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"]');
}

/** The search of the screen one is on, else that of the contacts, once they stand. */
function focusSearch(openContacts: () => void): void {
  const search = () => document.querySelector<HTMLInputElement>('main input[type="search"]');
  const here = search();
  if (here) return here.focus();
  openContacts();
  requestAnimationFrame(() => requestAnimationFrame(() => search()?.focus()));
}
