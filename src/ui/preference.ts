import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** What this device prefers, nothing personal: kept in localStorage as `anlauf.<name>`. A value not among `allowed` counts as the first one. */
export function usePreference<T extends string>(name: string, allowed: readonly [T, ...T[]]): readonly [T, (value: T) => void] {
  const value = useSyncExternalStore(subscribe, () => readPreference(name, allowed));
  return [value, (next) => keepPreference(name, next)];
}

export function readPreference<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
  const kept = localStorage.getItem(`anlauf.${name}`);
  return allowed.find((value) => value === kept) ?? allowed[0];
}

function keepPreference(name: string, value: string): void {
  localStorage.setItem(`anlauf.${name}`, value);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
