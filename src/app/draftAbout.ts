import * as v from 'valibot';
import type { Draft } from './api.ts';
import type { OwnWords } from './farewellApi.ts';

/** What a list of unfinished forms says of one, without knowing the form: whom it is about, since when, where it goes on. */
export type DraftAbout = { readonly name: string; readonly at: number; readonly href: string };

const kept = v.object({ about: v.object({ name: v.string(), at: v.number(), href: v.pipe(v.string(), v.startsWith('/')) }) });
const typed = v.object({ words: v.array(v.string()), at: v.optional(v.number()), about: v.optional(v.object({ at: v.number() })) });

/** The `about` of a draft's value, or null where the form keeps none. */
export function draftAbout(draft: Draft): DraftAbout | null {
  const read = v.safeParse(kept, draft.value);
  return read.success ? read.output.about : null;
}

/**
 * The `words` of a draft's value: what its form says are the person's own. Whom it is about, and what stood in the form before,
 * is the team's. None where the form keeps none.
 */
export function draftWords({ kind, value }: Draft): OwnWords {
  const read = v.safeParse(typed, value);
  if (!read.success) return { kind, at: null, words: [] };
  const { words, at, about } = read.output;
  return { kind, at: about?.at ?? at ?? null, words: words.filter((text) => text.trim() !== '') };
}

/** What somebody typed into a text that stood there `before`: without what it begins and ends with as it did. */
export function typedInto(before: string, now: string): string {
  const [was, is] = [[...before], [...now]];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  return is.slice(start, is.length - end).join('').trim();
}
