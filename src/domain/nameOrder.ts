const collator = new Intl.Collator('de', { sensitivity: 'base', numeric: true });

type Named = { readonly name: string; readonly id: string };

/** The order of people in a list: as in a German telephone book, numbers by value; the id decides between namesakes, so that it is the same on every device. */
export function byName(a: Named, b: Named): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}
