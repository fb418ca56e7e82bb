import type * as Y from 'yjs';
import { rootOf } from './bodies.ts';

const kinds = ['event', 'internalEvent', 'committee', 'follow'] as const;

/** Calls after each transaction that changed something of the calendar, once; returns how to stop. */
export function watchCalendar(doc: Y.Doc, onTouched: () => void): () => void {
  let touched = false;
  const note = (): void => {
    touched = true;
  };
  const tell = (): void => {
    if (!touched) return;
    touched = false;
    onTouched();
  };
  for (const kind of kinds) rootOf(doc, kind).observeDeep(note);
  doc.on('afterTransaction', tell);
  return () => {
    for (const kind of kinds) rootOf(doc, kind).unobserveDeep(note);
    doc.off('afterTransaction', tell);
  };
}
