/** Something to pick by typing. */
export type ComboItem = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** More words to find it by; not shown. */
  readonly search?: string;
};
export type ComboMatches = { readonly shown: readonly ComboItem[]; readonly more: number };

/** As many as a person reads before typing on; keeps 10,000 items fluid without a virtual list. */
export const SHOWN_AT_MOST = 50;

/** A search over the items: every word must occur, names that begin with the query come first. */
export function comboSearch(items: readonly ComboItem[]): (query: string) => ComboMatches {
  const folded = items.map((item) => ({ item, label: foldText(item.label), all: foldText(`${item.label} ${item.detail ?? ''} ${item.search ?? ''}`) }));
  return (query) => {
    const wanted = foldText(query);
    const words = wanted.split(/\s+/).filter(Boolean);
    const found = folded.filter((one) => words.every((word) => one.all.includes(word)));
    const first = found.filter((one) => one.label.startsWith(wanted));
    const rest = found.filter((one) => !one.label.startsWith(wanted));
    const shown = [...first, ...rest].slice(0, SHOWN_AT_MOST).map((one) => one.item);
    return { shown, more: found.length - shown.length };
  };
}

/** Lower case; ö, oe and o are one, ß and ss too: people type what their keyboard has. */
export function foldText(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').replaceAll(/([aou])e/g, '$1').normalize('NFD').replaceAll(/\p{M}/gu, '').trim();
}
