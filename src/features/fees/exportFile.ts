import type { Row } from 'write-excel-file/universal';
import type { ExportFormat } from '#domain/feeExport.ts';
import { csvCells, type ExportLine } from './exportTable.ts';

type Made = { readonly header: readonly string[]; readonly lines: readonly ExportLine[]; readonly sheet: string };

/** The file's bytes; what writes it loads only now. */
export async function exportFile(format: ExportFormat, { header, lines, sheet }: Made): Promise<Blob> {
  if (format === 'csv') {
    const { csvText } = await import('#domain/imports/csvText.ts');
    return new Blob([csvText(header, lines.map(csvCells))], { type: 'text/csv;charset=utf-8' });
  }
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const head: Row = header.map((value) => ({ value, type: String, fontWeight: 'bold' }));
  return writeExcelFile([head, ...lines.map(excelCells)], { sheet, stickyRowsCount: 1, columns: header.map((word) => ({ width: Math.max(14, word.length + 2) })) }).toBlob();
}

/** Amounts as numbers, days as days; whatever else is text, so that nothing in it runs as a formula. */
function excelCells(line: ExportLine): Row {
  return line.map((cell) => {
    switch (cell.is) {
      case 'text':
        return { value: cell.text, type: String };
      case 'sum':
        return cell.cents === null ? null : { value: cell.cents / 100, type: Number, format: '#,##0.00 "€"' };
      case 'day':
        return cell.day === null ? null : { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' };
    }
  });
}
