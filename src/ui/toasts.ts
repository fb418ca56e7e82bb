import { useSyncExternalStore } from 'react';

/** A passing word on something that is visible elsewhere too: never the only copy. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  /** What takes the act back, offered as a button as long as the toast stands. */
  readonly undo?: () => void;
};

const KEPT = 3;
let last = 0;
let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

/** Shows a toast; the oldest gives way when more than three stand. */
export function showToast(text: string, undo?: () => void): void {
  last += 1;
  replace([...toasts, { id: last, text, undo }].slice(-KEPT));
}

export function dismissToast(id: number): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

/** Locking calls this: a toast may name a person. */
export function dismissAllToasts(): void {
  replace([]);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
