import type { MemberId, NoteId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';

/** Whether a note is of a check-in, of the end, or came with a hand-over. */
export const noteSubjects = ['check-in', 'closing', 'handed-over'] as const;
export type NoteSubject = (typeof noteSubjects)[number];

/** Wie läuft's? Was fehlt? Nächster Schritt. */
export const noteTexts = ['how', 'lacks', 'next'] as const;
export type NoteTexts = Readonly<Record<(typeof noteTexts)[number], string>>;

/** Lies in the mentorship's own circle, born and never edited. */
export type NoteFields = NoteTexts & { readonly about: NoteSubject; readonly on: LocalDate };
export type Note = NoteFields & { readonly id: NoteId; readonly by: MemberId; readonly at: number };
