import type { ImportPlan, RowNote } from '#domain/imports/plan.ts';
import type { ImportProblem } from '#domain/imports/table.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import type { Picked, Planned } from './useImport.ts';
import type { RefusedContact } from './writing.ts';

/** One line of the file that was not taken over, or not wholly, in the reader's words. */
export type ReportLine = { readonly line: number; readonly name: string; readonly reason: string };

/** Why something was not taken, as a sentence; the rules' own sentence where the import has no shorter one. */
export function reasonWords(m: Catalogue, why: string): string {
  const reasons: Readonly<Record<string, string>> = m.imports.reasons;
  return reasons[why] ?? refusalWords(m, { refusal: why });
}

export function refusedLines(m: Catalogue, refused: readonly RefusedContact[]): readonly ReportLine[] {
  return refused.map(({ line, name, why }) => ({ line, name, reason: reasonWords(m, why) }));
}

export function noteLines(m: Catalogue, notes: readonly RowNote[]): readonly ReportLine[] {
  return notes.map(({ line, name, why, text }) => ({ line, name, reason: m.imports.quoted(reasonWords(m, why), text) }));
}

export function problemLines(m: Catalogue, problems: readonly ImportProblem[]): readonly ReportLine[] {
  return problems.map(({ line, why, text }) => ({ line, name: '', reason: m.imports.quoted(m.imports.problems[why], text) }));
}

/** Everything that did not arrive, in the file's order: for the list to save and work through. */
export function linesLeftOut(m: Catalogue, planned: Planned, { taken, seated }: Picked, refused: readonly RefusedContact[]): readonly ReportLine[] {
  const { plan, preview } = planned;
  const skipped = plan.twins.filter((twin) => !taken.has(twin.line) && !(seated.has(twin.line) && twin.seats.length > 0)).map(({ line, contact }) => ({ line, name: contact.name, reason: m.imports.result.skipped }));
  return [...problemLines(m, preview.problems), ...refusedLines(m, [...plan.refused, ...refused]), ...noteLines(m, plan.notes), ...skipped].toSorted((a, b) => a.line - b.line);
}

export function withheldLines(m: Catalogue, plan: ImportPlan): readonly string[] {
  const { notes, tags, ticket, birthYear } = plan.withheld;
  const words = m.imports.report.withheld;
  return [notes > 0 ? words.notes(notes) : '', tags > 0 ? words.tags(tags) : '', ticket > 0 ? words.ticket(ticket) : '', birthYear > 0 ? words.birthYear(birthYear) : ''].filter((text) => text !== '');
}
