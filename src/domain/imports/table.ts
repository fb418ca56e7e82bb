import type { Encoding } from './encoding.ts';

export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What a column of the file is taken for. Two columns may be the same thing (two phones; given names in two columns). */
export const importFields = ['ignore', 'name', 'firstName', 'lastName', 'phone', 'mail', 'place', 'ticket', 'tags', 'notes', 'proposedBy', 'birthYear', 'mandate', 'mandatePlace', 'locality', 'group', 'since'] as const;
export type ImportField = (typeof importFields)[number];

/** `title` is the file's own heading, empty where it has none; a vCard's columns are named by its properties. */
export type ImportColumn = { readonly title: string; readonly guess: ImportField };

/** `line` is the row a table program shows (the heading is row 1) or, in a vCard file, the text line a card begins on. */
export type ImportRow = { readonly line: number; readonly cells: readonly string[] };

/** Something of the file that did not become a row, or not wholly. `text` quotes the file. */
export type ImportProblem = { readonly line: number; readonly why: ProblemReason; readonly text: string };
export type ProblemReason = 'quotes' | 'too-many-cells' | 'above-header' | 'card-unclosed' | 'outside-card' | 'property-unreadable';

/** A contact file, parsed once: from here on types are true. */
export type ImportTable = {
  readonly format: 'csv' | 'vcard';
  readonly encoding: Encoding;
  /** Null for a vCard file. */
  readonly delimiter: Delimiter | null;
  readonly header: boolean;
  readonly columns: readonly ImportColumn[];
  readonly rows: readonly ImportRow[];
  readonly problems: readonly ImportProblem[];
};

/** What the person sets by hand where the guess was wrong; an absent option is guessed. */
export type ImportOptions = { readonly encoding?: Encoding; readonly delimiter?: Delimiter; readonly header?: boolean };

export type ImportRefusal =
  | 'file-empty' | 'file-too-big' | 'too-many-rows' | 'file-is-spreadsheet' | 'file-not-text' | 'file-not-contacts' | 'file-without-rows' | 'file-broken';
