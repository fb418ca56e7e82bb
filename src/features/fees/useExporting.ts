import { useState } from 'react';
import { today } from '#app/clock.ts';
import { run } from '#app/engine.ts';
import type { AgreementRow } from '#app/feeApi.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type MemberId } from '#base/ids.ts';
import type { ExportFormat } from '#domain/feeExport.ts';
import { fees } from '#messages/later/fees.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { exportFile } from './exportFile.ts';
import { exportLines } from './exportTable.ts';

type Exporting = { readonly run: (format: ExportFormat) => Promise<void>; readonly busy: boolean; readonly problem: string | null };

/** Makes the file, records that it leaves, and only then hands it out: none leaves untold. */
export function useExporting(rows: readonly AgreementRow[], nameOf: (member: MemberId) => string): Exporting {
  const [all, m] = [useMessages(), useTexts(fees)];
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (format: ExportFormat): Promise<string | null> => {
    const file = await exportFile(format, { header: m.exports.columns, lines: exportLines(rows, m, nameOf), sheet: m.title }).catch(() => null);
    if (file === null) return m.exports.failed;
    const told = await run({ do: 'recordFeeExport', export: { id: newId(systemRandom), format, count: rows.length } });
    if (!told.ok) return refusalWords(all, { refusal: told.refusal });
    handOut(file, `${m.exports.fileName(today())}.${format}`);
    return null;
  };
  const give = async (format: ExportFormat): Promise<void> => {
    setBusy(true);
    const why = await take(format);
    setBusy(false);
    setProblem(why);
    if (why === null) showToast(m.exports.done);
  };
  return { run: give, busy, problem };
}

function handOut(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
