import type { StoryItem } from '#app/api.ts';

type Change = Extract<StoryItem, { kind: 'change' }>;

/** For each change of a story (newest first) the next older change of the same field; the oldest of a field has none, for births are not told by field. */
export function changesBefore(story: readonly StoryItem[]): ReadonlyMap<StoryItem, Change> {
  const before = new Map<StoryItem, Change>();
  const newer = new Map<string, Change>();
  for (const item of story) {
    if (item.kind !== 'change') continue;
    const later = newer.get(item.field);
    if (later) before.set(later, item);
    newer.set(item.field, item);
  }
  return before;
}
