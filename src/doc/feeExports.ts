import type * as Y from 'yjs';
import { exportFormats, type FeeExport } from '#domain/feeExport.ts';
import { TERMS_ID } from '#domain/write.ts';
import { readRecord } from './records.ts';
import { isObject, oneOf, text, wholeNumber } from './reads.ts';

/** Every export of agreements that was recorded, latest first, each once; what cannot be read is none. */
export function feeExportsOf(team: Y.Doc): readonly FeeExport[] {
  const said = readRecord(team, 'terms', TERMS_ID)?.edits.filter(({ field }) => field === 'exports') ?? [];
  const byId = new Map<string, FeeExport>();
  for (const { value, who, when } of said) {
    if (!isObject(value)) continue;
    const [id, format, count] = [text(value['id']), oneOf(exportFormats)(value['format']), wholeNumber(value['count'])];
    if (id && format && count !== undefined && !byId.has(id)) byId.set(id, { id, format, count, by: who, at: when });
  }
  return [...byId.values()].toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}
