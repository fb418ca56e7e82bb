import type * as Y from 'yjs';
import type { CommitteeId, MemberId } from '#base/ids.ts';
import type { Choice } from '#domain/contact.ts';
import type { Heads } from '#domain/known.ts';
import { supportAnswers, supportDefaults, type Support, type SupportAnswer, type RecordedAsk, type SupportAsk, type SupportField, type SupportFields, type SupportStep } from '#domain/support.ts';
import { project, type Shape } from './projection.ts';
import { readRecord, recordIds, type StoredRecord } from './records.ts';
import { day, isObject, oneOf, orNull, text } from './reads.ts';

export const supportShape: Shape<SupportFields> = {
  answer: { read: readAnswer, missing: supportDefaults.answer },
  next: { read: (value) => orNull(value, readStep), missing: supportDefaults.next },
};

/** What was asked of a board, but for its receipt. */
export type SupportProjection = Support & { readonly heads: Heads<SupportField>; readonly contested: Partial<Record<SupportField, readonly Choice[]>> };

/** Of every board that was ever asked, in no order. */
export function supports(team: Y.Doc): readonly SupportProjection[] {
  return recordIds(team, 'support').map((id) => supportOf(team, id as CommitteeId));
}

export function supportOf(team: Y.Doc, committee: CommitteeId): SupportProjection {
  const record: StoredRecord = readRecord(team, 'support', committee) ?? { born: null, bornAgain: [], edits: [] };
  const { fields, heads, contested } = project(record, supportShape);
  return { ...fields, committee, asks: asksIn(record), heads, contested };
}

/** By their days; of one day in the order of recording. What was taken back is none of them. */
function asksIn({ edits }: StoredRecord): readonly RecordedAsk[] {
  const said = edits.filter(({ field }) => field === 'asks');
  const gone = new Set(said.flatMap(({ value }) => (isObject(value) ? (text(value['takenBack']) ?? []) : [])));
  const asks = said.flatMap(({ id, value }) => {
    const ask = gone.has(id) ? undefined : readAsk(value);
    return ask ? [{ ...ask, edit: id }] : [];
  });
  return asks.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function readAsk(value: unknown): SupportAsk | undefined {
  if (!isObject(value)) return undefined;
  const [on, by] = [day(value['on']), text(value['by'])];
  return on && by !== undefined ? { on, by: by as MemberId, whom: text(value['whom']) ?? '', what: text(value['what']) ?? '' } : undefined;
}

function readAnswer(value: unknown): SupportAnswer | undefined {
  const is = isObject(value) ? oneOf(supportAnswers)(value['is']) : undefined;
  return isObject(value) && is ? { is, text: text(value['text']) ?? '' } : undefined;
}

function readStep(value: unknown): SupportStep | undefined {
  if (!isObject(value)) return undefined;
  const what = text(value['what']);
  return what === undefined ? undefined : { what, due: day(value['due']) ?? null, responsible: (text(value['responsible']) ?? null) as MemberId | null };
}
