import type { ContactId } from '#base/ids.ts';

/** Which element shows which contact; `question` is what the list was asked for. */
export type RowKeys = { readonly question: object; readonly shown: readonly { readonly id: ContactId; readonly key: number }[]; readonly next: number };

export const noKeys: RowKeys = { question: {}, shown: [], next: 0 };

/**
 * Keys for the rows now shown. Scrolling and news leave each contact its element, with the focus that may be in it. Another question is asked outside the list,
 * so its answer is written into the elements that are there: half the work of making new ones.
 */
export function keysFor(before: RowKeys, question: object, ids: readonly ContactId[]): RowKeys {
  const kept = new Map(before.shown.map(({ id, key }) => [id, key]));
  let next = before.next;
  const shown = ids.map((id, place) => ({ id, key: (before.question === question ? kept.get(id) : before.shown[place]?.key) ?? next++ }));
  return { question, shown, next };
}
