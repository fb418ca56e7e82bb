/** A time on the clock: milliseconds since 1970, or minutes of a day. `ends` is no longer part of it. */
export type Span = { readonly begins: number; readonly ends: number };
/** Which of how many columns of the same width, counted from 0. */
export type Column = { readonly column: number; readonly columns: number };

/** Where each span stands beside those at the same time: none covers another, and one that is alone has the whole width. In the order given; needs them sorted by begin. */
export function sideBySide(spans: readonly Span[]): readonly Column[] {
  const columns: number[] = [];
  const widths: number[] = [];
  let group: number[] = [];
  let free: number[] = [];
  const close = (): void => {
    for (const index of group) widths[index] = free.length;
    group = [];
    free = [];
  };
  spans.forEach((span, index) => {
    if (free.every((ends) => ends <= span.begins)) close();
    const open = free.findIndex((ends) => ends <= span.begins);
    const column = open < 0 ? free.length : open;
    // Something without a length takes its place all the same.
    free[column] = Math.max(span.ends, span.begins + 1);
    columns[index] = column;
    group.push(index);
  });
  close();
  return spans.map((_, index) => ({ column: columns[index] ?? 0, columns: widths[index] ?? 1 }));
}
