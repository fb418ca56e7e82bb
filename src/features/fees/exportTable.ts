import { NO_CENTS, type Cents } from '#base/cents.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { AgreementRow } from '#app/feeApi.ts';
import { sumOf, sumPart } from '#domain/feeOverview.ts';
import { placeTitle } from '#domain/places.ts';
import type { fees } from '#messages/later/fees.ts';

type Texts = (typeof fees)['de'];
type Cell = { readonly is: 'text'; readonly text: string } | { readonly is: 'sum'; readonly cents: Cents | null } | { readonly is: 'day'; readonly day: LocalDate | null };
/** A line of what the treasurer takes out. Notes and questions are never in it. */
export type ExportLine = readonly Cell[];

const text = (words: string): Cell => ({ is: 'text', text: words });
const sum = (cents: Cents | null): Cell => ({ is: 'sum', cents });

/** One line for each agreement, by name; what is promised and what is uncertain in columns of their own, so that each adds up to what the overview says (D-177). */
export function exportLines(rows: readonly AgreementRow[], m: Texts, nameOf: (desk: AgreementRow['desk']) => string): readonly ExportLine[] {
  return rows.toSorted((a, b) => a.contactName.localeCompare(b.contactName, 'de') || (a.id < b.id ? -1 : 1)).map((row) => {
    const part = sumPart(row);
    return [
      text(row.contactName), text(row.body === null ? '' : m.bodies[row.body]), text(row.place === null ? '' : placeTitle(row.place)), text(m.stages[row.stage]), text(row.reached ? m.yes : m.openWord), text(row.reduced ? m.yes : m.no),
      sum(part === 'uncertain' ? null : sumOf(row)), sum(part === 'uncertain' ? (sumOf(row) ?? NO_CENTS) : null), text(m.rhythms[row.rhythm]), { is: 'day', day: row.start }, { is: 'day', day: row.signedOn }, text(nameOf(row.desk)),
    ];
  });
}

/** For the list as CSV: amounts and days as Germans write them. */
export function csvCells(line: ExportLine): readonly string[] {
  return line.map((cell) => {
    switch (cell.is) {
      case 'text':
        return cell.text;
      case 'sum':
        return cell.cents === null ? '' : `${Math.trunc(cell.cents / 100)},${String(cell.cents % 100).padStart(2, '0')}`;
      case 'day':
        return cell.day === null ? '' : cell.day.split('-').toReversed().join('.');
    }
  });
}
