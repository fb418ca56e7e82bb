import type * as Y from 'yjs';
import { newEditId, type MemberId, type NoteId, type Random } from '#base/ids.ts';
import { noteTexts, type Note } from '#domain/note.ts';
import type { Plain, Saying, Write } from '#domain/write.ts';
import { noteShape } from './mentorShapes.ts';
import { project } from './projection.ts';
import { latestFirst, readRecord, recordIds } from './records.ts';

/** The notes of a mentorship's own document, newest first by the day they speak of. */
export function notesIn(doc: Y.Doc): readonly Note[] {
  const notes = recordIds(doc, 'note').flatMap((id) => noteIn(doc, id as NoteId) ?? []);
  return notes.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : latestFirst({ id: a.id, when: a.at }, { id: b.id, when: b.at })));
}

/** Null: it is not there. */
export function noteIn(doc: Y.Doc, id: NoteId): Note | null {
  const record = readRecord(doc, 'note', id);
  if (!record) return null;
  const first = record.born ?? record.edits[0];
  return { ...project(record, noteShape).fields, id, by: first?.who ?? ('' as MemberId), at: first?.when ?? 0 };
}

/**
 * What makes the document hold the note as it is (D-96): its birth, or, where it was born already and saved again with other words, changes of these; none where
 * it says the same. So whoever tries again makes nothing twice and loses nothing.
 */
export function noteWrites(doc: Y.Doc, note: Note, random: Random): readonly Write[] {
  const record = readRecord(doc, 'note', note.id);
  const by: Saying = { member: note.by, at: note.at };
  if (!record) return [{ make: 'adoption', kind: 'note', id: note.id, born: bornOf(note), by }];
  const { fields, heads } = project(record, noteShape);
  return noteTexts.filter((text) => fields[text] !== note[text]).map((field) => ({ make: 'change', kind: 'note', id: note.id, edit: newEditId(random), field, value: note[field], replaces: heads[field], by }));
}

/** What is empty is left out: the shape says the same. */
function bornOf({ about, on, how, lacks, next }: Note): { readonly [field: string]: Plain } {
  const texts = Object.entries({ how, lacks, next }).filter(([, text]) => text !== '');
  return { about, on, ...Object.fromEntries(texts) };
}
