import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import type { DraftId } from '#base/ids.ts';
import { guideKinds, type GuideKind } from '#domain/guide.ts';
import type { EditedPoint } from './guideForm.ts';

export const DRAFT_KIND = 'guide';

/** A guide's form as it was left, and when it was last typed in (milliseconds since 1970). */
export type GuideDraft = { readonly at: number; readonly of: GuideKind; readonly points: readonly EditedPoint[] };
export type KeptGuide = GuideDraft & { readonly id: DraftId };

const draft = v.object({ at: v.number(), of: v.optional(v.picklist(guideKinds), 'candidacy'), points: v.array(v.object({ id: v.string(), title: v.string(), hint: v.string() })) });

/** The latest of one guide's drafts; null where there is none, or only such as another version wrote otherwise. */
export function latestGuideDraft(drafts: readonly Draft[], of: GuideKind): KeptGuide | null {
  const kept = drafts.flatMap(({ id, kind, value }) => {
    const read = v.safeParse(draft, value);
    return kind === DRAFT_KIND && read.success && read.output.of === of ? [{ id, ...read.output }] : [];
  });
  return kept.toSorted((a, b) => b.at - a.at)[0] ?? null;
}
