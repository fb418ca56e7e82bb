import type { Entry } from '#wire/entry.ts';
import { MAX_LIST, PAGE_BYTES } from '#wire/limits.ts';

/** Author, number, signature and lengths around a body, rounded up; the circle's name comes on top. */
const AROUND_BODY_BYTES = 128;

/** Collects entries until a frame is full; a page always takes its first entry, however large. */
export function pageFilling(): { readonly entries: readonly Entry[]; add(entry: Entry): boolean } {
  const entries: Entry[] = [];
  let bytes = 0;
  return {
    entries,
    add: (entry) => {
      const size = entry.body.length + entry.header.circle.length + AROUND_BODY_BYTES;
      if (entries.length >= MAX_LIST || (entries.length > 0 && bytes + size > PAGE_BYTES)) return false;
      bytes += size;
      entries.push(entry);
      return true;
    },
  };
}

/** Entries in order, cut into frames' worths. */
export function inPages(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const pages = [];
  let filling = pageFilling();
  for (const entry of entries) {
    if (filling.add(entry)) continue;
    pages.push(filling.entries);
    filling = pageFilling();
    filling.add(entry);
  }
  return filling.entries.length > 0 ? [...pages, filling.entries] : pages;
}

/** As many byte strings from the front as fit a frame; at least one, where there is one. */
export function frameful<T extends Uint8Array>(items: readonly T[]): readonly T[] {
  let bytes = 0;
  const full = items.findIndex((item, index) => {
    bytes += item.length + 8;
    return index > 0 && (bytes > PAGE_BYTES || index >= MAX_LIST);
  });
  return full < 0 ? items : items.slice(0, full);
}
