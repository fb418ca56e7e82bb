import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import type { DraftId } from '#base/ids.ts';
import type { EditedPoint } from './guideForm.ts';

export const DRAFT_KIND = 'guide';

/** The guide's form as it was left, and when it was last typed in (milliseconds since 1970). */
export type GuideDraft = { readonly at: number; readonly points: readonly EditedPoint[] };
export type KeptGuide = GuideDraft & { readonly id: DraftId };

const draft = v.object({ at: v.number(), points: v.array(v.object({ id: v.string(), title: v.string(), hint: v.string() })) });

/** The latest of the guide's drafts; null where there is none, or only such as another version wrote otherwise. */
export function latestGuideDraft(drafts: readonly Draft[]): KeptGuide | null {
  const kept = drafts.flatMap(({ id, kind, value }) => {
    const read = v.safeParse(draft, value);
    return kind === DRAFT_KIND && read.success ? [{ id, ...read.output }] : [];
  });
  return kept.toSorted((a, b) => b.at - a.at)[0] ?? null;
}
