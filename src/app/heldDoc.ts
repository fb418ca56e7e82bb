import * as Y from 'yjs';
import { bodiesOf } from '#doc/bodies.ts';
import { applyWrites, readRecord } from '#doc/records.ts';
import type { Write } from '#domain/write.ts';
import type { HeldPart } from './heldDesk.ts';

/** The own desk as far as it is held. */
export function heldDoc(parts: readonly HeldPart[]): Y.Doc {
  const doc = new Y.Doc();
  for (const part of parts) sayOnce(doc, part);
  return doc;
}

/** Says a part that may have been said before: stopped between telling and dropping, it is there already. */
export function sayOnce(doc: Y.Doc, { writes, by }: HeldPart): void {
  for (const write of writes) if (!isSaid(doc, write)) applyWrites(doc, [write], by, 'run');
}

/** Everything held as one update, as a removed device hands it over. */
export function heldUpdate(parts: readonly HeldPart[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Y.encodeStateAsUpdate(heldDoc(parts)));
}

function isSaid(doc: Y.Doc, write: Write): boolean {
  if (write.make === 'birth' || write.make === 'adoption') return bodiesOf(doc, write.kind, write.id).length > 0;
  return readRecord(doc, write.kind, write.id)?.edits.some(({ id }) => id === write.edit) ?? false;
}
