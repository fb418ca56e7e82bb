import { newEditId, type MemberId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import { acceptWrites } from './change.ts';
import type { Command } from './command.ts';
import type { Actor, Known } from './known.ts';
import type { Decided } from './refusal.ts';
import { limits } from './text.ts';
import { TERMS_ID } from './write.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** That somebody took a list of agreements out of the app: which kind of file, and how many agreements were in it. */
export type NewFeeExport = { readonly id: string; readonly format: ExportFormat; readonly count: number };
/** Who did, and when (milliseconds since 1970). */
export type FeeExport = NewFeeExport & { readonly by: MemberId; readonly at: number };

const MOST = 1_000_000;

/** Told before the file is made (D-176); told again it is there once. */
export function recordFeeExport({ export: made }: Extract<Command, { do: 'recordFeeExport' }>, known: Known, by: Actor): Decided {
  if (!by.roles?.some((role) => role === 'lead' || role === 'treasurer')) return refuse('not-your-role');
  const { id, format, count } = made;
  if (id === '' || id.length > limits.tag || !exportFormats.includes(format)) return refuse('value-unknown', 'format');
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST) return refuse('value-unknown', 'count');
  if (known.feeExports().some((one) => one.id === id)) return accept({ parts: [], undo: null });
  return acceptWrites([{ make: 'append', kind: 'terms', id: TERMS_ID, edit: newEditId(by.random), field: 'exports', value: { id, format, count } }]);
}
