import { useSyncExternalStore } from 'react';

const PREFIX = '#gruenden=';
let code: string | null = null;

/** The founding code of the link this app was opened with. It is taken out of the address at once: it must not stay in the history. */
export function useFoundingCode(): string | null {
  return useSyncExternalStore(subscribe, takeCode);
}

function takeCode(): string | null {
  if (location.hash.startsWith(PREFIX)) {
    code = decodeURIComponent(location.hash.slice(PREFIX.length)).trim() || null;
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return code;
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
