import * as v from 'valibot';
import type { Draft } from './api.ts';

/** What a list of unfinished forms says of one, without knowing the form: whom it is about, since when, where it goes on. */
export type DraftAbout = { readonly name: string; readonly at: number; readonly href: string };

const kept = v.object({ about: v.object({ name: v.string(), at: v.number(), href: v.pipe(v.string(), v.startsWith('/')) }) });

/** The `about` of a draft's value, or null where the form keeps none. */
export function draftAbout(draft: Draft): DraftAbout | null {
  const read = v.safeParse(kept, draft.value);
  return read.success ? read.output.about : null;
}
